package dev.recur.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {

  private static Calendar calendar(String frequency, String pattern, String zone, String start) {
    return Calendar.of(Frequency.parse(frequency), Notation.of(pattern, zone), start);
  }

  /** Expected time stamps by hand from a wall calendar. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          monthly;          yyyy-MM;                 '';            1949-01;             144;  1961-01
          monthly;          yyyy-MM-dd;              '';            2020-01-31;          1;    2020-02-29
          monthly;          yyyy-MM-dd;              '';            2020-01-31;          13;   2021-02-28
          monthly;          yyyy-MM-dd;              '';            2021-02-28;          1;    2021-03-31
          monthly;          yyyy-MM-dd;              '';            2020-01-15;          -1;   2019-12-15
          quarterly;        "yyyy' Q'Q";             '';            1998 Q1;             7;    1999 Q4
          yearly;           yyyy;                    '';            1999;                2;    2001
          yearly;           yyyy-MM-dd;              '';            2020-02-29;          1;    2021-02-28
          yearly;           yyyy-MM-dd;              '';            2020-02-29;          4;    2024-02-29
          weekly;           YYYY-'W'ww;              '';            2020-W53;            1;    2021-W01
          weekly;           MM/d/yyyy;               '';            02/8/1991;           -1;   02/1/1991
          daily;            yyyy-MM-dd;              '';            2024-02-28;          2;    2024-03-01
          daily;            yyyy-MM-dd;              '';            2023-02-28;          1;    2023-03-01
          business-daily;   yyyy-MM-dd;              '';            2024-03-01;          1;    2024-03-04
          business-daily;   yyyy-MM-dd;              '';            2024-03-04;          -1;   2024-03-01
          business-daily;   yyyy-MM-dd HH:mm;        '';            2024-03-01 17:30;    6;    2024-03-11 17:30
          hourly;           yyyy-MM-dd HH:mm:ss;     '';            2016-07-01 23:00:00; 1;    2016-07-02 00:00:00
          30 minutes;       yyyy-MM-dd'T'HH:mm:ssX;  Z;             2014-12-31T12:30:00Z;1;    2014-12-31T13:00:00Z
          hourly;           yyyy-MM-dd HH:mm;        Europe/Berlin; 2024-03-31 01:00;    1;    2024-03-31 03:00
          hourly;           yyyy-MM-dd HH:mm;        Europe/Berlin; 2024-10-27 02:00;    1;    2024-10-27 02:00
          hourly;           yyyy-MM-dd'T'HH:mmX;     Europe/Berlin; 2024-10-27T02:00+02:00; 1; 2024-10-27T02:00+01:00
          daily;            yyyy-MM-dd'T'HH:mmX;     Europe/Berlin; 2024-10-26T00:00+02:00; 2; 2024-10-28T00:00+01:00
          hourly;           yyyy-MM-dd'T'HH:mmX;     +05:30;        2024-10-27T02:00+05:30; 1; 2024-10-27T03:00+05:30
          monthly;          decimal-year;            '';            1949;                1;    1949.08333333333
          monthly;          decimal-year;            '';            1960.91666666667;    1;    1961
          hourly;           epoch-seconds;           '';            1577836800;          1;    1577840400
          every 500 milliseconds; epoch-millis;      '';            1577836800000;       3;    1577836801500
          every 2 steps;    integer;                 '';            7;                   3;    13
          hourly;           y|M|d|H;                 '';            2010|1|1|23;         1;    2010-01-02 00:00
          monthly;          y-MM;                    '';            1-12;                1;    2-01
          daily;            d-MMM-yy;                '';            31-Dec-69;           1;    1-Jan-70
          hourly;           M/d/yyyy h:mm a;         '';            1/2/2021 11:00 AM;   1;    1/2/2021 12:00 PM
          """)
  void continuesTheTimeStampsOfAFile(
      String frequency, String pattern, String zone, String start, int index, String expected) {
    Calendar calendar = calendar(frequency, pattern.replace("\"", ""), zone, start);

    assertEquals(expected, calendar.label(index));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          monthly;        yyyy-MM;             1949-01;          1960-01-01;       132
          monthly;        yyyy-MM;             1949-01;          1960-01;          132
          monthly;        yyyy-MM;             1949-01;          1960-01-02;       133
          monthly;        yyyy-MM;             1949-01;          1960;             132
          monthly;        yyyy-MM;             1949-01;          1948-12;          -1
          monthly;        yyyy-MM-dd;          2020-01-31;       2020-02-28;       1
          business-daily; yyyy-MM-dd;          2024-03-01;       2024-03-02;       1
          business-daily; yyyy-MM-dd;          2024-03-01;       2024-03-08;       5
          hourly;         yyyy-MM-dd HH:mm:ss; 2016-07-01 00:00:00; 2016-07-02;    24
          hourly;         y|M|d|H;             2010|1|1|0;       2010-01-01 05:00; 5
          weekly;         MM/d/yyyy;           02/8/1991;        02/15/1991;       1
          none;           integer;             5;                9;                4
          none;           row;                 1;                9;                8
          """)
  void findsTheFirstStepAtOrAfterATime(
      String frequency, String pattern, String start, String time, int expected) {
    Calendar calendar =
        pattern.equals("row") ? Calendar.rows() : calendar(frequency, pattern, "", start);

    assertEquals(expected, calendar.indexOf(time));
  }

  @Test
  void everyStepIsFoundAtItsOwnLabel() {
    for (String frequency :
        new String[] {"yearly", "quarterly", "monthly", "weekly", "business-daily", "daily"}) {
      Calendar calendar = calendar(frequency, "yyyy-MM-dd", "", "2020-01-31");
      for (int i = -400; i < 400; i++) {
        assertEquals(i, calendar.indexOf(calendar.label(i)), frequency);
        assertEquals(calendar.label(i + 3), calendar.from(i).label(3), frequency);
      }
    }
  }

  @Test
  void isRebuiltFromItsText() {
    for (Calendar calendar :
        new Calendar[] {
          calendar("monthly", "yyyy-MM-dd", "", "2020-01-31"),
          calendar("30 minutes", "yyyy-MM-dd HH:mm", "Europe/Berlin", "2024-10-27 02:00"),
          calendar("every 500 milliseconds", "epoch-millis", "", "1577836800500"),
          Calendar.rows()
        }) {
      assertEquals(calendar, Calendar.fromText(calendar.toText()));
    }
  }

  @Test
  void refusesATimeItCannotRead() {
    InputException e =
        assertThrows(
            InputException.class,
            () -> calendar("monthly", "yyyy-MM", "", "1949-01").indexOf("soon"));

    assertEquals(
        "'soon' is not a time; write it as the file does, like '1949-01', or as 2020-12-31",
        e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd, 2021-02-29",
    "yyyy-MM-dd, 2021-02-31",
    "yyyy-MM-dd, 2021-13-01",
    "yyyy-MM-dd, 2021-00-01",
    "yyyy-MM-dd, 2021-01-00",
    "yyyy-MM-dd, 2021-1-01",
    "yyyy-MM-dd, 2021-01-01x",
    "yyyy-MM-dd HH:mm, 2021-01-01 24:00",
    "yyyy-MM-dd HH:mm, 2021-01-01 23:60",
    "YYYY-'W'ww, 2021-W53",
    "YYYY-'W'ww, 2021-W00",
    "yyyy' Q'Q, 2021 Q5",
    "decimal-year, 1949.1",
    "integer, 1.5",
    "integer, 12345678901234567890",
  })
  void knowsNoTimeThatDoesNotExist(String pattern, String text) {
    assertEquals(Notation.NO_MATCH, Notation.of(pattern).parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "monthly, 12",
    "quarterly, 4",
    "yearly, 1",
    "weekly, 1",
    "daily, 7",
    "business-daily, 5",
    "hourly, 24",
    "every 30 minutes, 48",
    "every 7 minutes, 1",
    "every 2 months, 6",
    "no time, 1",
    "every second, 60"
  })
  void readsItsOwnWordsAndKnowsTheUsualSeason(String words, int season) {
    Frequency frequency = Frequency.parse(words);

    assertEquals(words, frequency.toString());
    assertEquals(season, frequency.usualSeason());
  }
}
