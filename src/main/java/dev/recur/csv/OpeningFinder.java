package dev.recur.csv;

import dev.recur.series.Frequency;
import dev.recur.series.Frequency.Unit;
import dev.recur.series.Opening;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the opening that explains steps without a row: the days of a week, or the times of its
 * days, at which the rows of all series stand.
 *
 * <p>It is certain where the file has met every time of a week at least {@value #PERIODS} times;
 * each time is either open, with three rows of four at least, or closed, with one of ten at the
 * most in each series; nine of ten open steps have a row; and more steps without a row are closed
 * than open. Parts of a day are also certain from a week on, where they are the same on every day,
 * or on every day but Saturdays and Sundays.
 */
final class OpeningFinder {
  private static final long MINUTE = Unit.MINUTE.millis();
  private static final long DAY = Unit.DAY.millis();
  private static final long WEEK = Unit.WEEK.millis();

  /** From Monday 1969-12-29 to 1970-01-01. */
  private static final long MONDAY = 3 * DAY;

  /** So often every time of a week, or of a day, has come. */
  private static final int PERIODS = 3;

  /** One row of so many steps may stand at a time that is closed. */
  private static final int RARE = 10;

  private final Longs ticks;
  private final Groups groups;
  private final long step;
  private final long phase;

  /** Times of a week, a step apart. */
  private final int slots;

  /** By time of the week, how often it lies within a series and how often a row stands there. */
  private final long[] steps;

  private final long[] rows;
  private long longest;

  private OpeningFinder(Longs ticks, Groups groups, long step) {
    this.ticks = ticks;
    this.groups = groups;
    this.step = step;
    this.phase = Math.floorMod(ticks.get(groups.order[0]), step);
    this.slots = (int) (WEEK / step);
    this.steps = new long[slots];
    this.rows = new long[slots];
  }

  /**
   * The step within an opening.
   *
   * @param ticks of every row, milliseconds on the wall clock
   * @param groups rows by series, in order of time within one
   * @param mode the most frequent step, milliseconds
   * @return empty if nothing is closed, or it is not certain what is
   */
  static Optional<Frequency> find(Longs ticks, Groups groups, long mode) {
    long step = mode % DAY == 0 ? DAY : divides(mode, groups, ticks) ? mode : common(ticks, groups);
    if (mode >= WEEK || step < MINUTE || step * 8 < mode || !divides(step, groups, ticks)) {
      return Optional.empty();
    }
    OpeningFinder finder = new OpeningFinder(ticks, groups, step);
    if (step < DAY && finder.phase % MINUTE != 0) {
      return Optional.empty();
    }
    if (finder.complete() || !finder.count()) {
      return Optional.empty();
    }
    return finder.ofWeek().or(finder::ofDays).filter(finder::rareInEverySeries).map(finder::made);
  }

  /** Whether a step divides a day and every row of every series lies on it. */
  private static boolean divides(long step, Groups groups, Longs ticks) {
    if (DAY % step != 0) {
      return false;
    }
    long phase = Math.floorMod(ticks.get(groups.order[0]), step);
    for (int row : groups.order) {
      if (Math.floorMod(ticks.get(row), step) != phase) {
        return false;
      }
    }
    return true;
  }

  /** The largest step on which every row lies, 0 if there is none. */
  private static long common(Longs ticks, Groups groups) {
    long common = DAY;
    long first = ticks.get(groups.order[0]);
    for (int row : groups.order) {
      long rest = Math.floorMod(ticks.get(row) - first, DAY);
      while (rest != 0) {
        long next = common % rest;
        common = rest;
        rest = next;
      }
      if (common < MINUTE) {
        return 0;
      }
    }
    return common;
  }

  private long first(int g) {
    return ticks.get(groups.order[groups.starts[g]]);
  }

  private long span(int g) {
    return (ticks.get(groups.order[groups.starts[g + 1] - 1]) - first(g)) / step + 1;
  }

  private int slot(long time) {
    return (int) (Math.floorMod(time + MONDAY - phase, WEEK) / step);
  }

  private boolean complete() {
    boolean complete = true;
    for (int g = 0; g < groups.count() && complete; g++) {
      complete = span(g) == groups.starts[g + 1] - groups.starts[g];
    }
    return complete;
  }

  /** Counts steps and rows by time of the week; false if a time comes twice in a series. */
  private boolean count() {
    for (int g = 0; g < groups.count(); g++) {
      longest = Math.max(longest, span(g));
      addSteps(g, steps);
      for (int i = groups.starts[g]; i < groups.starts[g + 1]; i++) {
        long time = ticks.get(groups.order[i]);
        if (i > groups.starts[g] && time == ticks.get(groups.order[i - 1])) {
          return false;
        }
        rows[slot(time)]++;
      }
    }
    return true;
  }

  private void addSteps(int g, long[] counts) {
    long weeks = span(g) / slots;
    for (int s = 0; weeks > 0 && s < slots; s++) {
      counts[s] += weeks;
    }
    int first = slot(first(g));
    for (int s = 0; s < span(g) % slots; s++) {
      counts[(first + s) % slots]++;
    }
  }

  private Optional<boolean[]> ofWeek() {
    return longest >= (long) PERIODS * slots ? open(steps, rows, 0) : Optional.empty();
  }

  /** Parts of a day that are the same on all days, or on all but those of weekends. */
  private Optional<boolean[]> ofDays() {
    if (step == DAY || longest < slots) {
      return Optional.empty();
    }
    int perDay = slots / 7;
    boolean weekends = !noRow(5 * perDay, slots);
    if (weekends && IntStream.range(0, 7).anyMatch(d -> noRow(d * perDay, (d + 1) * perDay))) {
      return Optional.empty();
    }
    long[] daySteps = new long[perDay];
    long[] dayRows = new long[perDay];
    int days = weekends ? 7 : 5;
    for (int s = 0; s < days * perDay; s++) {
      daySteps[s % perDay] += steps[s];
      dayRows[s % perDay] += rows[s];
    }
    long closed = IntStream.range(days * perDay, slots).mapToLong(s -> steps[s]).sum();
    return open(daySteps, dayRows, closed)
        .map(
            day -> {
              boolean[] week = new boolean[slots];
              for (int s = 0; s < days * perDay; s++) {
                week[s] = day[s % perDay];
              }
              return week;
            });
  }

  private boolean noRow(int from, int to) {
    return IntStream.range(from, to).allMatch(s -> rows[s] == 0);
  }

  /**
   * Which times are open, where every one of them certainly is or is not, and some are not.
   *
   * @param steps by time, how often it has come
   * @param rows by time, how often a row stands there
   * @param closed steps without a row that are closed beside them
   */
  private static Optional<boolean[]> open(long[] steps, long[] rows, long closed) {
    boolean[] open = new boolean[steps.length];
    int count = 0;
    long openSteps = 0;
    long holes = 0;
    long explained = closed;
    for (int s = 0; s < steps.length; s++) {
      if (steps[s] < PERIODS) {
        return Optional.empty();
      }
      open[s] = rows[s] * 4 >= steps[s] * 3;
      if (!open[s] && rows[s] * RARE > steps[s]) {
        return Optional.empty();
      }
      if (open[s]) {
        count++;
        openSteps += steps[s];
        holes += steps[s] - rows[s];
      } else {
        explained += steps[s] - rows[s];
      }
    }
    boolean certain = holes * RARE <= openSteps && holes <= explained && count > 1;
    return certain && explained > 0 ? Optional.of(open) : Optional.empty();
  }

  /** Whether what is closed has few rows in every series, not only in all together. */
  private boolean rareInEverySeries(boolean[] open) {
    for (int g = 0; g < groups.count(); g++) {
      long[] within = new long[slots];
      addSteps(g, within);
      int[] extra = new int[slots];
      for (int i = groups.starts[g]; i < groups.starts[g + 1]; i++) {
        extra[slot(ticks.get(groups.order[i]))]++;
      }
      for (int s = 0; s < slots; s++) {
        if (!open[s] && (long) extra[s] * RARE > within[s]) {
          return false;
        }
      }
    }
    return true;
  }

  private Frequency made(boolean[] open) {
    if (step == DAY) {
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      for (DayOfWeek day : DayOfWeek.values()) {
        if (open[day.getValue() - 1]) {
          days.add(day);
        }
      }
      return new Frequency(Unit.DAY, 1, Opening.days(days));
    }
    int[] minutes =
        IntStream.range(0, slots)
            .filter(s -> open[s])
            .map(s -> (int) ((s * step + phase) / MINUTE))
            .toArray();
    Unit unit = step % Unit.HOUR.millis() == 0 ? Unit.HOUR : Unit.MINUTE;
    return new Frequency(unit, (int) (step / unit.millis()), Opening.of(minutes));
  }
}
