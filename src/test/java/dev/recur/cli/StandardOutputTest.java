package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardOutputTest {
  /** An output on which so many bytes have room. */
  private static OutputStream full(int room, String reason) {
    return new OutputStream() {
      private int written;

      @Override
      public void write(int one) throws IOException {
        if (++written > room) {
          throw new IOException(reason);
        }
      }
    };
  }

  private static int run(OutputStream to, StringWriter err, String... args) {
    return Main.run(
        args,
        new ByteArrayInputStream(new byte[0]),
        new PrintWriter(
            new OutputStreamWriter(new StandardOutput(to), StandardCharsets.UTF_8), true),
        new PrintWriter(err),
        Screen.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "train --help",
        "generate-completion",
        "inspect AIRLINE",
        "inspect AIRLINE --json",
        "forecast AIRLINE",
        "tune AIRLINE --show-space"
      })
  void aFullDiskIsSeen(String words) {
    String[] args = words.replace("AIRLINE", Terminal.AIRLINE.toString()).split(" ", -1);
    for (int room : new int[] {0, 5}) {
      StringWriter err = new StringWriter();
      assertEquals(1, run(full(room, "No space left on device"), err, args), err.toString());
      String last = err.toString().lines().reduce("", (before, line) -> line);
      assertEquals("recur: standard output: could not write to its end; is the disk full?", last);
    }
    StringWriter err = new StringWriter();
    assertEquals(0, run(full(5, "Broken pipe"), err, args), err.toString());
    assertFalse(err.toString().contains("could not write"), err.toString());
  }

  @Test
  void whatIsWrittenArrives() throws IOException {
    ByteArrayOutputStream into = new ByteArrayOutputStream();
    try (StandardOutput out = new StandardOutput(into)) {
      out.write('a');
      out.write(new byte[] {'x', 'b', 'c', 'y'}, 1, 2);
    }
    assertEquals("abc", into.toString(StandardCharsets.UTF_8));
    assertThrows(
        IOException.class, () -> new StandardOutput(full(0, "No space left on device")).write(1));
  }

  @Test
  void aPathThatIsNoneIsRefused() {
    Terminal refused = Terminal.run("forecast", "a\0b.csv");
    assertEquals(3, refused.code());
    assertEquals("recur: 'a\\u0000b.csv' is no path (Nul character not allowed)\n", refused.err());
    Terminal option = Terminal.run("train", Terminal.AIRLINE, "-o", "m\0");
    assertEquals(2, option.code());
    assertTrue(
        option.err().contains("'--output': 'm\\u0000' is no path (Nul character not allowed)\n"),
        option.err());
    assertEquals(3, Terminal.run("forecast", Terminal.AIRLINE, "-o", "m\0").code());
    assertEquals(3, Terminal.run("forecast", Terminal.AIRLINE, "--plot", "\0.svg").code());
    assertEquals(3, Terminal.run("inspect", "\0").code());
  }
}
