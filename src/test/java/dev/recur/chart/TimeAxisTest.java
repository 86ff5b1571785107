package dev.recur.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.Notation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAxisTest {
  private static Calendar calendar(String frequency, String pattern, String first) {
    return Calendar.of(Frequency.parse(frequency), Notation.of(pattern), first);
  }

  private static String written(List<Tick> ticks) {
    return String.join(
        " ", ticks.stream().map(tick -> (int) tick.at() + ":" + tick.label()).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "monthly, yyyy-MM, 1958-11, 40, 5, 2:1959 14:1960 26:1961 38:1962",
    "monthly, yyyy-MM, 2020-01, 10, 5, 0:2020-01 3:2020-04 6:2020-07 9:2020-10",
    "monthly, yyyy-MM, 2024-01, 3, 8, 0:2024-01 1:2024-02 2:2024-03",
    "yearly, yyyy, 2020, 3, 8, 0:2020 1:2021 2:2022",
    "weekly, yyyy-MM-dd, 2024-01-01, 3, 8, 0:2024-01-01 1:2024-01-08 2:2024-01-15",
    "yearly, yyyy, 1987, 30, 5, 3:1990 13:2000 23:2010",
    "daily, yyyy-MM-dd, 2024-02-27, 7, 4, 0:2024-02-27 2:2024-02-29 4:2024-03-02 6:2024-03-04",
    "hourly, yyyy-MM-dd HH:mm, 2024-01-01 22:00, 9, 3, 2:01-02 00:00 5:01-02 03:00 8:01-02 06:00"
  })
  void yearsMonthsDaysAndHoursBeginAtTheirTicks(
      String frequency, String pattern, String first, int steps, int most, String expected) {
    assertEquals(
        expected, written(TimeAxis.ticks(calendar(frequency, pattern, first), steps, most)));
  }

  @Test
  void stepsWithoutTimeAreCountedInRoundNumbers() {
    assertEquals("9:10 19:20 29:30", written(TimeAxis.ticks(Calendar.rows(), 34, 4)));
    assertEquals("0:1 1:2 2:3", written(TimeAxis.ticks(Calendar.rows(), 3, 4)));
    assertEquals("1:2 3:4 5:6 7:8", written(TimeAxis.ticks(Calendar.rows(), 8, 4)));
    // No round number is alone among four.
    assertEquals("0:1", written(TimeAxis.ticks(Calendar.rows(), 4, 1)));
  }

  @Test
  void neverAreThereMoreThanFit() {
    for (String frequency :
        List.of("monthly", "daily", "hourly", "weekly", "quarterly", "yearly")) {
      Calendar calendar = calendar(frequency, "yyyy-MM-dd HH:mm", "2001-01-01 00:00");
      for (int steps : new int[] {1, 2, 7, 48, 365, 10_000}) {
        for (int most : new int[] {1, 3, 9}) {
          List<Tick> ticks = TimeAxis.ticks(calendar, steps, most);
          assertTrue(ticks.size() <= most, frequency + " " + steps);
          assertTrue(
              ticks.stream().allMatch(tick -> tick.at() >= 0 && tick.at() < steps), frequency);
        }
      }
    }
  }

  @Test
  void aThousandStepsHaveSomeTicks() {
    assertFalse(TimeAxis.ticks(Calendar.rows(), 1000, 5).isEmpty());
    assertFalse(
        TimeAxis.ticks(calendar("hourly", "yyyy-MM-dd HH:mm", "2024-01-01 00:00"), 1000, 5)
            .isEmpty());
  }
}
