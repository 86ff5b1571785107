package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.recur.cli.Worded;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables whose columns are aligned for the eye are read, or refused with what to do. */
class AlignedTablesTest {
  /** As SAP saves a list: a title, and a rule above and below the header. */
  @Test
  void aTitleMayStandAboveABox() {
    String list =
        """
        Dynamic list display

        ---------------------
        |Per.    |     Value|
        ---------------------
        |001.2020|     1.000|
        |002.2020|     1.100|
        |003.2020|       900|
        ---------------------
        """;

    Reading reading =
        PanelReader.read(
            new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)),
            "f.txt",
            ReadOptions.DEFAULT);
    assertArrayEquals(new double[] {1000, 1100, 900}, reading.panel().series().get(0).target(0));
  }

  private static final int ROWS = 120;
  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");

  private static List<List<String>> table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("day", "net sales", "returns"));
    for (int i = 0; i < ROWS; i++) {
      rows.add(List.of(FIRST.plusDays(i).toString(), sale(i), "" + i * i));
    }
    return rows;
  }

  private static String sale(int i) {
    return String.format(Locale.ROOT, "%.1f", i * 12.5);
  }

  private static Panel read(String text, MissingPolicy missing) {
    return PanelReader.read(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            "t.txt",
            ReadOptions.builder().missing(missing).build())
        .panel();
  }

  private static String refusal(String text) {
    return Worded.asOptions(
        assertThrows(InputException.class, () -> read(text, MissingPolicy.ERROR)));
  }

  private static void assertTable(Panel panel) {
    TimeSeries series = panel.series().get(0);
    assertEquals(1, panel.size());
    assertEquals(List.of("net sales", "returns"), panel.schema().targets());
    assertEquals("2024-01-01", series.calendar().label(0));
    assertEquals(ROWS, series.length());
    assertArrayEquals(
        IntStream.range(0, ROWS).mapToDouble(i -> Double.parseDouble(sale(i))).toArray(),
        series.target(0));
    assertArrayEquals(IntStream.range(0, ROWS).mapToDouble(i -> i * i).toArray(), series.target(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void aTableIsReadHoweverItIsDrawn(int way) {
    assertTable(read(DrawnTable.draw(table(), way, true), MissingPolicy.ERROR));
    assertTable(read(DrawnTable.draw(table(), way, false), MissingPolicy.ERROR));
    assertTable(
        read(DrawnTable.draw(table(), way, true).replace("\n", "\r\n"), MissingPolicy.ERROR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sales of branch 7\n\n", "# sales\n# in EUR\n", "Sales\nUnit: EUR\n"})
  void titlesAboveIt(String titles) {
    assertTable(read(titles + DrawnTable.draw(table(), 5, true), MissingPolicy.ERROR));
    assertTable(read(titles + DrawnTable.draw(table(), 0, true), MissingPolicy.ERROR));
  }

  /** SQL*Plus repeats its header on every page, and says what comes at the end. */
  @Test
  void headersOfPagesAreLeftOut() {
    String[] lines = DrawnTable.draw(table(), 4, true).split("\n", -1);
    StringBuilder text = new StringBuilder();
    for (int i = 2; i < 2 + ROWS; i++) {
      if ((i - 2) % 11 == 0) {
        text.append('\n').append(lines[0]).append('\n').append(lines[1]).append('\n');
      }
      text.append(lines[i]).append('\n');
    }
    text.append("\n120 rows selected.\n\nSQL> spool off\n");

    assertTable(read(text.toString(), MissingPolicy.ERROR));
  }

  /** A rule in every cell, as sqlcmd with a delimiter has it. */
  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void aRuleBelowTheHeaderOfDelimitedTextIsNoRow(String delimiter) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : table()) {
      text.append(String.join(delimiter, row)).append('\n');
      if (row.get(0).equals("day")) {
        text.append(String.join(delimiter, "---", "---------", "-------")).append('\n');
      }
    }

    assertTable(read(text.toString(), MissingPolicy.ERROR));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 5})
  void anEmptyCellIsMissing(int way) {
    List<List<String>> table = new ArrayList<>(table());
    table.set(12, List.of(table.get(12).get(0), table.get(12).get(1), ""));
    table.set(31, List.of(table.get(31).get(0), "", table.get(31).get(2)));
    TimeSeries series = read(DrawnTable.draw(table, way, true), MissingPolicy.KEEP).series().get(0);

    assertEquals(Double.NaN, series.target(1)[11]);
    assertEquals(Double.NaN, series.target(0)[30]);
    assertEquals(30 * 30, series.target(1)[30]);
    assertEquals(ROWS, series.length());
  }

  /** One blank between a date, its time of day and a number. */
  @ParameterizedTest
  @CsvSource({"time temp, 06:00", "time  temp, 06:00:00", "date time temp, 06:00"})
  void aMomentBetweenBlanksIsOne(String header, String timeOfDay) {
    StringBuilder text = new StringBuilder(header + "\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(FIRST.plusDays(i) + " " + timeOfDay + " " + i / 10.0 + "\n");
    }
    Panel panel = read(text.toString(), MissingPolicy.ERROR);

    assertEquals(List.of("temp"), panel.schema().targets());
    assertEquals(6, panel.series().get(0).calendar().time(0).getHour());
    assertEquals(11.9, panel.series().get(0).target(0)[119]);
  }

  @Test
  void numbersOfRowsStandBeforeYearsAndMonths() {
    StringBuilder text =
        new StringBuilder("year,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec\n");
    for (int year = 2000; year < 2010; year++) {
      text.append(year);
      for (int month = 1; month <= 12; month++) {
        text.append("," + (year * 100 + month));
      }
      text.append('\n');
    }
    String matrix = text.toString();
    int[] row = {0};
    String numbered =
        matrix.lines().skip(1).map(line -> row[0]++ + "," + line + "\n").reduce("", String::concat);
    String header = matrix.lines().findFirst().orElseThrow();
    for (String names : List.of("," + header, "Unnamed: 0," + header, header)) {
      TimeSeries series = read(names + "\n" + numbered, MissingPolicy.ERROR).series().get(0);
      assertEquals("2000-01", series.calendar().label(0));
      assertEquals(120, series.length());
      assertEquals(200912, series.target(0)[119]);
    }
  }

  /** Without a double blank a number in groups is one number. */
  @Test
  void thousandsPartedByABlankAreNoTwoCells() {
    String text = "net sales\n" + "1 106\n1 207\n2 310\n".repeat(10);

    assertArrayEquals(
        new double[] {1106, 1207, 2310},
        Arrays.copyOf(read(text, MissingPolicy.ERROR).series().get(0).target(0), 3));
  }

  @ParameterizedTest
  @CsvSource({
    "'-[ RECORD 1 ]----\nday   | 2024-01-01\nsales | 5\n-[ RECORD 2 ]----\nday   | 2024-01-02\n'",
    "'********* 1. row *********\n  day: 2024-01-01\nsales: 5\n'"
  })
  void aRowOverSeveralLinesIsRefused(String text) {
    assertEquals(
        "t.txt:1: every row is written over several lines; export it as CSV, or print it without"
            + " \\x in psql and \\G in MySQL",
        refusal(text));
  }

  @Test
  void whatIsNotCertainIsRefusedWithWhatToDo() {
    String text =
        """
        Station code   Year  Month Day  Rain
         A17 2024 01 01 9.9
         A17 2024 01 02 7.5
         A17 2024 01 03 0
        """;
    assertEquals(
        "t.txt: blanks part the cells, and not every row has as many of them; export it with commas"
            + " or tabs between the cells",
        refusal(text));

    String drawn = DrawnTable.draw(table(), 4, true);
    assertEquals(
        "t.txt:123: '2024-05-01 a long text 12' goes over the ends of its columns; export the table"
            + " as CSV",
        refusal(drawn.replaceFirst("\n\\(.*|\n\n\\(.*", "\n2024-05-01 a long text 12\n")));
  }
}
