package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.Notation;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What databases, logs, grids, statistical offices and spreadsheets write. */
class NotationsTest {

  /** A time as a file writes it, what it means on the wall clock, and how it is written again. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2024-01-03 23:00:00+00                       | 2024-01-03T23:00    |
          2024-01-03 23:00:00-05                       | 2024-01-03T23:00    |
          2024-01-03 23:00:00+0530                     | 2024-01-03T23:00    |
          2024-01-03 23:00:00 +0000 UTC                | 2024-01-03T23:00    |
          2024-01-03 23:00:00.123000+00                | 2024-01-03T23:00:00.123 |
          2024-01-03T23:00:00.000000Z                  | 2024-01-03T23:00    |
          2024-01-03 23:00:00,000                      | 2024-01-03T23:00    |
          2024-01-03-23.00.00.000000                   | 2024-01-03T23:00    |
          03-JAN-24 11.00.00.000000 PM                 | 2024-01-03T23:00    | 03-Jan-24 11.00.00.000000 PM
          20240103T230000Z                             | 2024-01-03T23:00    |
          20240103 230000                              | 2024-01-03T23:00    |
          20240103_2300                                | 2024-01-03T23:00    |
          20240103-23:00                               | 2024-01-03T23:00    |
          2024-01-03T23:00+01:00[Europe/Berlin]        | 2024-01-03T23:00    | 2024-01-03T23:00+01:00
          03.01.2024 23:00 - 04.01.2024 00:00          | 2024-01-03T23:00    | 03.01.2024 23:00
          03.01.2024 22:00-23:00                       | 2024-01-03T22:00    | 03.01.2024 22:00
          2024-01-01/2024-01-07                        | 2024-01-01T00:00    | 2024-01-01
          2024-01-03 23:00 CET                         | 2024-01-03T23:00    | 2024-01-03 23:00 +01:00
          Wed, 03 Jan 2024 23:00:00 +0000              | 2024-01-03T23:00    |
          Wed, 3 Jan 2024 23:00:00 GMT                 | 2024-01-03T23:00    |
          Wed Jan  3 23:00:00 2024                     | 2024-01-03T23:00    | Wed Jan 3 23:00:00 2024
          Wed Jan 03 23:00:00 UTC 2024                 | 2024-01-03T23:00    |
          [03/Jan/2024:23:00:00 +0000]                 | 2024-01-03T23:00    |
          03/Jan/2024:23:00:00 +0100                   | 2024-01-03T23:00    |
          Wed Jan 03 2024 23:00:00 GMT+0100 (Central European Standard Time) | 2024-01-03T23:00 | Wed Jan 03 2024 23:00:00 GMT+0100
          1/13/2024, 11:00:00 PM                       | 2024-01-13T23:00    |
          13.1.2024, 23:00:00                          | 2024-01-13T23:00    |
          Wednesday, January 3, 2024                   | 2024-01-03T00:00    |
          Mittwoch, 3. Januar 2024                     | 2024-01-03T00:00    |
          mercredi 3 janvier 2024                      | 2024-01-03T00:00    |
          miércoles, 3 de enero de 2024                | 2024-01-03T00:00    |
          Jan  3 2024 11:00PM                          | 2024-01-03T23:00    | Jan 3 2024 11:00PM
          12MAR2024                                    | 2024-03-12T00:00    | 12Mar2024
          12MAR2024:23:00:00                           | 2024-03-12T23:00    | 12Mar2024:23:00:00
          12-Mar-2024 23:00                            | 2024-03-12T23:00    |
          Mar-24                                       | 2024-03-01T00:00    |
          Mar'24                                       | 2024-03-01T00:00    |
          März 2024                                    | 2024-03-01T00:00    |
          févr. 2024                                   | 2024-02-01T00:00    |
          Dez. 2024                                    | 2024-12-01T00:00    |
          12. Dez 2024                                 | 2024-12-12T00:00    | 12. Dez. 2024
          diciembre de 2024                            | 2024-12-01T00:00    |
          gennaio 2024                                 | 2024-01-01T00:00    |
          styczeń 2024                                 | 2024-01-01T00:00    | stycznia 2024
          4Q2023                                       | 2023-10-01T00:00    |
          Q4 23                                        | 2023-10-01T00:00    |
          2023K4                                       | 2023-10-01T00:00    |
          2023-Q4                                      | 2023-10-01T00:00    |
          Q4/2023                                      | 2023-10-01T00:00    |
          T4 2023                                      | 2023-10-01T00:00    |
          4. Quartal 2023                              | 2023-10-01T00:00    |
          2020H2                                       | 2020-07-01T00:00    |
          2020-S1                                      | 2020-01-01T00:00    |
          H2 2020                                      | 2020-07-01T00:00    |
          W20-2020                                     | 2020-05-11T00:00    |
          2020-W20                                     | 2020-05-11T00:00    |
          2020W20                                      | 2020-05-11T00:00    |
          KW 20 2020                                   | 2020-05-11T00:00    |
          2020U20                                      | 2020-05-11T00:00    |
          2020-34                                      | 2020-08-17T00:00    |
          2024-003                                     | 2024-01-03T00:00    |
          2023M01                                      | 2023-01-01T00:00    |
          2024年1月3日                                  | 2024-01-03T00:00    |
          2024/1/3 23時                                 |                     |
          03.01.2024 24:00                             | 2024-01-04T00:00    |
          2024-01-03T24:00:00                          | 2024-01-04T00:00    |
          3.1.2024 24:00                               | 2024-01-04T00:00    |
          2024-01-03 24:30                             |                     |
          Tue, 03 Jan 2024 23:00:00 +0000              |                     |
          Martember 2024                               |                     |
          2014-W53                                     |                     |
          """)
  void isReadAndWrittenAgain(String text, String time, String again) {
    List<Notation> found = NotationFinder.find(List.of(text), "");
    if (time == null) {
      assertTrue(found.isEmpty(), found::toString);
      return;
    }
    assertTrue(!found.isEmpty(), "no notation reads " + text);
    Notation notation = found.get(0);
    long ticks = notation.parse(text);
    assertEquals(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli(), ticks);
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    int offset = notation.writesOffset() ? notation.offsetSeconds(bytes, 0, bytes.length) : 0;
    String written = notation.format(ticks, offset);
    assertEquals(again == null ? text : again, written, notation.pattern());
    assertNotEquals(Notation.NO_MATCH, Notation.of(notation.pattern()).parse(written));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2009/10;2010/11;2011/12                          | yyyy/nn
          2010-11;2011-12;2012-13                          | yyyy-nn
          2010-10;2010-11;2010-12                          | yyyy-MM
          2023/2024;2024/2025                              | yyyy/nnnn
          Jan 24;Feb 24;Mrz 24;Apr 24;Mai 24;Dez 24        | MMM{de} yy
          janvier 2024;février 2024;mars 2024;avril 2024   | MMMM{fr} yyyy
          May 2024;June 2024;July 2024                     | MMMM yyyy
          May 2024;Jun 2024;Jul 2024                       | MMM yyyy
          May 2024;June 2024;Sept 2024                     | MMM yyyy
          01.01.2024 22:00;01.01.2024 23:00;01.01.2024 24:00 | dd.MM.yyyy kk:mm
          2024-01-01 03:00-05:00;2024-01-02 09:00-05:00    | yyyy-MM-dd HH:mmX
          2024-01-01 03:00-04:00;2024-01-01 17:00-18:00    | yyyy-MM-dd HH:mm*
          2020-11;2020-12;2020-13                          | YYYY-ww
          """)
  void isToldByAllCells(String cells, String pattern) {
    assertEquals(pattern, NotationFinder.find(List.of(cells.split(";")), "").get(0).pattern());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          201401;201402;201413             | false | YYYYww
          201401;201402;201403             | true  | YYYYww
          201411;201412;201501             | false | yyyyMM,YYYYww
          240130;240131;240201             | false | yyMMdd
          2024010323;2024010400            | false | yyyyMMddHH
          1704322800;1704326400            | false | epoch-seconds
          1704322800000;1704326400000      | false | epoch-millis
          1704322800000000                 | false | epoch-micros
          1704322800000000000              | false | epoch-nanos
          202401032300;202401040000        | false | yyyyMMddHHmm
          20240103230000;20240104000000    | false | yyyyMMddHHmmss
          2024001;2024002                  | false | yyyyDDD
          03012024;04012024                | false | ddMMyyyy
          45294;45295                      | false | excel-serial
          45294.9583;45295.0               | false | excel-serial
          1704322800.0;1704326400.0        | false | epoch-seconds
          01.2024;02.2024                  | false | MM.yyyy
          1;2;3                            | false | integer
          100;101;102                      | false | integer
          """)
  void numbersUnderTheNameOfATime(String cells, boolean weeks, String patterns) {
    assertEquals(
        patterns,
        String.join(
            ",",
            NumericTimes.notations(List.of(cells.split(";")), weeks ? "week" : "time").stream()
                .map(Notation::pattern)
                .toList()));
  }

  @ParameterizedTest
  @CsvSource({
    "45294.9583, 2024-01-03T23:00, 45294.9583333333",
    "45294.95833333, 2024-01-03T23:00, 45294.9583333333",
    "45294.5, 2024-01-03T12:00, 45294.5",
    "45294, 2024-01-03T00:00, 45294",
    "45294.0006944444, 2024-01-03T00:01, 45294.0006944444"
  })
  void aSpreadsheetsDaysAreRoundedToWhatTheirDigitsSay(String text, String time, String again) {
    Notation notation = Notation.of(Notation.EXCEL_SERIAL);
    long ticks = notation.parse(text);
    assertEquals(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli(), ticks);
    assertEquals(again, notation.format(ticks, 0));
  }
}
