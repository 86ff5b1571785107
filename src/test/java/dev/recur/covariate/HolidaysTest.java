package dev.recur.covariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Notation;
import org.junit.jupiter.api.Test;

class HolidaysTest {
  private static Calendar calendar(String frequency, String pattern, String zone, String first) {
    return Calendar.of(Frequency.parse(frequency), Notation.of(pattern, zone), first);
  }

  /** 4 July 2023 was a Tuesday. */
  @Test
  void knowsIndependenceDay() {
    Calendar days = calendar("daily", "yyyy-MM-dd", "", "2023-07-03");

    assertArrayEquals(new double[] {0, 1, 0}, new Holidays("US").values(days, 3, ""));
  }

  /** The Melbourne Cup is run, and Victoria rests, on the first Tuesday of November: 6 in 2012. */
  @Test
  void holidaysOfARegionBeginAtItsMidnight() {
    Calendar hours = calendar("hourly", "yyyy-MM-dd'T'HH:mmX", "Z", "2012-11-05T12:00Z");

    double[] victoria = new Holidays("AU-VIC").values(hours, 26, "Australia/Melbourne");

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

    assertArrayEquals(new double[] {0, 1, 1}, new Holidays("US").values(weeks, 3, ""));
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
