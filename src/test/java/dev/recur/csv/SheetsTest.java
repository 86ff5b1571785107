package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.cli.Worded;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets as they are exported: what stands around the table is passed over, and said. */
class SheetsTest {
  private static final String TABLE =
      """
      Month,Sales
      2020-01,5
      2020-02,6
      2020-03,7
      2020-04,8
      """;
  private static final double[] VALUES = {5, 6, 7, 8};

  private static Reading read(String text, ReadOptions options) {
    return PanelReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f.csv", options);
  }

  private static Reading read(String text) {
    return read(text, ReadOptions.DEFAULT);
  }

  private static Reading resource(String name) throws IOException {
    try (InputStream in = SheetsTest.class.getResourceAsStream("sheets/" + name)) {
      return PanelReader.read(in, name, ReadOptions.DEFAULT);
    }
  }

  private static TimeSeries only(Reading reading) {
    return reading.panel().series().get(0);
  }

  private static String notes(Reading reading) {
    return reading.findings().stream().map(Worded::asOptions).collect(Collectors.joining("\n"));
  }

  private static String refusal(String text) {
    return Worded.asOptions(assertThrows(InputException.class, () -> read(text)));
  }

  /**
   * As R's write.table writes it, with and without row names; and no thousands parted by spaces.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Month' 'Sales'\n'1' '2020-01' 5\n'2' '2020-02' 6\n'3' '2020-03' 7\n'4' '2020-04' 8\n",
        "'Month' 'Sales'\n'2020-01' 5\n'2020-02' 6\n'2020-03' 7\n'2020-04' 8\n",
        "Month Sales\n2020-01 5\n2020-02 6\n2020-03 7\n2020-04 8\n"
      })
  void spacesPartCells(String text) {
    TimeSeries series = only(read(text.replace('\'', '"')));

    assertArrayEquals(VALUES, series.target(0));
    assertEquals("2020-05", series.calendar().label(4));
    assertEquals(1234, only(read("Total sales\n1 234\n1 250\n987\n")).target(0, 0));
    assertEquals(1234, only(read("sales\n1 234\n1 250\n1 100\n")).target(0, 0));
  }

  @Test
  void titlesAboveTheHeaderArePassedOver() throws IOException {
    Reading reading = resource("titles.csv");

    assertEquals(96, only(reading).length());
    assertEquals(995767, only(reading).target(0, 0));
    assertTrue(notes(reading).startsWith("3 lines above the header passed over"), notes(reading));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Report\n",
        "Report,\nof 2024,\n\n",
        "Units: thousands of pieces\n,\n",
        "\"Sales, by month\"\n",
        "# written by a program\n",
        "# written, by a program\n# on a day\n",
        "#\n\n",
      })
  void whatStandsAboveTheHeaderIsPassedOver(String before) {
    Reading reading = read(before + TABLE);

    assertArrayEquals(VALUES, only(reading).target(0));
    assertTrue(notes(reading).contains(" above the header passed over"), notes(reading));
  }

  /** Lines keep their numbers. */
  @Test
  void aComplaintBelowTitlesNamesTheLineOfTheFile() {
    assertTrue(
        refusal("Report,\n\nMonth,Sales\n2020-01,5\n2020-02,x\n2020-03,7\n")
            .startsWith("f.csv:5: column 'Sales': 'x' is not a number"));
  }

  /** A header may begin with #, and a first row may be short. */
  @Test
  void whatIsNoTitleIsKept() {
    assertArrayEquals(VALUES, only(read("#" + TABLE)).target(0));
    assertArrayEquals(
        new double[] {Double.NaN, 6, 7},
        only(read(
                "2020-01,\n2020-02,6\n2020-03,7\n",
                ReadOptions.builder().missing(MissingPolicy.KEEP).build()))
            .target(0));
  }

