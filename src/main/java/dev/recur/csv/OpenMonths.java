package dev.recur.csv;

import dev.recur.series.Calendar;
import dev.recur.series.Opening;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the open day of a month on which rows stand, such as the last business day or the third
 * Friday. Holidays may move one row of five by some days.
 */
final class OpenMonths {
  private static final long DAY = 86_400_000L;

  /** So few rows are no pattern. */
  private static final int FEWEST = 4;

  /** Days that a holiday moves a row by at the most. */
  private static final int FURTHEST = 4;

  private static final List<Opening> USUAL =
      List.of(
          Opening.BUSINESS_DAYS,
          Opening.days(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY)),
          Opening.days(EnumSet.complementOf(EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY))));

  /** Open days, and the day of the month from which the first of them counts, 31 for the last. */
  record Found(Opening opening, int monthDay, int rows) {}

  private OpenMonths() {}

  /**
   * The open day that most rows stand on, the others being moved by holidays.
   *
   * @param ticks of every row, milliseconds on the wall clock
   * @param groups rows by series, in order of time within one
   * @return empty if there is none, two rows of a series stand in one month, or all rows are
   *     equally far from each other
   */
  static Optional<Found> find(Longs ticks, Groups groups) {
    if (ticks.size() < FEWEST || !oneAMonth(ticks, groups)) {
      return Optional.empty();
    }
    List<Opening> openings = new ArrayList<>(USUAL);
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (int row = 0; row < ticks.size(); row++) {
      days.add(date(ticks.get(row)).getDayOfWeek());
    }
    if (days.size() == 1) {
      openings.add(0, Opening.days(days));
    }
    Found best = new Found(Opening.ALWAYS, 1, 0);
    for (Opening opening : openings) {
      Found found = best(ticks, opening);
      best = found.rows > best.rows ? found : best;
    }
    boolean certain = best.rows * 5L >= ticks.size() * 4L;
    for (int row = 0; certain && row < ticks.size(); row++) {
      certain = moved(ticks.get(row), best.opening, best.monthDay) <= FURTHEST;
    }
    return certain ? Optional.of(best) : Optional.empty();
  }

  /**
   * The day of the month that most rows suggest.
   *
   * @param ticks of every row, milliseconds on the wall clock
   * @param opening the open days
   */
  static Found best(Longs ticks, Opening opening) {
    Found best = new Found(opening, 31, -1);
    for (int day : Calendar.monthDays(opening).toArray()) {
      int rows = 0;
      for (int row = 0; row < ticks.size(); row++) {
        rows += moved(ticks.get(row), opening, day) == 0 ? 1 : 0;
      }
      best = rows > best.rows ? new Found(opening, day, rows) : best;
    }
    return best;
  }

  /**
   * The rows that a holiday has moved within their month.
   *
   * @param ticks of every row, milliseconds on the wall clock
   * @param opening open days
   * @param monthDay as {@link Found} has it
   */
  static List<Integer> moved(Longs ticks, Opening opening, int monthDay) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < ticks.size(); row++) {
      long days = moved(ticks.get(row), opening, monthDay);
      if (days > 0 && days <= FURTHEST) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** The time of a row on the open day of its month. */
  static long onOpenDay(long time, Opening opening, int monthDay) {
    LocalDate open = Calendar.openDay(date(time), monthDay, opening);
    return open.toEpochDay() * DAY + Math.floorMod(time, DAY);
  }

  private static long moved(long time, Opening opening, int monthDay) {
    return Math.abs(onOpenDay(time, opening, monthDay) - time) / DAY;
  }

  private static boolean oneAMonth(Longs ticks, Groups groups) {
    long even = 0;
    boolean uneven = false;
    for (int g = 0; g < groups.count(); g++) {
      for (int i = groups.starts[g] + 1; i < groups.starts[g + 1]; i++) {
        long from = ticks.get(groups.order[i - 1]);
        long to = ticks.get(groups.order[i]);
        LocalDate before = date(from);
        LocalDate after = date(to);
        if (before.getYear() == after.getYear() && before.getMonth() == after.getMonth()) {
          return false;
        }
        even = even == 0 ? to - from : even;
        uneven |= to - from != even;
      }
    }
    return uneven;
  }

  private static LocalDate date(long ticks) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(ticks), ZoneOffset.UTC);
  }
}
