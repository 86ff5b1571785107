package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.series.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Files meant to fill the memory, read by a JVM of 512 MB of its own. */
class HostileFilesTest {
  private static final List<String> EXPECTED =
      List.of(
          "line-of-letters:1: a row of more than 32 MB; expected rows of comma-separated values, is"
              + " this such a file?",
          "line-of-digits:4: a row of more than 32 MB; expected rows of comma-separated values, is"
              + " this such a file?",
          "line-of-commas:3: more than 1048576 cells in one row",
          "line-in-quotes:2: column 2: the quote that opens here is never closed; close it, or"
              + " double a quote that is part of the text",
          "first-line-of-commas:1: more than 1048576 cells in one row",
          "quotes:1: a row of more than 32 MB; expected rows of comma-separated values, is this"
              + " such a file?",
          "blank-lines: empty; expected a header and one row a step",
          "gzip-bomb:1: a row of more than 32 MB; expected rows of comma-separated values, is this"
              + " such a file?",
          "hundred-thousand-columns: which column is to be forecast? pass targets=c0 (or several,"
              + " with commas, of c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11 and 99988 more)",
          "hundred-thousand-columns-without-header: which column is to be forecast? pass"
              + " targets=column 1 (or several, with commas, of column 1, column 2, column 3,"
              + " column 4, column 5, column 6, column 7, column 8, column 9, column 10, column 11,"
              + " column 12 and 99988 more)",
          "long-cell: no column of numbers to forecast; found 'date' (time), 'y' (text); check the"
              + " delimiter and the decimal mark");

  private static final long GIGABYTE = 1L << 30;

  /** The same bytes over and over. */
  private static InputStream repeated(String begin, String text, long bytes) {
    byte[] block =
        text.repeat(Math.max(1, (1 << 16) / text.length())).getBytes(StandardCharsets.UTF_8);
    InputStream rest =
        new InputStream() {
          private long left = bytes;

          @Override
          public int read() {
            return left-- > 0 ? block[0] : -1;
          }

          @Override
          public int read(byte[] to, int offset, int length) {
            int count = (int) Math.min(Math.min(length, block.length), left);
            if (count == 0) {
              return -1;
            }
            System.arraycopy(block, 0, to, offset, count);
            left -= count;
            return count;
          }
        };
    return new SequenceInputStream(
        new ByteArrayInputStream(begin.getBytes(StandardCharsets.UTF_8)), rest);
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream bomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] block = "1".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 256; i++) {
        gzip.write(block);
      }
    }
    return new ByteArrayInputStream(packed.toByteArray());
  }

  private static String columns(int count, boolean header) {
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < 3; row++) {
      for (int c = 0; c < count; c++) {
        rows.append(c == 0 ? "" : ",").append(header && row == 0 ? "c" + c : "7");
      }
      rows.append('\n');
    }
    return rows.toString();
  }

  private static Map<String, InputStream> files() throws IOException {
    Map<String, InputStream> files = new LinkedHashMap<>();
    files.put("line-of-letters", repeated("", "a", GIGABYTE));
    files.put("line-of-digits", repeated("y\n1\n2\n", "1", GIGABYTE));
    files.put("line-of-commas", repeated("y,z\n1,1\n", ",", GIGABYTE));
    files.put("line-in-quotes", repeated("y,z\n1,\"", "a,\n", GIGABYTE));
    files.put("first-line-of-commas", repeated("", ",", GIGABYTE));
    files.put("quotes", repeated("", "\"", GIGABYTE));
    files.put("blank-lines", repeated("", "\n", GIGABYTE / 16));
    files.put("gzip-bomb", bomb());
    files.put("hundred-thousand-columns", text(columns(100_000, true)));
    files.put("hundred-thousand-columns-without-header", text(columns(100_000, false)));
    files.put(
        "long-cell", text("date,y\n2020-01-01,1\n2020-01-02," + "x".repeat(9_000_000) + "\n"));
    return files;
  }

  /** Prints a line for every file. */
  public static void main(String[] args) throws IOException {
    for (Map.Entry<String, InputStream> file : files().entrySet()) {
      try {
        PanelReader.read(file.getValue(), file.getKey(), ReadOptions.DEFAULT);
        System.out.println(file.getKey() + " was read");
      } catch (InputException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void eachIsRefusedInHalfAGigabyte() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                HostileFilesTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(String.join("\n", EXPECTED) + "\n", output);
    assertEquals(0, process.waitFor());
  }
}
