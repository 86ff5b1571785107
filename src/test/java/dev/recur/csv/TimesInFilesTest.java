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
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows are put in the order of their times, or refused, whatever the times are written in. */
class TimesInFilesTest {

  private static Reading read(String file, ReadOptions options) {
    byte[] bytes = file.replace(' ', '\n').replace('_', ' ').getBytes(StandardCharsets.UTF_8);
    return PanelReader.read(new ByteArrayInputStream(bytes), "f.csv", options);
  }

  /** A file with a blank for each line break and a low line for each blank. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          timestamp,v 2024-01-03_02:00:00+00,3 2024-01-03_01:00:00+00,2 2024-01-03_00:00:00+00,1                 | hourly   | 2024-01-03 03:00:00+00
          timestamp,v 2024010302,3 2024010301,2 2024010300,1                                                     | hourly   | 2024010303
          hour_id,v 2024010302,3 2024010301,2 2024010300,1                                                       | hourly   | 2024010303
          zeit;v 21.01.2024_24:00;3 21.01.2024_23:00;2 21.01.2024_22:00;1                                        | hourly   | 22.01.2024 01:00
          zeit;v 22.01.2024_23:00;3 22.01.2024_22:00;2 22.01.2024_21:00;1                                        | hourly   | 23.01.2024 00:00
          date,hour,v 2024-01-01,24,3 2024-01-01,23,2 2024-01-01,22,1                                            | hourly   | 2024-01-02 01:00
          Datum;Zeit;v 01.01.2024;02:00;3 01.01.2024;01:00;2 01.01.2024;00:00;1                                  | hourly   | 2024-01-01 03:00
          week,v 201452,3 201451,2 201450,1                                                                      | weekly   | 201501
          yyyyww,v 201412,3 201411,2 201410,1                                                                    | weekly   | 201413
          wk,x,v 202052,a,2 202053,a,3 202051,a,1                                                                | weekly   | 202101
          period,v 201501,3 201412,2 201411,1                                                                    | monthly  | 201502
          Year,Month,Sales 2017,Mar,3 2017,Feb,2 2017,Jan,1                                                      | monthly  | 2017-04-01
          Jahr;Monat;Umsatz 2017;März;3 2017;Februar;2 2017;Januar;1                                             | monthly  | 2017-04-01
          année;mois;v 2017;décembre;3 2017;novembre;2 2017;octobre;1                                            | monthly  | 2018-01-01
          year,quarter,v 2020,Q3,3 2020,Q2,2 2020,Q1,1                                                           | quarterly | 2020-10-01
          year,week,v 2020,53,3 2020,52,2 2020,51,1                                                              | weekly   | 2021-01-04
          q,v 4Q2023,3 3Q2023,2 2Q2023,1                                                                         | quarterly | 1Q2024
          half,v 2020H2,3 2020H1,2 2019H2,1                                                                      | every 2 quarters | 2021H1
          quarter,v 2/2024,3 1/2024,2 4/2023,1                                                                   | quarterly | 3/2024
          Quartal;v 2024-2;3 2024-1;2 2023-4;1                                                                   | quarterly | 2024-3
          season,v 2023/24,3 2022/23,2 2021/22,1                                                                 | yearly   | 2024/25
          date,v 45296,3 45295,2 45294,1                                                                         | daily    | 45297
          date,v 45294.125,3 45294.0833333,2 45294.0416667,1                                                     | hourly   | 45294.1666666667
          Monat;v Mrz_24;3 Feb_24;2 Jan_24;1                                                                     | monthly  | Apr 24
          Monat;v mrz_24;3 feb_24;2 jan_24;1                                                                     | monthly  | apr 24
          Monat;v MÄRZ_2024;3 FEBRUAR_2024;2 JANUAR_2024;1                                                       | monthly  | APRIL 2024
          Monat;v Jan._24;3 Dez._23;2 Nov._23;1                                                                  | monthly  | Feb. 24
          mois;v avr._2024;3 mars_2024;2 févr._2024;1                                                            | monthly  | mai 2024
          month,v MAR-2024,3 FEB-2024,2 JAN-2024,1                                                               | monthly  | APR-2024
          2024;März;3 2024;Februar;2 2024;Januar;1                                                               | monthly  | 2024-04-01
          2024;1;3 2023;12;2 2023;11;1                                                                           | monthly  | 2024-02-01
          1;2024;3 4;2023;2 3;2023;1                                                                             | quarterly | 2024-04-01
          A,2021,1,3 A,2020,53,2 A,2020,52,1                                                                     | weekly   | 2021-01-11
          t,v 2024-01-01T00:02,3 2024-01-01T00:01:30,2 2024-01-01T00:01,1                                        | every 30 seconds | 2024-01-01T00:02:30
          t,v 2024-01-01_00:00:01Z,3 2024-01-01_00:00:00.5Z,2 2024-01-01_00:00:00Z,1                             | every 500 milliseconds | 2024-01-01 00:00:01.5Z
          date,v "Wed,_03_Jan_2024_02:00:00_+0000",3 "Wed,_03_Jan_2024_01:00:00_+0000",2 "Wed,_03_Jan_2024_00:00:00_+0000",1 | hourly | Wed, 03 Jan 2024 03:00:00 +0000
          time,v 23.01.2024_02:00_-_23.01.2024_03:00,3 23.01.2024_01:00_-_23.01.2024_02:00,2 23.01.2024_00:00_-_23.01.2024_01:00,1 | hourly | 23.01.2024 03:00
          time,v [03/Jan/2024:02:00:00_+0100],3 [03/Jan/2024:01:00:00_+0100],2 [03/Jan/2024:00:00:00_+0100],1    | hourly   | [03/Jan/2024:03:00:00 +0100]
          month,v Feb-50,3 Jan-50,2 Dec-49,1                                                                     | monthly  | Mar-50
          Datum;v 01.01.50;3 31.12.49;2 30.12.49;1                                                               | daily    | 02.01.50
          date,v 24-02-01,3 24-01-31,2 24-01-30,1                                                                | daily    | 24-02-02
          date,v 24/01/01,3 23/12/01,2 23/11/01,1                                                                | monthly  | 24/02/01
          year,v 01,3 00,2 99,1                                                                                  | yearly   | 02
          Jahr;Quartal;v 01;1;3 00;4;2 00;3;1                                                                    | quarterly | 2001-04-01
          yr,month,v 00,1,3 99,12,2 99,11,1                                                                      | monthly  | 2000-02-01
          yr,week,v 21,1,3 20,53,2 20,52,1                                                                       | weekly   | 2021-01-11
          week,v W01-21,3 W53-20,2 W52-20,1                                                                      | weekly   | W02-21
          ts,v 2401010100,3 2401010000,2 2312312300,1                                                            | hourly   | 2401010200
          Jahr;v 01.01.1974;3 01.01.1973;2 01.01.1972;1                                                          | yearly   | 01.01.1975
          ts,v 1704074400.25,3 1704070800.25,2 1704067200.25,1                                                   | hourly   | 1704078000.25
          time,v 2024-01-03_02:00:00.000250,3 2024-01-03_01:00:00.000300,2 2024-01-03_00:00:00.000200,1          | hourly   | 2024-01-03 03:00:00.000000
          ts,v 1704074400000000250,3 1704070800000000300,2 1704067200000000200,1                                 | hourly   | 1704078000000000000
          deň,v pi_5.1.2024,3 št_4.1.2024,2 st_3.1.2024,1                                                        | daily    | so 6.1.2024
          mes,v març_2024,3 febrer_2024,2 gener_2024,1                                                           | monthly  | abril 2024
          dt,v 2024-01-03-02,3 2024-01-03-01,2 2024-01-03-00,1                                                   | hourly   | 2024-01-03-03
          month,v 2024m1,3 2023m12,2 2023m11,1                                                                   | monthly  | 2024m2
          Monat;v 1.2024;3 12.2023;2 11.2023;1                                                                   | monthly  | 2.2024
          Monat;v 01.2024;3 12.2023;2 11.2023;1                                                                  | monthly  | 02.2024
          Periode;v 001.2024;3 012.2023;2 011.2023;1                                                             | monthly  | 002.2024
          Periode;v 001/2024;3 012/2023;2 011/2023;1                                                             | monthly  | 002/2024
          Period,v P01/2024,3 P12/2023,2 P11/2023,1                                                              | monthly  | P02/2024
          month,v 2024:01,3 2023:12,2 2023:11,1                                                                  | monthly  | 2024:02
          quarter,v 2020:1,3 2019:4,2 2019:3,1                                                                   | quarterly | 2020:2
          quarter,v FY20Q1,3 FY19Q4,2 FY19Q3,1                                                                   | quarterly | FY20Q2
          year,v FY2021,3 FY2020,2 FY2019,1                                                                      | yearly   | FY2022
          ts,v 1704074400000000,3 1704070800000000,2 1704067200000000,1                                          | hourly   | 1704078000000000
          KalJahr/Monat;v 02.2024;3 01.2024;2 12.2023;1                                                          | monthly  | 03.2024
          Periode/Jahr;v 002.2024;3 001.2024;2 012.2023;1                                                        | monthly  | 003.2024
          Kalenderwoche/Jahr;v 03.2024;3 02.2024;2 01.2024;1                                                     | weekly   | 04.2024
          x,v,DateKey a,3,20240103 b,2,20240102 c,1,20240101                                                     | daily    | 20240104
          x,v,Trade_Date a,3,45294 b,2,45293 c,1,45292                                                           | daily    | 45295
          x,v,created_at a,3,1704074400 b,2,1704070800 c,1,1704067200                                            | hourly   | 1704078000
          order,v 45294.125,3 45294.083333,2 45294.041667,1                                                      | hourly   | 45294.1666666667
          x0,v 2024.167,3 2024.083,2 2024,1                                                                      | monthly  | 2024.25
          Month,v 2024.02,3 2024.01,2 2023.12,1                                                                  | monthly  | 2024.03
          mmyyyy,v 022024,3 012024,2 122023,1                                                                    | monthly  | 032024
          week,v 2402,3 2401,2 2352,1                                                                            | weekly   | 2403
          week,v 022024,3 012024,2 522023,1                                                                      | weekly   | 032024
          hour,v 2024010301,3 2024010224,2 2024010223,1                                                          | hourly   | 2024010302
          series_id,year,period,value A,2024,M01,3 A,2023,M12,2 A,2023,M11,1                                     | monthly  | 2024-02-01
          series_id,year,period,value A,2024,Q01,3 A,2023,Q04,2 A,2023,Q03,1                                     | quarterly | 2024-04-01
          Fiscal_Year;Period;v 2024;001;3 2023;012;2 2023;011;1                                                  | monthly  | 2024-02-01
          Order_Year,MonthNumber,v 2024,1,4 2023,12,3 2023,11,2 2023,10,1                                        | monthly  | 2024-02-01
          Год;Месяц;v 2024;январь;3 2023;декабрь;2 2023;ноябрь;1                                                 | monthly  | 2024-02-01
          Vuosi;x;v 2024;tammikuu;4 2023;joulukuu;3 2023;marraskuu;2 2023;lokakuu;1                              | monthly  | 2024-02-01
          年,月,v 2024年,1月,3 2023年,12月,2 2023年,11月,1                                                        | monthly  | 2024-02-01
          year,doy,v 2024,1,3 2023,365,2 2023,364,1                                                              | daily    | 2024-01-02
          Datum;von;bis;v 21.01.2024;03:00;04:00;4 21.01.2024;02:00;03:00;3 21.01.2024;01:00;02:00;2 21.01.2024;00:00;01:00;1 | hourly | 2024-01-21 04:00
          Date,Hour_from,v 01/21/2024,3_AM,4 01/21/2024,2_AM,3 01/21/2024,1_AM,2 01/21/2024,12_AM,1              | hourly   | 2024-01-21 04:00
          OPR_DT,OPR_HR,v 2024-01-21,HE04,4 2024-01-21,HE03,3 2024-01-21,HE02,2 2024-01-21,HE01,1                | hourly   | 2024-01-21 05:00
          Datum;Stunde;v 21.01.2024;03_-_04_Uhr;4 21.01.2024;02_-_03_Uhr;3 21.01.2024;01_-_02_Uhr;2 21.01.2024;00_-_01_Uhr;1 | hourly | 2024-01-21 04:00
          p,v 2024MM01,3 2023MM12,2 2023MM11,1                                                                   | monthly  | 2024MM02
          p,v 2024_1e_kwartaal,3 2023_4e_kwartaal,2 2023_3e_kwartaal,1                                           | quarterly | 2024 2e kwartaal
          p,v 2024년_1월,3 2023년_12월,2 2023년_11월,1                                                            | monthly  | 2024년 2월
          p,v FY2024-P01,3 FY2023-P12,2 FY2023-P11,1                                                             | monthly  | FY2024-P02
          week,v 2024w2,3 2024w1,2 2023w52,1                                                                     | weekly   | 2024w3
          p,v KW_2_(2024),3 KW_1_(2024),2 KW_52_(2023),1                                                         | weekly   | KW 3 (2024)
          d,v Thu_Jan__4_02:00:00_2024_+0100,3 Thu_Jan__4_01:00:00_2024_+0100,2 Thu_Jan__4_00:00:00_2024_+0100,1 | hourly | Thu Jan 4 03:00:00 2024 +0100
          d,v Thu__4_Jan_02:00:00_UTC_2024,3 Thu__4_Jan_01:00:00_UTC_2024,2 Thu__4_Jan_00:00:00_UTC_2024,1       | hourly   | Thu 4 Jan 03:00:00 UTC 2024
          d,v 2024-01-04_02:00:00_Europe/Berlin,3 2024-01-04_01:00:00_Europe/Berlin,2 2024-01-04_00:00:00_Europe/Berlin,1 | hourly | 2024-01-04 03:00:00
          d,v 1/14/2024__2:00:00 AM,3 1/14/2024__1:00:00 AM,2 1/14/2024__12:00:00 AM,1               | hourly   | 1/14/2024 3:00:00 AM
          """)
  void newestFirstIsPutInOrder(String file, String frequency, String next) {
    TimeSeries series = read(file, ReadOptions.DEFAULT).panel().series().get(0);
    assertEquals(1, series.targetCount());
    assertEquals(
        IntStream.rangeClosed(1, series.length()).mapToObj(v -> (double) v).toList(),
        values(series));
    assertEquals(frequency, series.calendar().frequency().toString());
    assertEquals(next, series.calendar().label(series.length()));
  }

  /** Two years of months in digits that could be something else, newest first. */
  @ParameterizedTest
  @CsvSource({
    "%1$ty%1$tm, 2401",
    "%1$tY0%1$tm, 2024001",
    "%1$tY%1$tm00, 20240100",
    "%1$tY_%1$tm, 2024_01"
  })
  void monthsInDigitsAreMonths(String format, String next) {
    StringBuilder file = new StringBuilder("period,v");
    for (int i = 23; i >= 0; i--) {
      LocalDate month = LocalDate.of(2022, 1, 1).plusMonths(i);
      file.append('\n').append(String.format(Locale.ROOT, format, month)).append(',').append(i);
    }
    byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
    TimeSeries series =
        PanelReader.read(new ByteArrayInputStream(bytes), "f.csv", ReadOptions.DEFAULT)
            .panel()
            .series()
            .get(0);
    assertEquals("monthly", series.calendar().frequency().toString());
    assertEquals(next, series.calendar().label(24));
    assertEquals(23.0, series.target(0, 23));
  }