  @Test
  void linesAndCommentsAreSkippedAsTheUserSays() {
    ReadOptions skip = ReadOptions.builder().skipRows(2).build();
    ReadOptions comment = ReadOptions.builder().comment("%").build();

    assertArrayEquals(VALUES, only(read("a,1\nb,\"torn\n" + TABLE, skip)).target(0));
    assertArrayEquals(
        VALUES,
        only(read("% a, b, c\n" + TABLE.replace("2020-03", "% \"torn\n2020-03") + "%\n", comment))
            .target(0));
    assertEquals(
        "f.csv:7: column 'Sales': 'x' is not a number; fix the cell, or leave it empty and pass"
            + " --missing interpolate",
        Worded.asOptions(
            assertThrows(
                InputException.class, () -> read("a,1\nb,2\n" + TABLE.replace(",8", ",x"), skip))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Total,26\n",
        "total:,26\n",
        ",\n,\n",
        ",\nGrand Total,26\n,\n",
        "Source: the books of Acme,\n",
        "\nSource: the books of Acme\n",
        "_____\nAs of: 2024-03-05,10:00\n(c) Acme,2024\n",
        "---,---\n\n2024-03-05 10:00\n",
      })
  void whatStandsBelowTheTableIsLeftOut(String after) {
    Reading reading = read(TABLE + after);

    assertArrayEquals(VALUES, only(reading).target(0));
    boolean blank = after.replaceAll("[,\\s]", "").isEmpty();
    assertEquals(!blank, notes(reading).contains("left out behind the last row: line "));
  }

  @Test
  void aTotalAmongTheRowsIsRefused() {
    assertEquals(
        "f.csv:6: 'Total' stands among the rows; remove the row",
        refusal(TABLE + "Total,26\n2020-05,9\n"));
    assertEquals(
        "f.csv:6: '-----' stands among the rows; remove the row",
        refusal(TABLE + "-----\n2020-05,9\n"));
    assertEquals(
        "f.csv:5: '---' stands among the rows; remove the row", refusal("v\n5\n6\n7\n---\n8\n"));
  }

  @Test
  void aSeriesMayBeCalledTotal() {
    Reading reading =
        read(
            "region,month,y\nNorth,2020-01,1\nNorth,2020-02,2\nTotal,2020-01,3\nTotal,2020-02,4\n");

    assertEquals(
        List.of("North", "Total"),
        reading.panel().series().stream().map(TimeSeries::name).toList());
  }

  @Test
  void trailingCommasAreNoColumns() {
    assertArrayEquals(VALUES, only(read(TABLE.replace("\n", ",,\n"))).target(0));
  }

  @Test
  void rowsWithATimeAndNoValueAtTheEndAreToBeForecast() throws IOException {
    Reading reading = resource("future_empty.csv");

    assertEquals(96, only(reading).length());
    assertEquals("2025-01", only(reading).calendar().label(96));
    assertTrue(
        notes(reading)
            .contains("12 rows without a value at the end: to be forecast, from 2025-01 on"),
        notes(reading));
  }

  @Test
  void everySeriesEndsBeforeItsBlankRows() {
    Reading reading =
        read(
            """
            id,month,y
            a,2020-01,1
            a,2020-02,2
            a,2020-03,
            b,2020-01,3
            b,2020-02,4
            b,2020-03,NA
            b,2020-04,
            """);

    assertArrayEquals(new double[] {1, 2}, reading.panel().series().get(0).target(0));
    assertArrayEquals(new double[] {3, 4}, reading.panel().series().get(1).target(0));
    assertTrue(
        notes(reading)
            .contains(
                "3 rows without a value at the end of 2 series: to be forecast, from 2020-03 on"),
        notes(reading));
  }

  @Test
  void emptyDaysThatMeanZeroStayZero() {
    Reading reading =
        read(TABLE + "2020-05,\n", ReadOptions.builder().missing(MissingPolicy.ZERO).build());

    assertArrayEquals(new double[] {5, 6, 7, 8, 0}, only(reading).target(0));
  }

  @Test
  void aTargetThatEndsBeforeAnotherHasAGap() {
    assertTrue(
        refusal("month,a,b\n2020-01,1,2\n2020-02,3,4\n2020-03,5,\n")
            .startsWith("f.csv:4: column 'b': the cell is empty"));
  }
}
