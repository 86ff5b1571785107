package dev.recur.series;

import java.time.DayOfWeek;

/** Which end of its period a time stamp names. */
public enum Label {
  /** The period begins there. */
  START,
  /** The period ends there, the day that is named included. */
  END;

  /**
   * Returns what a calendar suggests: last days of months, and Fridays, Saturdays and Sundays of
   * weeks, are ends; every other stamp is a start.
   *
   * @param calendar of a series
   */
  public static Label of(Calendar calendar) {
    Frequency frequency = calendar.frequency();
    boolean end =
        switch (frequency.unit()) {
          case YEAR, QUARTER, MONTH -> calendar.monthDay() == 31;
          case WEEK -> calendar.time(0).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) >= 0;
          default -> false;
        };
    return end ? END : START;
  }

  /** The name as the command line writes it. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }
}
