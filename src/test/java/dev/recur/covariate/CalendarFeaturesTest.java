package dev.recur.covariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Notation;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarFeaturesTest {

  @Test
  void monthsGoRoundOnce() {
    Calendar calendar = Calendar.of(Frequency.parse("monthly"), Notation.of("yyyy-MM"), "1949-01");
    CalendarFeatures features = CalendarFeatures.auto(calendar.frequency());

    double[][] values = features.values(calendar, 25, "");

    assertEquals(List.of("sin month", "cos month"), features.names());
    assertArrayEquals(
        new double[] {0, 1, 0, -1},
        new double[] {values[0][0], values[0][3], values[0][6], values[0][9]},
        1e-12);
    assertEquals(values[1][5], values[1][17], 1e-12);
  }

  /** 13:00 UTC on Saturday 2011-12-31 is midnight of Sunday in Melbourne in summer. */
  @Test
  void hoursAreThoseOfTheZoneAskedFor() {
    Calendar calendar =
        Calendar.of(
            Frequency.parse("30 minutes"),
            Notation.of("yyyy-MM-dd'T'HH:mm:ssX", "Z"),
            "2011-12-31T13:00:00Z");
    CalendarFeatures features = CalendarFeatures.parse("hour,weekday", calendar.frequency());

    double[][] values = features.values(calendar, 25, "Australia/Melbourne");

    assertEquals(1, values[1][0], 1e-12, "midnight");
    assertEquals(-1, values[1][24], 1e-12, "noon");
    assertEquals(Math.sin(2 * Math.PI * 6 / 7), values[2][0], 1e-12, "Sunday");
  }

  @Test
  void refusesFieldsItDoesNotKnow() {
    assertEquals(
        "calendar=moon is no field; give auto, none, or some of month, yearday, monthday,"
            + " weekday, hour, minute",
        assertThrows(
                InputException.class,
                () -> CalendarFeatures.parse("moon", Frequency.parse("daily")))
            .getMessage());
  }
}
