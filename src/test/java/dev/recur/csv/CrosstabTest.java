package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.cli.Worded;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables with times across the top are read as one row a step. */
class CrosstabTest {
  private static Reading read(String text, ReadOptions options) {
    return PanelReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f.csv", options);
  }

  private static Reading read(String text) {
    return read(text, ReadOptions.DEFAULT);
  }

  private static TimeSeries series(Reading reading, int s) {
    return reading.panel().series().get(s);
  }

  /** Values 1 to 36 in three years, in rows under a header. */
  private static String years(String header, String delimiter) {
    StringBuilder text = new StringBuilder(header.replace(",", delimiter) + "\n");
    for (int year = 0; year < 3; year++) {
      text.append(2020 + year);
      for (int m = 1; m <= 12; m++) {
        text.append(delimiter).append(year * 12 + m);
      }
      text.append('\n');
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Year,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec",
        "YEAR,JAN,FEB,MAR,APR,MAY,JUN,JUL,AUG,SEP,OCT,NOV,DEC",
        "year,January,February,March,April,May,June,July,August,September,October,November,December",
        "Jahr,Jan,Feb,Mär,Apr,Mai,Jun,Jul,Aug,Sep,Okt,Nov,Dez",
        "Jahr,Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember",
        "Année,janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre",
        ",1,2,3,4,5,6,7,8,9,10,11,12",
      })
  void aYearARowAndMonthsAcrossTheTopAreOneSeries(String header) {
    for (String delimiter : List.of(",", ";", "\t")) {
      Reading reading = read(years(header, delimiter));

      assertArrayEquals(
          IntStream.rangeClosed(1, 36).asDoubleStream().toArray(), series(reading, 0).target(0));
      assertEquals("2020-01", series(reading, 0).calendar().label(0));
      assertEquals("monthly", reading.panel().schema().frequency().toString());
      assertTrue(
          Worded.asOptions(reading.findings().get(0)).endsWith("read as one row a step"), header);
    }
  }

  @Test
  void yearsMayBeginLateAndEndEarlyAndHaveTotals() {
    Reading reading =
        read(
            """
            Year,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,Total
            2020,,,3,4,5,6,7,8,9,10,11,12,75
            2021,13,14,15,16,,,,,,,,,58
            Total,13,14,18,20,5,6,7,8,9,10,11,12,133
            """);

    assertArrayEquals(
        IntStream.rangeClosed(3, 16).asDoubleStream().toArray(), series(reading, 0).target(0));
    assertEquals("2020-03", series(reading, 0).calendar().label(0));
  }

  @Test
  void timesAcrossTheTopGoWithASeriesARow() {
    Reading years =
        read(
            """
            Country Name,Code,2010,2011,2012,2013,2014,2015
            Aland,AL,,2,3,4,5,6
            "B, land",BL,1,2,3,4,5,6
            """);
    Reading months =
        read(
            """
            product,2020-01,2020-02,2020-03,2020-04,2020-05,2020-06
            a,"1,001","1,002","1,003","1,004","1,005",987
            b,1,2,3,4,5,6
            """);

    assertEquals("Aland, AL", series(years, 0).name());
    assertArrayEquals(new double[] {2, 3, 4, 5, 6}, series(years, 0).target(0));
    assertEquals("2011", series(years, 0).calendar().label(0));
    assertEquals("B, land, BL", series(years, 1).name());
    assertArrayEquals(
        new double[] {1001, 1002, 1003, 1004, 1005, 987}, series(months, 0).target(0));
    assertEquals("2020-01", series(months, 1).calendar().label(0));
  }

  @Test
  void aComplaintNamesTheLineOfTheTable() {
    InputException complaint =
        assertThrows(
            InputException.class,
            () ->
                read(
                    """
                    product,2020-01,2020-02,2020-03,2020-04,2020-05,2020-06
                    a,1,2,3,4,5,6
                    b,1,2,,4,5,6
                    """));

    assertTrue(
        Worded.asOptions(complaint).startsWith("f.csv:3: column 'value': the cell is empty"),
        complaint.getMessage());
  }

  @Test
  void newerTablesAreReadAsTheModelsDataWas() {
    String table = years("Year,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec", ",");
    ReadOptions like = ReadOptions.like(read(table).panel().schema());

    assertEquals(36, series(read(table, like), 0).length());
    assertEquals(2, series(read("month,value\n2023-01,5\n2023-02,6\n", like), 0).length());
  }

  @Test
  void theLayoutIsRefusedWhereTheHeaderHoldsNoTimes() {
    InputException complaint =
        assertThrows(
            InputException.class,
            () ->
                read(
                    "a,b\n1,2\n3,4\n",
                    ReadOptions.builder().layout(ReadOptions.LayoutChoice.MONTHS).build()));

    assertEquals(
        "f.csv:1: --layout months is given but the header holds no months; expected a year a row and"
            + " twelve months, or names of series and six times or more",
        Worded.asOptions(complaint));
  }

  @ParameterizedTest
  @CsvSource({
    "202011 202012 202101 202102 202103 202104, 2020-11-01T00:00",
    "20201101 20201201 20210101 20210201 20210301 20210401, 2020-11-01T00:00",
    "11.2020 12.2020 01.2021 02.2021 03.2021 04.2021, 2020-11-01T00:00",
    "2020110123 2020110200 2020110201 2020110202 2020110203 2020110204, 2020-11-01T23:00",
    "1604271600 1604275200 1604278800 1604282400 1604286000 1604289600, 2020-11-01T23:00",
  })
  void timesInNumbersAcrossTheTopAreNoValues(String times, LocalDateTime first) {
    String text = "shop " + times + "\na 1 3 2 5 4 6\nb 5 4 6 8 9 7\n";
    Reading reading = read(text.replace(' ', ','));

    assertEquals(2, reading.panel().size());
    assertEquals(first, series(reading, 1).calendar().time(0));
    assertArrayEquals(new double[] {5, 4, 6, 8, 9, 7}, series(reading, 1).target(0));
  }

  @Test
  void columnsThatAreNoSeriesAreLeftOutOrAskedAbout() {
    assertEquals(
        List.of("sales"),
        read("ds,id,sales\n2020-01-01,1,5\n2020-01-02,2,7\n2020-01-03,3,4\n")
            .panel()
            .schema()
            .targets());
    String constant = "ds,sales,version\n2020-01-01,5,7\n2020-01-02,8,7\n2020-01-03,6,7\n";
    InputException e = assertThrows(InputException.class, () -> read(constant));
    assertTrue(String.valueOf(e.getMessage()).contains("which column is to be forecast?"));
    Reading beside = read("ds,a,b,version\n2020-01-01,5,9,7\n2020-01-02,8,8,7\n2020-01-03,6,5,7\n");
    assertEquals(List.of("a", "b"), beside.panel().schema().targets());
    assertEquals(
        "ignored: 'version' (one value in every row; --target takes it)",
        Worded.asOptions(beside.findings().get(1)));
    String zeros = "ds,a,b,closed\n2020-01-01,5,9,0\n2020-01-02,8,8,0\n2020-01-03,6,5,0\n";
    assertEquals(List.of("a", "b", "closed"), read(zeros).panel().schema().targets());
  }

  @Test
  void yearsAndMonthsWithoutANameAreNoSeries() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 36; i++) {
      text.append(2015 + i / 12).append(',').append(1 + i % 12).append(',').append(90 + i % 7);
      text.append('\n');
    }

    InputException e = assertThrows(InputException.class, () -> read(text.toString()));
    assertEquals(
        "f.csv: which column is to be forecast? pass --target 'column 3'", Worded.asOptions(e));
  }
}
