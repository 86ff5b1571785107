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

    Reading reading = read(text.toString());
    assertEquals(List.of("column 3"), reading.panel().schema().targets());
    assertEquals("2018-01-01", reading.panel().series().get(0).calendar().label(36));
  }

  /** As the Bureau of Labor Statistics has them, and something else behind them. */
  @Test
  void whatStandsBehindTheMonthsIsATotalOrAskedAbout() {
    String header = "Year,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,";
    String months = ",1,2,3,4,5,6,7,8,9,10,11,12,";
    String table = header + "HALF1,HALF2\n2020" + months + "3.5,9.5\n2021" + months + "3.5,9.5\n";

    assertEquals(24, read(table).panel().series().get(0).length());
    InputException e =
        assertThrows(InputException.class, () -> read(table.replace("HALF1", "rain")));
    assertEquals(
        "f.csv:1: parts of a year stand across the top, and 'rain' behind them; remove what stands"
            + " behind them, or pass --target Jan",
        Worded.asOptions(e));
  }

  /** As Eurostat has them. */
  @Test
  void lettersBehindNumbersAcrossTheTopAreRefusedWithWhatRemovesThem() {
    String table =
        """
        freq,geo\\TIME_PERIOD\t2020-01 \t2020-02 \t2020-03 \t2020-04 \t2020-05 \t2020-06
        M,DE\t: \t1.5 \t2.5 \t3.5 p\t4.5 bp\t5.5 p
        M,FR\t1.5 \t2.5 \t3.5 \t4.5 \t5.5 \t: c
        """;

    InputException e = assertThrows(InputException.class, () -> read(table));
    assertEquals(
        "f.csv: '3.5 p' in the row of 'M,DE' has letters behind its number; remove them, as sed -E"
            + " 's/([0-9:]) [a-z]+/\\1/g' does",
        Worded.asOptions(e));
    Reading reading =
        read(
            table.replaceAll("([0-9:]) [a-z]+", "$1"),
            ReadOptions.builder().missing(MissingPolicy.KEEP).build());
    assertArrayEquals(
        new double[] {Double.NaN, 1.5, 2.5, 3.5, 4.5, 5.5},
        reading.panel().series().get(0).target(0));
  }

  /** A table of parts of years: values count the steps, but for totals. */
  private static String parts(String header, List<String> years, int count, String total) {
    StringBuilder text = new StringBuilder(header);
    for (int y = 0; y < years.size(); y++) {
      text.append('\n').append(years.get(y));
      for (int p = 1; p <= count; p++) {
        text.append(',').append(y * count + p);
      }
      text.append(total);
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Year,Q1,Q2,Q3,Q4                                            | 2020 2021 2022          | 4  |      | quarterly | 2023-Q1
          Jahr,1. Quartal,2. Quartal,3. Quartal,4. Quartal,Gesamt     | 2020 2021 2022          | 4  | ,9   | quarterly | 2023-Q1
          Rok,I kwartał,II kwartał,III kwartał,IV kwartał             | 2020 2021 2022          | 4  |      | quarterly | 2023-Q1
          Anno,T1,T2,T3,T4,Totale                                     | 2020 2021 2022          | 4  | ,9   | quarterly | 2023-Q1
          FY,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,Jan,Feb,Mar          | 2020/21 2021/22 2022/23 | 12 |      | monthly   | 2023-04
          FY,Oct,Nov,Dec,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,YTD      | 2020-21 2021-22 2022-23 | 12 | ,9   | monthly   | 2023-10
          Yıl,Oca,Şub,Mar,Nis,May,Haz,Tem,Ağu,Eyl,Eki,Kas,Ara         | 2020 2021 2022          | 12 |      | monthly   | 2023-01
          """)
  void partsOfYearsAcrossTheTopAreSteps(
      String header, String years, int count, String total, String frequency, String next) {
    String text = parts(header, List.of(years.split(" ", -1)), count, total == null ? "" : total);
    TimeSeries series = series(read(text), 0);
    assertEquals(frequency, series.calendar().frequency().toString());
    assertEquals(next, series.calendar().label(series.length()));
    assertArrayEquals(
        IntStream.rangeClosed(1, 3 * count).asDoubleStream().toArray(), series.target(0));
  }

  @Test
  void plainYearsBeforeMonthsOfTwoYearsAreRefused() {
    String header = "Year,Jul,Aug,Sep,Oct,Nov,Dec,Jan,Feb,Mar,Apr,May,Jun";
    InputException e =
        assertThrows(
            InputException.class,
            () -> read(parts(header, List.of("2020", "2021", "2022"), 12, "")));
    assertEquals(
        "f.csv:2: column 'Year': months across the top begin with 'Jul', and '2020' does not say of"
            + " which year it is; write the years as 2019/20",
        Worded.asOptions(e));
    String mended = parts(header, List.of("2020/21", "2021/22", "2022/23"), 12, "");
    assertEquals("2020-07", series(read(mended), 0).calendar().label(0));
  }

  /** Years across the top, months or quarters below, and totals on both sides. */
  @ParameterizedTest
  @CsvSource({
    "'Month,2021,2022,2023', 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec', '', 2024-01",
    "'Mois,2023,2022,2021,Total', 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.',"
        + " ',9', 2024-01",
    "'Quarter,2021,2022,2023', 'Q1 Q2 Q3 Q4', '', 2024-Q1",
    "',2021,2022,2023,Avg', '1 2 3 4 5 6 7 8 9 10 11 12', ',9', 2024-01"
  })
  void yearsAcrossTheTopAndTheirPartsInRowsAreOneSeries(
      String header, String names, String total, String next) {
    List<String> rows = List.of(names.split(" ", -1));
    boolean falling = header.contains("2023,2022");
    StringBuilder text = new StringBuilder(header);
    for (int m = 0; m < rows.size(); m++) {
      text.append('\n').append(rows.get(m));
      for (int y = 0; y < 3; y++) {
        text.append(',').append((falling ? 2 - y : y) * rows.size() + m + 1);
      }
      text.append(total);
    }
    text.append("\nTotal,9,9,9").append(total);
    TimeSeries series = series(read(text.toString()), 0);
    assertEquals(next, series.calendar().label(series.length()));
    assertArrayEquals(
        IntStream.rangeClosed(1, 3 * rows.size()).asDoubleStream().toArray(), series.target(0));
  }

  /** As the World Bank writes them, whatever values are missing. */
  @Test
  void titlesAboveNamesAndYearsArePassedOver() {
    String text =
        """
        "Data Source","World Development Indicators",

        "Last Updated","2024-03-28",

        "Country","Code","2015","2016","2017","2018","2019","2020",
        "Aruba","ABW","","2","3","4","5","6",
        "Chad","TCD","1","2","3","4","5","6",
        """;
    Reading reading = read(text);
    assertArrayEquals(new double[] {2, 3, 4, 5, 6}, series(reading, 0).target(0));
    assertEquals("2021", series(reading, 1).calendar().label(6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Row Labels,v;2022,3;Jan,1;Feb,2;2023,7;Jan,3;Feb,4     | column 'Row Labels' holds years and, below each, its parts; write the year in every row, in a column of its own, and leave out its totals
          Zeile,v;2022,3;Q1,1;Q2,2;2023,7;Q1,3;Q2,4              | column 'Zeile' holds years and, below each, its parts; write the year in every row, in a column of its own, and leave out its totals
          Jahr,Monat,v;2022,Jan,1;,Feb,2;,Mrz,3;2023,Jan,4;,Feb,9 | column 'Jahr' is empty in most rows; write the year in every row
          Region,Month,v;N,2022-01,1;,2022-02,2;,2022-03,1;S,2022-01,5;,2022-02,9;,2022-03,7 | column 'Region' is empty in most rows; write the name of the series in every row
          """)
  void cellsThatStandForTheRowsBelowThemAreRefused(String text, String complaint) {
    InputException e =
        assertThrows(InputException.class, () -> read(text.replace(';', '\n') + "\n"));
    assertEquals("f.csv: " + complaint, Worded.asOptions(e));
  }
}
