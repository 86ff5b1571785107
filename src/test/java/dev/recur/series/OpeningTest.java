package dev.recur.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that are made on some days, or at some hours, and no others. */
class OpeningTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Monday to Saturday                        | daily, Monday to Saturday | 6
          mon-sat                                   | daily, Monday to Saturday | 6
          Mon, Wed and Fri                          | daily, Monday, Wednesday, Friday | 3
          daily, Tuesdays, Thursdays                | daily, Tuesday, Thursday | 2
          sun-thu                                   | daily, Monday to Thursday, Sunday | 5
          every 2 days, Mon-Sat                     | every 2 days, Monday to Saturday | 3
          Monday to Friday                          | business-daily | 5
          weekdays                                  | business-daily | 5
          daily, every day                          | daily | 7
          hourly, 9 to 18                           | hourly, 09:00 to 18:00 | 10
          9:00-18:00                                | hourly, 09:00 to 18:00 | 10
          mon-fri 9-17                              | hourly, Monday to Friday 09:00 to 17:00 | 9
          hourly, Monday to Friday                  | hourly, Monday to Friday 00:00 to 23:00 | 24
          30min, Mon-Fri 9:30-15:30                 | every 30 minutes, Monday to Friday 09:30 to 15:30 | 13
          half-hourly, weekdays 9 to 12, 14 to 17   | every 30 minutes, Monday to Friday 09:00 to 12:00, 14:00 to 17:00 | 14
          BUSINESS DAYS 8 to 10; Saturday 9         | hourly, Monday to Friday 08:00 to 10:00; Saturday 09:00 | 16
          last business day                         | monthly on business days | 12
          first business day of the quarter         | quarterly on business days | 4
          third friday of each month                | monthly on Friday | 12
          yearly on business days                   | yearly on business days | 1
          hourly, 0 to 23                           | hourly | 24
          """)
  void isReadInWordsAndWrittenInOnesThatAreReadBack(String words, String written, int season) {
    Frequency frequency = Frequency.parse(words);

    assertEquals(written, frequency.toString());
    assertEquals(frequency, Frequency.parse(written));
    assertEquals(season, frequency.usualSeason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hourly, Monday to Friday 09:00 to 18:00; Saturday 09:00 to 13:00",
        "hourly, Monday 00:00, 01:00; Sunday 22:00, 23:00",
        "every 4 hours, 08:00, 12:00, 20:00",
        "every 5 minutes, Tuesday to Sunday 10:02 to 16:57",
        "daily, Saturday, Sunday",
        "every 2 months on business days",
        "monthly on Monday to Saturday",
      })
  void isWrittenAsItWasRead(String words) {
    assertEquals(words, Frequency.parse(words).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "daily, Caturday",
        "daily, Monday",
        "daily, 9 to 18",
        "weekly, Monday to Friday",
        "hourly, 9 to 31",
        "every 7 hours, 0 to 21",
        "hourly, Monday to Friday 9:00, 9:30",
        "yearly on 9 to 18",
        "last moonday",
        "Mon-Sat;",
      })
  void isRefusedWhereItIsNone(String words) {
    InputException refusal = assertThrows(InputException.class, () -> Frequency.parse(words));

    assertTrue(refusal.getMessage().contains("'" + words + "' is not a frequency"));
  }

  /** Expected time stamps by hand from a wall calendar. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Mon-Sat;                  yyyy-MM-dd;          '';             2023-12-30;             1;   2024-01-01
          Mon-Sat;                  yyyy-MM-dd;          '';             2024-02-26;             6;   2024-03-04
          Mon-Sat;                  yyyy-MM-dd;          '';             2024-03-04;             -1;  2024-03-02
          mon, wed, fri;            yyyy-MM-dd;          '';             2024-02-28;             2;   2024-03-04
          Sun-Thu;                  yyyy-MM-dd;          '';             2024-12-31;             3;   2025-01-05
          hourly, Mon-Sat 9-18;     yyyy-MM-dd HH:mm;    '';             2024-08-31 18:00;       1;   2024-09-02 09:00
          hourly, Mon-Sat 9-18;     yyyy-MM-dd HH:mm;    Europe/Berlin;  2024-03-30 18:00;       1;   2024-04-01 09:00
          hourly, 9-18;             yyyy-MM-dd'T'HH:mmX; Europe/Berlin;  2024-10-26T18:00+02:00; 1;   2024-10-27T09:00+01:00
          hourly, Mon-Sat 9-18;     yyyy-MM-dd HH:mm:ss; '';             2024-08-31 09:00:30;    10;  2024-09-02 09:00:30
          last business day;        yyyy-MM-dd;          '';             2024-02-29;             1;   2024-03-29
          last business day;        yyyy-MM-dd;          '';             2024-05-31;             13;  2025-06-30
          first business day;       yyyy-MM-dd;          '';             2024-05-01;             1;   2024-06-03
          third friday;             yyyy-MM-dd;          '';             2024-01-19;             2;   2024-03-15
          last friday;              yyyy-MM-dd;          '';             2024-01-26;             2;   2024-03-29
          quarterly on weekdays;    yyyy-MM-dd;          '';             2023-12-29;             1;   2024-03-29
          """)
  void isContinuedAcrossWeeksMonthsAndYears(
      String frequency, String pattern, String zone, String start, int index, String expected) {
    Calendar calendar = Calendar.of(Frequency.parse(frequency), Notation.of(pattern, zone), start);

    assertEquals(expected, calendar.label(index));
    assertEquals(index, calendar.stepAt(expected));
    assertEquals(calendar, Calendar.fromText(calendar.toText()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon-Sat",
        "tue, thu",
        "every 3 days, Mon-Sat",
        "business-daily",
        "hourly, Mon-Fri 9-18; Sat 9-13",
        "15min, Thu-Sat 18:00-02:00",
        "last business day",
        "fourth thursday",
        "quarterly on business days"
      })
  void stepsRiseAndAreOpenAndFound(String words) {
    Frequency frequency = Frequency.parse(words);
    String start = words.equals("fourth thursday") ? "2023-06-22 18:00" : "2023-06-30 18:00";
    if (words.equals("tue, thu")) {
      start = "2023-06-29 18:00";
    }
    Calendar calendar = Calendar.of(frequency, Notation.of("yyyy-MM-dd HH:mm"), start);
    for (int step = -500; step < 2000; step++) {
      assertTrue(calendar.ticks(step) < calendar.ticks(step + 1), calendar.label(step));
      assertTrue(frequency.isOpen(calendar.time(step)), calendar.label(step));
      assertEquals(step, calendar.indexOf(calendar.ticks(step)));
      assertEquals(step + 1, calendar.indexOf(calendar.ticks(step) + 1));
      assertEquals(calendar.ticks(step + 7), calendar.from(step).ticks(7));
    }
  }
}
