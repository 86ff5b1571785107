package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.report.FindingText;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import dev.recur.table.Source;
import dev.recur.table.TextWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PanelReaderTest {

  private static Reading read(String text, ReadOptions options) {
    return PanelReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f.csv", options);
  }

  private static Reading read(String text) {
    return read(text, ReadOptions.DEFAULT);
  }

  private static Reading filled(String text, MissingPolicy policy) {
    return read(text, ReadOptions.DEFAULT.withMissing(policy));
  }

  private static TimeSeries only(Reading reading) {
    assertEquals(1, reading.panel().size());
    return reading.panel().series().get(0);
  }

  /** A column {@code t} of times and a column {@code y} of 1, 2, 3... */
  private static String rows(String... times) {
    StringBuilder text = new StringBuilder("t;y\n");
    int y = 1;
    for (String time : times) {
      text.append(time).append(';').append(y++).append('\n');
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1949-01,1949-02,1949-03                               | monthly           | 1949-04
          1998 Q3,1998 Q4,1999 Q1                               | quarterly         | 1999 Q2
          Q3 1998,Q4 1998,Q1 1999                               | quarterly         | Q2 1999
          1998Q3,1998Q4,1999Q1                                  | quarterly         | 1999Q2
          2020-W52,2020-W53,2021-W01                            | weekly            | 2021-W02
          2020 W52,2020 W53,2021 W01                            | weekly            | 2021 W02
          2020-01-31,2020-02-29,2020-03-31                      | monthly           | 2020-04-30
          2020-01-30,2020-02-29,2020-03-30                      | monthly           | 2020-04-30
          2020-01-15,2020-02-15,2020-03-15                      | monthly           | 2020-04-15
          2020-01-01,2020-04-01,2020-07-01                      | quarterly         | 2020-10-01
          2020-01-01,2021-01-01,2022-01-01                      | yearly            | 2023-01-01
          2019-03-01,2019-05-01,2019-07-01                      | every 2 months    | 2019-09-01
          2024-02-28,2024-02-29,2024-03-01                      | daily             | 2024-03-02
          2024-02-29,2024-03-01,2024-03-04,2024-03-05           | business-daily    | 2024-03-06
          2024-01-05,2024-01-12,2024-01-19                      | weekly            | 2024-01-26
          2024-01-05,2024-01-19,2024-02-02                      | every 2 weeks     | 2024-02-16
          2024-01-05 22:00,2024-01-05 23:00,2024-01-06 00:00    | hourly            | 2024-01-06 01:00
          2024-01-05T22:00:00Z,2024-01-05T22:15:00Z             | every 15 minutes  | 2024-01-05T22:30:00Z
          2024-01-05 22:00:00.5,2024-01-05 22:00:01.0           | every 500 milliseconds | 2024-01-05 22:00:01.5
          2024-01-05T22:00+02:00,2024-01-05T23:00+02:00         | hourly            | 2024-01-06T00:00+02:00
          2024-03-31T01:00+01:00,2024-03-31T03:00+02:00,2024-03-31T04:00+02:00 | hourly | 2024-03-31T05:00+02:00
          2024-10-27T02:00+02:00,2024-10-27T02:00+01:00,2024-10-27T03:00+01:00 | hourly | 2024-10-27T04:00+01:00
          2024-03-30T00:00+01:00,2024-03-31T00:00+01:00,2024-04-01T00:00+02:00 | daily  | 2024-04-02T00:00+02:00
          30/12/2020,31/12/2020,1/1/2021                        | daily             | 2/1/2021
          12/30/2020,12/31/2020,1/1/2021                        | daily             | 1/2/2021
          04/9/2021,04/16/2021,04/23/2021                       | weekly            | 04/30/2021
          30.12.20,31.12.20,01.01.21                            | daily             | 02.01.21
          30-Dec-2020,31-Dec-2020,1-Jan-2021                    | daily             | 2-Jan-2021
          Dec 2020,Jan 2021,Feb 2021                            | monthly           | Mar 2021
          2020 Nov,2020 Dec,2021 Jan                            | monthly           | 2021 Feb
          20201230,20201231,20210101                            | daily             | 20210102
          2020M11,2020M12,2021M01                               | monthly           | 2021M02
          11/2020,12/2020,01/2021                               | monthly           | 02/2021
          1949.83333333333,1949.91666666667,1950                | monthly           | 1950.08333333333
          1949.5,1949.75,1950                                   | quarterly         | 1950.25
          1949,1950,1951                                        | yearly            | 1952
          1577836800,1577840400,1577844000                      | hourly            | 1577847600
          1577836800000,1577923200000,1578009600000             | daily             | 1578096000000
          5,10,15                                               | every 5 steps     | 20
          1-11,1-12,2-01                                        | monthly           | 2-02
          1/31/2021 10:00 PM,1/31/2021 11:00 PM,2/1/2021 12:00 AM | hourly            | 2/1/2021 1:00 AM
          """)
  void findsNotationAndFrequency(String times, String frequency, String next) {
    Reading reading = read(rows(times.split(",")));

    TimeSeries series = only(reading);
    assertEquals(frequency, reading.panel().schema().frequency().toString());
    assertEquals(next, series.calendar().label(series.length()));
    assertEquals(times.split(",").length, series.length());
    assertEquals(List.of("y"), reading.panel().schema().targets());
  }

  @Test
  void settlesDayAndMonthByTheOrderThatLeavesNoGap() {
    StringBuilder text = new StringBuilder("d,y\n");
    for (int year = 2019; year <= 2020; year++) {
      for (int month = 1; month <= 12; month++) {
        text.append(String.format("01/%02d/%d,%d%n", month, year, month));
      }
    }
    Reading reading = read(text.toString());

    assertEquals("01/01/2021", only(reading).calendar().label(24));
    assertEquals("monthly", reading.panel().schema().frequency().toString());
    assertTrue(notes(reading).contains("times read as dd/MM/yyyy, which leaves no gap"));
  }

  @Test
  void refusesDatesThatCouldBeEither() {
    assertComplaint(
        "d,y\n01/01/2020,1\n01/02/2020,2\n01/03/2020,3\n",
        "f.csv: is '01/01/2020' written as dd/MM/yyyy or as MM/dd/yyyy? Every row could be either;"
            + " pass timeFormat=dd/MM/yyyy or timeFormat=MM/dd/yyyy");
  }

  private static List<String> notes(Reading reading) {
    return reading.findings().stream().map(found -> FindingText.of(found).toString()).toList();
  }

  private static void assertComplaint(String text, String message) {
    InputException e = assertThrows(InputException.class, () -> read(text));
    assertEquals(message, e.getMessage());
  }

  @Test
  void findsLongSeriesByTheirTextColumns() {
    Reading reading =
        read(
            """
            day,shop,city,sold
            2020-01-01,A,"Bonn, West",1
            2020-01-02,A,"Bonn, West",2
            2020-01-03,A,"Bonn, West",3
            2020-01-02,B,Ulm,5
            2020-01-01,B,Ulm,4
            """);

    Panel panel = reading.panel();
    assertEquals(List.of("shop"), panel.schema().keys());
    assertArrayEquals(new double[] {1, 2, 3}, panel.series().get(0).target(0));
    assertArrayEquals(new double[] {4, 5}, panel.series().get(1).target(0));
    assertEquals("B", panel.series().get(1).name());
    assertEquals(
        List.of(
            "time column 'day', daily from 2020-01-01 to 2020-01-03; 2 series by 'shop'; target"
                + " 'sold' (5 values)",
            "ignored: 'city' (text without a role)",
            "rows sorted by time"),
        notes(reading));
  }

  @Test
  void everyNumericColumnOfAPlainTableIsATarget() {
    Reading reading = read("date,a,b\n2020-01-01,1,2\n2020-01-02,3,4\n");

    assertEquals(List.of("a", "b"), reading.panel().schema().targets());
    assertArrayEquals(new double[] {2, 4}, only(reading).target(1));
  }

  @Test
  void asksForTheTargetOfAMixedTable() {
    assertComplaint(
        "date,load,heat,holiday\n2020-01-01,1,2,TRUE\n2020-01-02,3,4,FALSE\n",
        "f.csv: which column is to be forecast? pass targets=load (or several, with commas, of"
            + " load, heat)");
  }

  @Test
  void readsCovariatesByRole() {
    ReadOptions options =
        ReadOptions.builder()
            .targets(List.of("load"))
            .past(List.of("wind"))
            .future(List.of("holiday", "sky"))
            .statics(List.of("area"))
            .build();
    Reading reading =
        read(
            """
            date,load,wind,holiday,sky,area
            2020-01-01,1,5,TRUE,blue,9
            2020-01-02,3,6,FALSE,grey,9
            2020-01-03,,,TRUE,blue,9
            """,
            options);

    TimeSeries series = only(reading);
    assertEquals(2, series.length());
    assertEquals(3, series.futureLength());
    assertEquals(
        List.of("holiday", "sky=blue", "sky=grey"),
        reading.panel().schema().features(Schema.Role.FUTURE));
    assertEquals(1, series.future(0, 2));
    assertEquals(0, series.future(1, 1));
    assertEquals(1, series.future(2, 1));
    assertEquals(6, series.past(0, 1));
    assertEquals(9, series.statics(0));
  }

  /** Rows of a part of a file may have only the categories that are written as numbers. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "yes", "A"})
  void settledCategoriesStayCategoriesWhicheverThereAre(String category) {
    String text = "day,y,kind\n2024-01-01,5,%1$s\n2024-01-02,6,%1$s\n2024-01-03,7,%1$s\n";
    List<String> levels = List.of("1", "A", "no", "yes");
    ReadOptions options =
        ReadOptions.builder().past(List.of("kind")).levels(Map.of("kind", levels)).build();
    Panel panel = read(text.formatted(category), options).panel();
    assertEquals(levels, panel.schema().covariates().get(0).levels());
    for (int level = 0; level < levels.size(); level++) {
      double expected = levels.get(level).equals(category) ? 1 : 0;
      assertEquals(expected, panel.series().get(0).past(level, 2));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {"none | 'none' is a missing value", "\"\" | the cell is empty"})
  void aCategoryThatIsMissingIsRefusedAsANumberIs(String cell, String found) {
    String text = "day,y,kind\n2024-01-01,5,a\n2024-01-02,6,%s\n2024-01-03,7,b\n".formatted(cell);
    ReadOptions options = ReadOptions.builder().future(List.of("kind")).build();
    InputException e = assertThrows(InputException.class, () -> read(text, options));
    assertEquals(
        "f.csv:3: column 'kind': " + found + "; fix the cell or pass missing=interpolate",
        e.getMessage());
    Reading kept = read(text, options.withMissing(MissingPolicy.PREVIOUS, 0));
    assertEquals(1, kept.missing().cells());
    assertEquals(1, kept.panel().series().get(0).future(0, 1));
  }

  @Test
  void readsSeriesThatStandOneARow() {
    Reading reading = read("\"V1\",\"V2\",\"V3\",\"V4\",\"V5\",\"V6\"\nH1,1,2,3,4,5\nH2,6,7,8,,\n");

    assertEquals(2, reading.panel().size());
    assertArrayEquals(new double[] {6, 7, 8}, reading.panel().series().get(1).target(0));
    assertEquals(List.of("H2"), reading.panel().series().get(1).keys());
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
  void readsEveryEncoding(String charset) {
    String text = "Größe;größe2\n1,5;2\n3,25;4\n";
    Reading reading =
        PanelReader.read(
            new ByteArrayInputStream(text.getBytes(Charset.forName(charset))),
            "f.csv",
            ReadOptions.DEFAULT);

    assertEquals(List.of("Größe", "größe2"), reading.panel().schema().targets());
    assertArrayEquals(new double[] {1.5, 3.25}, only(reading).target(0));
  }

  @Test
  void readsGzipAndByteOrderMarks() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(
          "\uFEFFdate\ty\r\n2020-01-01\t1\r\n2020-01-02\t2\r\n".getBytes(StandardCharsets.UTF_8));
    }
    Reading reading =
        PanelReader.read(
            new ByteArrayInputStream(packed.toByteArray()), "f.csv.gz", ReadOptions.DEFAULT);

    assertEquals(List.of("date"), reading.panel().schema().time());
    assertArrayEquals(new double[] {1, 2}, only(reading).target(0));
  }

  @ParameterizedTest
  @CsvSource({"false, 2", "true, 2", "true, 200000"})
  void theDigestOfAFileIsThatOfAllItsBytes(boolean packed, int rows, @TempDir Path folder)
      throws IOException, NoSuchAlgorithmException {
    byte[] text = ("y\n" + "1\n".repeat(rows)).getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("f.csv");
    try (OutputStream out =
        packed ? new GZIPOutputStream(Files.newOutputStream(file)) : Files.newOutputStream(file)) {
      out.write(text);
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");

    assertEquals(
        rows, only(PanelReader.read(Source.of(file), ReadOptions.DEFAULT, digest)).length());
    assertArrayEquals(
        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)), digest.digest());
  }

  @Test
  void countsBlankLinesOfASingleColumnAsMissing() {
    TimeSeries series = only(filled("y\n1\n\n3\n\n\n", MissingPolicy.INTERPOLATE));

    assertArrayEquals(new double[] {1, 2, 3}, series.target(0));
  }

  @Test
  void leavesOutWhatComesBeforeTheFirstValue() {
    Reading reading =
        filled("d,y\n2020-01-01,NA\n2020-01-02,2\n2020-01-04,4\n", MissingPolicy.PREVIOUS);

    assertArrayEquals(new double[] {2, 2, 4}, only(reading).target(0));
    assertEquals("2020-01-02", only(reading).calendar().label(0));
    assertEquals(new Reading.Missing(1, 1, reading.missing().first()), reading.missing());
  }

  @Test
  void countsLocalHoursThroughSummerTimeInTheGivenZone() {
    ReadOptions options = ReadOptions.builder().zone("Europe/Berlin").build();
    TimeSeries series =
        only(
            read(
                "t,y\n2024-10-27 01:00,1\n2024-10-27 02:00,2\n2024-10-27 02:00,3\n2024-10-27 03:00,4\n",
                options));

    assertArrayEquals(new double[] {1, 2, 3, 4}, series.target(0));
    assertEquals("2024-10-27 04:00", series.calendar().label(4));
  }

  private static void write(Panel panel, Appendable out) throws IOException {
    PanelWriter writer =
        new PanelWriter(
            panel.schema(),
            List.of(),
            new PanelWriter.Steps(0, 1),
            new Digits(List.of(), Digits.ALL),
            new TextWriter(panel.schema().format().delimiter(), out));
    for (TimeSeries series : panel.series()) {
      writer.write(series, new double[series.targetCount()][0][]);
    }
  }

  @Test
  void writesWhatCanBeAppendedToTheInput() throws IOException {
    String text = "tag;filiale;wert\n30.12.2020;\"a;b\";1,5\n31.12.2020;\"a;b\";0,1\n";
    Panel panel = read(text.replace("wert", "y")).panel();
    StringBuilder out = new StringBuilder();

    write(panel, out);

    assertEquals("tag;y\n30.12.2020;1,5\n31.12.2020;0,1\n", out.toString());
  }

  @Test
  void whatIsWrittenReadsBackTheSame() throws IOException {
    String text =
        "id,ds,y\nA,2020-01-31,1e-300\nA,2020-02-29,123456789.125\nB,2020-02-29,-0.1\nB,2020-03-31,1e22\n";
    Panel panel = read(text).panel();
    StringBuilder out = new StringBuilder();
    write(panel, out);

    Panel again = read(out.toString()).panel();

    assertEquals(panel.size(), again.size());
    for (int i = 0; i < panel.size(); i++) {
      assertArrayEquals(panel.series().get(i).target(0), again.series().get(i).target(0));
      assertEquals(panel.series().get(i).calendar(), again.series().get(i).calendar());
      assertEquals(panel.series().get(i).keys(), again.series().get(i).keys());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "1.5,1.5",
    "-0.0,-0",
    "100000,100000",
    "0.00001,0.00001",
    "1e15,1.0E15",
    "0.1,0.1",
    "123456789012345,123456789012345",
    "NaN,''"
  })
  void writesEverydayNumbersPlainly(double value, String expected) {
    assertEquals(expected, PanelWriter.number(value, '.'));
  }
}
