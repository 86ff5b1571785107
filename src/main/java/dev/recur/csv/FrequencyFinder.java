package dev.recur.csv;

import dev.recur.series.Frequency;
import dev.recur.series.Frequency.Unit;
import dev.recur.series.Opening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Finds the step that most rows of most series keep. */
final class FrequencyFinder {
  private static final long DAY = 86_400_000L;

  /**
   * A step and, for months, the day that every date falls on, as a calendar has it; 1 where the
   * step is not made of months.
   */
  record Found(Frequency frequency, int monthDay) {}

  private FrequencyFinder() {}

  /**
   * The modal step over every series.
   *
   * @param ticks of every row
   * @param groups rows by series, in order of time within one
   * @param dated whether ticks are milliseconds
   * @return empty if no series has two different times
   */
  static Optional<Found> find(Longs ticks, Groups groups, boolean dated) {
    long mode = mode(ticks, groups, 0);
    if (mode == 0) {
      return Optional.empty();
    }
    if (!dated) {
      return Optional.of(new Found(new Frequency(Unit.STEP, count(mode)), 1));
    }
    if (mode >= 28 * DAY) {
      int day = monthDay(ticks);
      int months = (int) mode(ticks, groups, 1);
      Optional<OpenMonths.Found> open =
          day > 0 && onMonthDay(ticks, day) == ticks.size()
              ? Optional.empty()
              : OpenMonths.find(ticks, groups);
      if (open.isPresent()) {
        return Optional.of(
            new Found(ofMonths(months, open.get().opening()), open.get().monthDay()));
      }
      if (day > 0) {
        return Optional.of(new Found(ofMonths(months, Opening.ALWAYS), day));
      }
    }
    if (mode == DAY && onlyBusinessDays(ticks, groups)) {
      return Optional.of(new Found(Frequency.of(Unit.BUSINESS_DAY), 1));
    }
    Optional<Frequency> opening = OpeningFinder.find(ticks, groups, mode);
    if (opening.isPresent()) {
      return opening.map(frequency -> new Found(frequency, 1));
    }
    for (Unit unit : new Unit[] {Unit.WEEK, Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND}) {
      if (mode % unit.millis() == 0) {
        return Optional.of(new Found(new Frequency(unit, count(mode / unit.millis())), 1));
      }
    }
    return Optional.of(new Found(new Frequency(Unit.MILLISECOND, count(mode)), 1));
  }

  private static int count(long steps) {
    return (int) Math.min(steps, Integer.MAX_VALUE);
  }

  /** The most frequent positive step, the smallest of several; in calendar months if asked. */
  private static long mode(Longs ticks, Groups groups, int asMonths) {
    long[] steps = new long[256];
    int[] counts = new int[256];
    int used = 0;
    for (int g = 0; g < groups.count(); g++) {
      for (int i = groups.starts[g] + 1; i < groups.starts[g + 1]; i++) {
        long from = ticks.get(groups.order[i - 1]);
        long to = ticks.get(groups.order[i]);
        long step = asMonths == 1 ? months(to) - months(from) : to - from;
        if (step <= 0) {
          continue;
        }
        int slot = slot(step, steps, counts);
        if (counts[slot]++ == 0) {
          steps[slot] = step;
          if (++used * 2 > steps.length) {
            long[] oldSteps = steps;
            int[] oldCounts = counts;
            steps = new long[oldSteps.length * 2];
            counts = new int[oldSteps.length * 2];
            for (int s = 0; s < oldSteps.length; s++) {
              if (oldCounts[s] > 0) {
                int to2 = slot(oldSteps[s], steps, counts);
                steps[to2] = oldSteps[s];
                counts[to2] = oldCounts[s];
              }
            }
          }
        }
      }
    }
    long best = 0;
    int most = 0;
    for (int s = 0; s < steps.length; s++) {
      if (counts[s] > most || (counts[s] == most && most > 0 && steps[s] < best)) {
        best = steps[s];
        most = counts[s];
      }
    }
    return best;
  }

  private static int slot(long step, long[] steps, int[] counts) {
    int slot = (int) ((step * 0x9E3779B97F4A7C15L) >>> 32) & (steps.length - 1);
    while (counts[slot] > 0 && steps[slot] != step) {
      slot = (slot + 1) & (steps.length - 1);
    }
    return slot;
  }

  private static LocalDate date(long ticks) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(ticks), ZoneOffset.UTC);
  }

  private static long months(long ticks) {
    LocalDate date = date(ticks);
    return date.getYear() * 12L + date.getMonthValue();
  }

  /** The day of the month that most dates fall on, 31 for the last; 0 if there is none. */
  private static int monthDay(Longs ticks) {
    int[] counts = new int[32];
    int last = 0;
    for (int row = 0; row < ticks.size(); row++) {
      LocalDate date = date(ticks.get(row));
      counts[date.getDayOfMonth()]++;
      last += date.getDayOfMonth() == date.lengthOfMonth() ? 1 : 0;
    }
    int best = 1;
    for (int day = 2; day < counts.length; day++) {
      if (counts[day] > counts[best]) {
        best = day;
      }
    }
    if (last > counts[best] || (last == counts[best] && best >= 28 && last == ticks.size())) {
      best = 31;
    }
    return onMonthDay(ticks, best) * 10L >= ticks.size() * 8L ? best : 0;
  }

  private static int onMonthDay(Longs ticks, int day) {
    int fit = 0;
    for (int row = 0; row < ticks.size(); row++) {
      LocalDate date = date(ticks.get(row));
      fit += date.getDayOfMonth() == Math.min(day, date.lengthOfMonth()) ? 1 : 0;
    }
    return fit;
  }

  private static Frequency ofMonths(int months, Opening opening) {
    return months % 12 == 0
        ? new Frequency(Unit.YEAR, months / 12, opening)
        : months % 3 == 0
            ? new Frequency(Unit.QUARTER, months / 3, opening)
            : new Frequency(Unit.MONTH, Math.max(1, months), opening);
  }

  /** Whether no date is a Saturday or Sunday though some series goes on after a weekend. */
  private static boolean onlyBusinessDays(Longs ticks, Groups groups) {
    boolean weekend = false;
    for (int g = 0; g < groups.count(); g++) {
      for (int i = groups.starts[g]; i < groups.starts[g + 1]; i++) {
        long day = Math.floorMod(Math.floorDiv(ticks.get(groups.order[i]), DAY) + 3, 7L);
        if (day >= 5) {
          return false;
        }
        if (day == 0 && i > groups.starts[g]) {
          weekend |= ticks.get(groups.order[i]) - ticks.get(groups.order[i - 1]) == 3 * DAY;
        }
      }
    }
    return weekend;
  }
}
