package dev.recur.covariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Label;
import dev.recur.series.Notation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {
  private static Calendar calendar(String frequency, String pattern, String zone, String first) {
    return Calendar.of(Frequency.parse(frequency), Notation.of(pattern, zone), first);
  }

  /** 4 July 2023 was a Tuesday. */
  @Test
  void knowsIndependenceDay() {
    Calendar days = calendar("daily", "yyyy-MM-dd", "", "2023-07-03");

    assertArrayEquals(new double[] {0, 1, 0}, new Holidays("US").values(days, 3, Label.START, ""));
  }

  /** The Melbourne Cup is run, and Victoria rests, on the first Tuesday of November: 6 in 2012. */
  @Test
  void holidaysOfARegionBeginAtItsMidnight() {
    Calendar hours = calendar("hourly", "yyyy-MM-dd'T'HH:mmX", "Z", "2012-11-05T12:00Z");

    double[] victoria =
        new Holidays("AU-VIC").values(hours, 26, Label.START, "Australia/Melbourne");

    assertEquals(0, victoria[0]);
    assertEquals(1, victoria[1], "00:00 in Melbourne");
    assertEquals(1, victoria[24], "23:00");
    assertEquals(0, victoria[25]);
  }

  /**
   * New Year 2024 on a Monday; Christmas on a Monday of 2023, Boxing Day is no holiday in the US.
   */
  @Test
  void countsTheHolidaysOfAWeek() {
    Calendar weeks = calendar("weekly", "yyyy-MM-dd", "", "2023-12-18");

    assertArrayEquals(new double[] {0, 1, 1}, new Holidays("US").values(weeks, 3, Label.START, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "monthly, 2014-01-01, 2014-01-31",
    "quarterly, 2014-01-01, 2014-03-31",
    "yearly, 2014-01-01, 2014-12-31",
    "weekly, 2014-01-06, 2014-01-12",
    "weekly, 2014-01-04, 2014-01-10"
  })
  void theSamePeriodHasTheSameHolidaysByWhicheverEndItIsNamed(
      String frequency, String start, String end) {
    Calendar starts = calendar(frequency, "yyyy-MM-dd", "", start);
    Calendar ends = calendar(frequency, "yyyy-MM-dd", "", end);
    double[] counts = new Holidays("US").values(starts, 30, Label.START, "");

    assertEquals(Label.END, Label.of(ends));
    assertArrayEquals(counts, new Holidays("US").values(ends, 30, Label.END, ""));
    assertTrue(java.util.Arrays.stream(counts).sum() > 3);
  }

  @ParameterizedTest
  @CsvSource({
    "monthly, 2014-01-01",
    "monthly, 2014-01-15",
    "quarterly, 2014-01-01",
    "weekly, 2014-01-06",
    "daily, 2014-01-31",
    "business-daily, 2014-01-31"
  })
  void otherStampsNameTheStart(String frequency, String first) {
    assertEquals(Label.START, Label.of(calendar(frequency, "yyyy-MM-dd", "", first)));
  }

  /** 24:00 of 4 July, written as 00:00 of the next day, ends an hour of the holiday. */
  @Test
  void anHourThatEndsAtMidnightBelongsToTheDayBefore() {
    Calendar hours = calendar("hourly", "yyyy-MM-dd HH:mm", "", "2023-07-04 23:00");

    assertArrayEquals(new double[] {1, 1, 0}, new Holidays("US").values(hours, 3, Label.END, ""));
    assertArrayEquals(new double[] {1, 0, 0}, new Holidays("US").values(hours, 3, Label.START, ""));
  }

  @Test
  void daysAreThemselvesByEitherLabel() {
    Calendar days = calendar("daily", "yyyy-MM-dd", "", "2023-07-03");

    assertArrayEquals(new double[] {0, 1, 0}, new Holidays("US").values(days, 3, Label.END, ""));
  }

  @Test
  void refusesACountryItDoesNotKnow() {
    InputException e = assertThrows(InputException.class, () -> new Holidays("XX"));

    assertTrue(e.getMessage().startsWith("holidays=XX: no holidays are known for 'XX'"));
    assertThrows(InputException.class, () -> new Holidays(""));
    assertTrue(
        assertThrows(InputException.class, () -> new Holidays("AU-VICC"))
            .getMessage()
            .startsWith("holidays=AU-VICC: 'vicc' is no part of au; known are act, "));
  }
}
