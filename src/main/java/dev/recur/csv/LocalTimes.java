package dev.recur.csv;

import dev.recur.series.Frequency;
import dev.recur.series.Notation;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Times that are written on the clock of one offset, usually UTC, and belong to the wall clock of a
 * zone: there every row stands at one time of day, or within an opening.
 */
final class LocalTimes {
  private static final long DAY = 86_400_000L;

  private LocalTimes() {}

  /**
   * The times on the wall clock of a zone, where they are regular there and not as written.
   *
   * @param written ticks of every row as written
   * @param instants milliseconds since 1970-01-01T00:00Z of every row
   * @param zone its name
   * @param named the step, if it is known
   * @param groups rows by series, in order of time within one
   */
  static Optional<Longs> of(
      Longs written, Longs instants, String zone, Optional<Frequency> named, Groups groups) {
    Longs local = local(instants, Notation.zone(zone));
    if (sameTimeOfDay(local)) {
      boolean better = !sameTimeOfDay(written) || (atMidnight(local) && !atMidnight(written));
      return better ? Optional.of(local) : Optional.empty();
    }
    return opened(local, named, groups) && (named.isPresent() || !opened(written, named, groups))
        ? Optional.of(local)
        : Optional.empty();
  }

  /**
   * A zone in which every row stands at midnight though it is written elsewhere.
   *
   * @param instants milliseconds since 1970-01-01T00:00Z of every row
   * @param zones their names, the first counts
   */
  static Optional<String> midnightZone(Longs instants, List<String> zones) {
    return zones.stream()
        .filter(
            name -> {
              Longs local = local(instants, ZoneId.of(name));
              return sameTimeOfDay(local) && atMidnight(local);
            })
        .findFirst();
  }

  private static Longs local(Longs instants, ZoneId zone) {
    Longs local = new Longs();
    for (int row = 0; row < instants.size(); row++) {
      local.add(Notation.wallClock(instants.get(row), zone));
    }
    return local;
  }

  private static boolean opened(Longs times, Optional<Frequency> named, Groups groups) {
    return named
        .or(() -> FrequencyFinder.find(times, groups, true).map(FrequencyFinder.Found::frequency))
        .filter(f -> f.unit().shorterThanADay() && !f.inRealTime())
        .isPresent();
  }

  private static boolean sameTimeOfDay(Longs times) {
    boolean same = true;
    for (int row = 1; row < times.size() && same; row++) {
      same = Math.floorMod(times.get(row) - times.get(0), DAY) == 0;
    }
    return same;
  }

  private static boolean atMidnight(Longs times) {
    return Math.floorMod(times.get(0), DAY) == 0;
  }
}
