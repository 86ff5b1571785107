package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordScannerTest {

  /** Rows of random cells, some quoted, with delimiters, quotes and line ends inside. */
  private static String table(Random random, String lineEnd) {
    String[] pieces = {"a", "7", "ü", "\"\"", ",", ";", "\n", "x y", "", "1.5", "-"};
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < 200; row++) {
      for (int c = 0; c < 4; c++) {
        text.append(c == 0 ? "" : ",");
        boolean quoted = random.nextBoolean();
        text.append(quoted ? "\"" : "");
        for (int i = random.nextInt(4); i > 0; i--) {
          String piece = pieces[random.nextInt(pieces.length)];
          boolean plain = !piece.contains("\"") && !piece.contains(",") && !piece.contains("\n");
          text.append(quoted || plain ? piece : "z");
        }
        text.append(quoted ? "\"" : "");
      }
      text.append(lineEnd);
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void splitsAsCommonsCsvDoes(int seed) throws IOException {
    String text = table(new Random(seed), seed % 2 == 0 ? "\n" : "\r\n");
    List<List<String>> expected = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    CSVFormat format = CSVFormat.Builder.create().setQuote('"').setTrim(false).get();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      long line = 1;
      for (CSVRecord row : parser) {
        expected.add(row.toList());
        lines.add(line);
        line = parser.getCurrentLineNumber() + 1;
      }
    }

    RecordScanner scanner =
        new RecordScanner(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f.csv", ',');
    for (int row = 0; row < expected.size(); row++) {
      assertEquals(true, scanner.next(), "row " + row);
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < scanner.cells(); c++) {
        cells.add(scanner.text(c));
      }
      assertEquals(expected.get(row), cells, "row " + row);
      assertEquals(lines.get(row), scanner.line(), "row " + row);
    }
    assertEquals(false, scanner.next());
  }

  /** The JDK's own parser is the reference for every form of a number. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void readsNumbersAsTheJdkDoes(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String text =
          switch (i % 5) {
            case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
            case 1 -> Integer.toString(random.nextInt());
            case 2 -> random.nextInt(1000) + "." + random.nextInt(1_000_000);
            case 3 -> Long.toString(random.nextLong()) + "." + Math.abs(random.nextLong() / 2);
            default -> random.nextInt(100_000) + "e" + (random.nextInt(60) - 30);
          };
      double expected = Double.parseDouble(text);
      if (Double.isFinite(expected)) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(expected, Cells.number(bytes, 0, bytes.length, '.'), text);
      }
    }
  }
}