  @ParameterizedTest
  @CsvSource({
    "'time,v 2024-01-03T00:00:00.0000001Z,1 2024-01-03T01:00:00.0000000Z,2', 2, "
        + "2024-01-03T00:00:00.0000001Z",
    "'ts,v 1704067200000000,1 1704070800000001,2', 3, 1704070800000001",
    "'ts,v 1704067200.1234,1 1704070800.1234,2', 2, 1704067200.1234"
  })
  void whatIsCutOffTimesIsFound(String file, long line, String text) {
    List<Finding> findings = read(file, ReadOptions.DEFAULT).findings();
    assertTrue(findings.contains(new Finding.CutTimes(line, text)), findings::toString);
  }

  private static List<Double> values(TimeSeries series) {
    return IntStream.range(0, series.length()).mapToObj(t -> series.target(0)[t]).toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          date,v 3rd_of_Jan,3 2nd_of_Jan,2 1st_of_Jan,1          | f.csv: column 'date': '3rd of Jan' is not a time that recur knows; pass --time-format, --time with another column, or --time none to count the rows
          createdTime,v soon,3 then,2 now,1                       | f.csv: column 'createdTime': 'soon' is not a time that recur knows; pass --time-format, --time with another column, or --time none to count the rows
          x,v c~3,3 b~2,2 a~1,1                                  | f.csv: column 'x': 'c~3' is not a time that recur knows; pass --time-format, --time with another column, or --time none to count the rows
          no,timestamp,v 1,c~3,3 2,b~2,2 3,a~1,1                 | f.csv: column 'timestamp': 'c~3' is not a time that recur knows; pass --time-format, --time with another column, or --time none to count the rows
          week,v 201453,3 201452,2 201451,1                      | f.csv:2: column 'week': '201453' is not a time of the form YYYYww; fix or remove the row
          id,v 201403,3 201402,2 201401,1                        | f.csv: is '201403' written as yyyyMM or as YYYYww? Every row could be either; pass --time-format yyyyMM or --time-format YYYYww
          """)
  void isRefusedWithItsFirstValue(String file, String line) {
    InputException e = assertThrows(InputException.class, () -> read(file, ReadOptions.DEFAULT));
    assertEquals(line, Worded.asOptions(e));
  }

  /** Counted down in parts of a unit, or in words that name no time. */
  @ParameterizedTest
  @CsvSource({"JD, 2460329.5", "'Time (s)', 0.5"})
  void stepsCountedBackwardsInFractionsAreRefused(String name, double first) {
    StringBuilder file = new StringBuilder(name).append(",v");
    for (int i = 0; i < 10; i++) {
      file.append('\n').append(first + 10 - i).append(',').append(i);
    }
    byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
    InputException e =
        assertThrows(
            InputException.class,
            () -> PanelReader.read(new ByteArrayInputStream(bytes), "f.csv", ReadOptions.DEFAULT));
    assertTrue(
        Worded.asOptions(e).contains("is not a time that recur knows; pass --time-format"),
        Worded.asOptions(e));
  }

  /** A column of seconds with fractions is no series to forecast. */
  @ParameterizedTest
  @CsvSource({"Time (s), 0.01", "elapsed, 0.5"})
  void stepsCountedInFractionsCountTheRows(String name, double step) {
    StringBuilder file = new StringBuilder(name).append(",v");
    for (int i = 0; i < 10; i++) {
      file.append(String.format(Locale.ROOT, "%n%.2f,%d", i * step, i));
    }
    byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
    Reading reading =
        PanelReader.read(new ByteArrayInputStream(bytes), "f.csv", ReadOptions.DEFAULT);
    assertEquals(List.of("v"), reading.panel().schema().targets());
  }

  /** Months of which some are in letters of another code stay months. */
  @ParameterizedTest
  @CsvSource({"'Rok;M;v 2023;paŸdziernik;1 2023;listopad;2 2023;grudzieñ;3 2024;styczeñ;4'"})
  void monthsInLettersOfAnotherCodeAreNoSeries(String file) {
    InputException e = assertThrows(InputException.class, () -> read(file, ReadOptions.DEFAULT));
    assertTrue(
        Worded.asOptions(e).contains("'2023|paŸdziernik' is not a time of the form y|MMMM{pl}"),
        Worded.asOptions(e));
  }

  @ParameterizedTest
  @CsvSource({"'date,v soon,3 then,2 now,1'", "'x,v c~3,3 b~2,2 a~1,1'"})
  void rowsAreCountedIfAskedTo(String file) {
    TimeSeries series =
        read(file, ReadOptions.builder().time(List.of("none")).build()).panel().series().get(0);
    assertEquals(List.of(3.0, 2.0, 1.0), values(series));
  }
}
