package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.recur.report.FindingText;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import dev.recur.table.Source;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that are no text are read by the rules for those that are. */
class SourcesTest {
  private static final Path WORKBOOKS = Path.of("src/test/resources/dev/recur/table");

  private static final List<String> DAYS =
      IntStream.rangeClosed(1, 9).mapToObj(day -> "2024-01-0" + day).toList();

  private static Reading read(String text, Charset charset) {
    ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(charset));
    return PanelReader.read(in, "f.json", ReadOptions.DEFAULT);
  }

  private static Reading read(String text) {
    return read(text, StandardCharsets.UTF_8);
  }

  private static Reading sheet(String argument) {
    return PanelReader.read(Source.of(WORKBOOKS.resolve(argument).toString()), ReadOptions.DEFAULT);
  }

  private static String complaint(String text) {
    return assertThrows(InputException.class, () -> read(text)).getMessage();
  }

  private static List<String> notes(Reading reading) {
    return reading.findings().stream().map(found -> FindingText.of(found).toString()).toList();
  }

  private static double[] values(Reading reading) {
    return reading.panel().series().get(0).target(0);
  }

  /** One object a day, 0.125 more each. */
  private static String objects(String begin, String between, String end) {
    return IntStream.range(0, DAYS.size())
        .mapToObj(i -> "{\"day\":\"%s\",\"y\":%s}".formatted(DAYS.get(i), 1.125 + i / 8.0))
        .collect(Collectors.joining(between, begin, end));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "", "\r\n\r\n", " "})
  void objectsOneAfterAnotherAreRows(String between) {
    Reading reading = read(objects("", between, "\n"));

    assertEquals(
        "time column 'day', daily from 2024-01-01 to 2024-01-09; target 'y' (9 values)",
        notes(reading).get(0));
    assertArrayEquals(
        IntStream.range(0, 9).mapToDouble(i -> 1.125 + i / 8.0).toArray(), values(reading));
  }

  @Test
  void anArrayOfObjectsIsRead() {
    assertArrayEquals(values(read(objects("", "\n", ""))), values(read(objects("[\n", ",", "]"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void anEncodingOfJsonIsFound(String charset) {
    String text = objects("\ufeff", "\n", "");

    assertEquals(9, values(read(text, Charset.forName(charset))).length);
  }

  @Test
  void objectsWithinAreColumnsAndAMissingFieldIsAMissingValue() {
    String rows =
        DAYS.stream()
            .map(day -> "{\"at\":{\"day\":\"%s\"},\"v\":{\"mean\":2}}".formatted(day))
            .collect(Collectors.joining("\n"))
            .replace("09\"},\"v\":{\"mean\":2}", "09\"},\"v\":{\"mean\":null}");

    Reading reading = read(rows);

    assertEquals(List.of("at.day"), reading.panel().schema().time());
    assertEquals(List.of("v.mean"), reading.panel().schema().targets());
    assertEquals(8, values(reading).length);
  }

  @Test
  void arraysOfOneLengthAreRows() {
    String days = DAYS.stream().map(d -> '"' + d + '"').collect(Collectors.joining(","));
    String line = "{\"metric\":{\"host\":\"%s\"},\"timestamps\":[%s],\"values\":[%s]}\n";
    String values = "1,2,3,4,5,6,7,8,9";

    Reading reading = read(line.formatted("a", days, values) + line.formatted("b", days, values));

    assertEquals(
        List.of("a", "b"), reading.panel().series().stream().map(TimeSeries::name).toList());
    assertEquals(
        "f.json:1: 'timestamps' has 9 values, 'values' 1; expected arrays of one length, a row for"
            + " each place",
        complaint(line.formatted("a", days, "1")));
  }

  @Test
  void aPointInANumberNeverPartsThousands() {
    String rows =
        IntStream.range(0, 9)
            .mapToObj(
                i -> "{\"day\":\"%s\",\"y\":%s}".formatted(DAYS.get(i), i == 0 ? "987" : "1.106"))
            .collect(Collectors.joining("\n"));

    assertEquals(1.106, values(read(rows))[1]);
    assertEquals(
        1.106, values(read(rows.replace("1.106", "\"1.106\"").replace("987", "\"987\"")))[1]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1}\\n{\"a\":x} | f.json:2: is no JSON: Unrecognized token 'x': was expecting (JSON"
            + " String, Number (or 'NaN'/'+INF'/'-INF'), Array, Object or token 'null', 'true' or"
            + " 'false'); is the file whole?",
        "{\"a\":[[1,2]]} | f.json:1: 'a' holds an array of arrays; give each of"
            + " them a line, as jq -c 'del(.a) + (.a[] ¦ {time: .[0], value: .[1]})' does",
        "{\"data\":[{\"y\":1}]} | f.json:1: 'data' holds an array of objects; give each of them a"
            + " line, as jq -c '.data[]' does",
        "{\"y\":1}\\n\\n5 | f.json:3: '5' is no object; expected one JSON object a row",
        "{\"y\":1,\"y\":2} | f.json:1: 'y' stands twice in an object; rename one of them",
        "[1, 2] | f.json:1: begins with '[' like JSON, but no array of objects; save it as CSV, or"
            + " as one JSON object a line"
      })
  void jsonThatIsNoTableIsRefusedWithItsLine(String text, String line) {
    assertEquals(line.replace('¦', '|'), complaint(text.replace("\\n", "\n")));
  }

  @Test
  void aComplaintNamesTheLineOfTheObject() {
    String rows = objects("", "\n\n", "").replace("\"y\":1.625", "\"y\":\"n/a?\"");

    assertEquals(
        "f.json:9: column 'y': 'n/a?' is not a number; fix the cell, or leave it empty and pass"
            + " missing=interpolate",
        complaint(rows));
  }

  @Test
  void aFieldThatIsNewBehindAThousandObjectsIsRefused() {
    String many = "{\"y\":1}\n".repeat(1000);

    assertEquals(
        "f.json:1001: 'z' is in none of the first 1000 objects; give it to the first one, null if it"
            + " has no value",
        complaint(many + "{\"y\":1,\"z\":2}\n"));
  }

  @Test
  void aSheetWithTitlesAndTotalsIsReadWithItsDates() {
    Reading reading = sheet("report.xlsx");

    assertEquals(
        List.of(
            "sheet 'Sales'",
            "3 lines above the header passed over",
            "time column 'Month', monthly from 2022-01-01 to 2023-12-01; targets 'Units', 'Revenue (EUR)' (24"
                + " steps)",
            "left out behind the last row: line 29, 'Total'"),
        notes(reading));
    assertEquals(List.of("Units", "Revenue (EUR)"), reading.panel().schema().targets());
    double[] revenue = reading.panel().series().get(0).target(1);
    assertArrayEquals(IntStream.range(0, 24).mapToDouble(i -> 1.106 + i).toArray(), revenue, 1e-12);
  }

  @Test
  void aSheetIsNamedWhereSeveralHoldSomething() {
    assertEquals(
        WORKBOOKS.resolve("sheets.xlsx")
            + ": 2 sheets hold something: 'Sales', 'Hours'; name one, such as '"
            + WORKBOOKS.resolve("sheets.xlsx")
            + "#Sales'",
        assertThrows(InputException.class, () -> sheet("sheets.xlsx")).getMessage());

    Reading hours = sheet("sheets.xlsx#Hours");

    assertEquals(
        "time column 'when', hourly from 2024-01-01 00:00:00 to 2024-01-02 23:00:00; target 'kWh'"
            + " (48 values)",
        notes(hours).get(1));
    assertEquals(0.375, values(hours)[3]);
    assertEquals(
        WORKBOOKS.resolve("sheets.xlsx")
            + ": there is no sheet 'Houres'; there are 'Sales', 'Hours'; did you mean '"
            + WORKBOOKS.resolve("sheets.xlsx")
            + "#Hours'?",
        assertThrows(InputException.class, () -> sheet("sheets.xlsx#Houres")).getMessage());
  }

  @Test
  void theDigestOfAWorkbookIsThatOfItsFile() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    Path file = WORKBOOKS.resolve("report.xlsx");

    PanelReader.read(Source.of(file), ReadOptions.DEFAULT, digest);

    byte[] whole =
        MessageDigest.getInstance("SHA-256").digest(java.nio.file.Files.readAllBytes(file));
    assertEquals(HexFormat.of().formatHex(whole), HexFormat.of().formatHex(digest.digest()));
  }
}
