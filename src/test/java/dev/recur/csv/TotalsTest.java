package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.cli.Worded;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns, series and rows that are sums of others are left out, and said; others are not. */
class TotalsTest {
  private static final int DAYS = 30;

  private static String day(int i) {
    return LocalDate.parse("2024-01-01").plusDays(i).toString();
  }

  private static int value(int i, int of) {
    return 10 + (i * 7 + of * 13) % 29;
  }

  private static Reading read(String text, ReadOptions options) {
    return PanelReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f.csv", options);
  }

  private static List<String> notes(Reading reading) {
    return reading.findings().stream().map(Worded::asOptions).toList();
  }

  private static String columns(String header, int more) {
    StringBuilder text = new StringBuilder(header + "\n");
    for (int i = 0; i < DAYS; i++) {
      int a = value(i, 1);
      int b = value(i, 2);
      text.append(day(i) + "," + a + "," + b + "," + (a + b + more) + "\n");
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Total", "TOTAL", "Total sales", "Gesamt", "Umsatz_Summe", "Grand Total"})
  void aColumnThatIsCalledATotalAndIsOneIsLeftOut(String name) {
    Reading reading = read(columns("date,North,South," + name, 0), ReadOptions.DEFAULT);

    assertEquals(List.of("North", "South"), reading.panel().schema().targets());
    assertTrue(
        notes(reading)
            .contains("ignored: '" + name + "' (the sum of the others; --target takes it)"),
        notes(reading).toString());
    assertEquals(
        List.of(name),
        read(
                columns("date,North,South," + name, 0),
                ReadOptions.builder().targets(List.of(name)).build())
            .panel()
            .schema()
            .targets());
  }

  @ParameterizedTest
  @CsvSource({
    "Total, 5, 'column ''Total'' is not the sum of the others, and is forecast like them'",
    "load, 0, 'column ''load'' is the sum of the others in every row, and is forecast beside them'"
  })
  void aColumnThatOnlyMayBeOneStaysAndIsToldOf(String name, int more, String note) {
    Reading reading = read(columns("date,North,South," + name, more), ReadOptions.DEFAULT);

    assertEquals(List.of("North", "South", name), reading.panel().schema().targets());
    assertTrue(notes(reading).contains(note), notes(reading).toString());
  }

  private static String rows(String header, String prefix, String total, int more) {
    StringBuilder text = new StringBuilder(header + "\n");
    for (int i = 0; i < DAYS; i++) {
      int a = value(i, 1);
      int b = value(i, 2);
      text.append(day(i) + "," + prefix + "North," + a + "\n");
      text.append(day(i) + "," + prefix + "South," + b + "\n");
      text.append(day(i) + "," + prefix + total + "," + (a + b + more) + "\n");
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Total", "total", "All", "Summe", "Итого"})
  void aSeriesThatIsCalledATotalAndIsOneIsLeftOut(String name) {
    Reading reading = read(rows("date,branch,sales", "", name, 0), ReadOptions.DEFAULT);

    assertEquals(
        List.of("North", "South"),
        reading.panel().series().stream().map(TimeSeries::name).toList());
    assertTrue(
        notes(reading)
            .contains(
                "left out: '"
                    + name
                    + "', the sum of other series (--hierarchy branch forecasts sums)"),
        notes(reading).toString());
  }

  @Test
  void eachRegionHasATotalOfItsOwn() {
    String text =
        rows("date,region,branch,sales", "X,", "Total", 0)
            + rows("", "Y,", "Total", 0).stripLeading();
    Reading reading = read(text, ReadOptions.builder().keys(List.of("region", "branch")).build());

    assertEquals(
        List.of("X, North", "X, South", "Y, North", "Y, South"),
        reading.panel().series().stream().map(TimeSeries::name).toList());
  }

  @Test
  void aSeriesThatOnlyIsCalledATotalStays() {
    Reading reading = read(rows("date,branch,sales", "", "Total", 3), ReadOptions.DEFAULT);

    assertEquals(3, reading.panel().size());
    assertTrue(
        notes(reading)
            .contains("series 'Total' is not the sum of the others, and is forecast like them"));
    assertEquals(
        List.of("North", "South", "Media"),
        read(rows("date,branch,sales", "", "Media", 3), ReadOptions.DEFAULT)
            .panel()
            .series()
            .stream()
            .map(TimeSeries::name)
            .toList());
  }

  private static int sum(int of) {
    return IntStream.range(0, DAYS).map(i -> value(i, of)).sum();
  }

  private static String dated(String above, String below) {
    StringBuilder text = new StringBuilder("Date,Sessions,Share\n" + above);
    for (int i = 0; i < DAYS; i++) {
      text.append(day(i) + "," + value(i, 1) + "," + value(i, 2) / 100.0 + "\n");
    }
    return text + below;
  }

  @Test
  void aRowWithoutATimeThatHasTheSumsIsLeftOut() {
    int sum = sum(1);
    String grouped = "\"" + sum / 1000 + "," + "%03d".formatted(sum % 1000) + "\"";
    String[] files = {
      dated("," + sum + ",0.5\n", ""),
      dated("", "," + sum + ",0.5\n"),
      dated("," + sum + ",0.5,Grand total\n", ""),
      dated("," + (sum < 1000 ? "" + sum : grouped) + ",\n", "")
    };
    for (String file : files) {
      Reading reading = read(file, ReadOptions.DEFAULT);
      assertEquals(DAYS, reading.panel().series().get(0).length(), file);
      assertTrue(
          notes(reading).stream().anyMatch(note -> note.matches("left out: line \\d+, a total.*")));
    }
  }

  @Test
  void anotherRowWithoutATimeIsRefused() {
    String refused =
        "column 'Date': the time is missing; every row needs one, fix or remove the row";
    assertEquals("f.csv:2: " + refused, refusal(dated(",77,0.5\n", "")));
    assertEquals("f.csv:32: " + refused, refusal(dated("", ",77,0.5\n")));
    assertEquals(
        "f.csv:3: " + refused, refusal(dated("," + sum(1) + ",0.5\n," + sum(1) + ",0.5\n", "")));
  }

  private static String refusal(String text) {
    return Worded.asOptions(
        assertThrows(InputException.class, () -> read(text, ReadOptions.DEFAULT)));
  }
}
