package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options from a file. */
class ConfigFileTest {
  @TempDir private Path folder;

  private Terminal run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            args,
            folder,
            new ByteArrayInputStream(new byte[0]),
            new PrintWriter(out),
            new PrintWriter(err),
            Screen.NONE);
    return new Terminal(code, out.toString(), err.toString());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void theFileInTheFolderIsTakenAndSaid() throws IOException {
    write("recur.properties", "# usual\nlevels = 90\nforecast.horizon=2\ntrain.epochs=1\n");

    Terminal ran = run("forecast", AIRLINE.toString());

    assertEquals("recur.properties: --horizon=2 --levels=90", ran.err().lines().findFirst().get());
    assertEquals("Month,Passengers,Passengers-lo-90,Passengers-hi-90", ran.lines().get(0));
    assertEquals(3, ran.lines().size());
  }

  @Test
  void whatIsTypedCountsAndAPrefixBeforeNone() throws IOException {
    write("recur.properties", "horizon=5\nforecast.horizon=3\nlevels=none\n");

    assertEquals(4, run("forecast", AIRLINE.toString(), "-q").lines().size());
    Terminal typed = run("forecast", AIRLINE.toString(), "-H", "1", "-q");
    assertEquals(2, typed.lines().size());
    assertEquals("", typed.err());
  }

  @Test
  void aFileThatIsNamedCountsAlone() throws IOException {
    write("recur.properties", "horizon=5\n");
    Path other = write("other.properties", "levels=none\nquiet=true\n");

    Terminal named = run("forecast", "--config", other.toString(), AIRLINE.toString());

    assertEquals(13, named.lines().size());
    assertEquals("", named.err());
    assertEquals(named, run("forecast", AIRLINE.toString(), "--config=" + other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "horizn=3 | 'horizn' is no option; did you mean horizon?",
        "forcast.horizon=3 | 'forcast.horizon' is for no command; did you mean forecast?",
        "forecast.epochs=3 | 'forecast.epochs' is no option of forecast; recur help COMMAND lists"
            + " them",
        "force=yes | 'force' is 'yes'; expected true or false",
        "config=x | 'config' is no option; recur help COMMAND lists them"
      })
  void whatIsNoOptionIsRefused(String line, String complaint) throws IOException {
    write("recur.properties", line + "\n");

    Terminal ran = run("forecast", AIRLINE.toString());

    assertEquals(3, ran.code());
    assertEquals("recur: recur.properties: " + complaint + "\n", ran.err());
  }

  @Test
  void aFileThatIsNamedHasToBeThere() {
    Terminal ran = run("forecast", AIRLINE.toString(), "--config", "none.properties");

    assertEquals(3, ran.code());
    assertEquals("recur: none.properties does not exist; check the name\n", ran.err());
  }

  @Test
  void helpShowsTheOption() {
    assertTrue(run("forecast", "--help").out().contains("--config"));
  }
}
