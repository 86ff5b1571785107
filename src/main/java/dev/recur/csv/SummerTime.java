package dev.recur.csv;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Times of the wall clock of a zone as instants, with the hour that comes twice and the one that is
 * skipped.
 */
final class SummerTime {
  private final Longs wall;
  private final ZoneRules rules;
  private final Longs instants = new Longs();
  private int skippedRow = -1;

  /**
   * Finds the instant of every row, the first of two where the clock shows a time twice.
   *
   * @param wall ticks of every row on the wall clock
   * @param rules of the zone
   */
  SummerTime(Longs wall, ZoneRules rules) {
    this.wall = wall;
    this.rules = rules;
    for (int row = 0; row < wall.size(); row++) {
      LocalDateTime time = local(wall.get(row));
      List<ZoneOffset> offsets = rules.getValidOffsets(time);
      if (offsets.isEmpty() && skippedRow < 0) {
        skippedRow = row;
      }
      instants.add(at(row, offsets.isEmpty() ? rules.getOffset(time) : offsets.get(0)));
    }
  }

  private static LocalDateTime local(long ticks) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(ticks), ZoneOffset.UTC);
  }

  private long at(int row, ZoneOffset offset) {
    return wall.get(row) - offset.getTotalSeconds() * 1000L;
  }

  /** Milliseconds since 1970-01-01T00:00Z of every row. */
  Longs instants() {
    return instants;
  }

  /** The first row at a time that the clock skips when summer time begins, -1 if there is none. */
  int skippedRow() {
    return skippedRow;
  }

  /** Of two rows with one wall-clock time, puts the later one an hour on when summer time ends. */
  void putSecondHoursLater(Groups groups) {
    boolean changed = false;
    for (int g = 0; g < groups.count(); g++) {
      changed |= putSecondHoursLater(groups, g);
    }
    if (changed) {
      TimeOrder.sort(instants, groups);
    }
  }

  private boolean putSecondHoursLater(Groups groups, int g) {
    boolean changed = false;
    boolean newestFirst = false;
    for (int i = groups.starts[g] + 1; i < groups.starts[g + 1]; i++) {
      int a = groups.order[i - 1];
      int b = groups.order[i];
      newestFirst |= instants.get(a) < instants.get(b) && a > b;
    }
    for (int i = groups.starts[g] + 1; i < groups.starts[g + 1]; i++) {
      int a = groups.order[i - 1];
      int b = groups.order[i];
      if (instants.get(a) == instants.get(b)) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local(wall.get(a)));
        if (offsets.size() == 2) {
          int second = newestFirst ? a : b;
          instants.set(second, at(second, offsets.get(1)));
          changed = true;
          i++;
        }
      }
    }
    return changed;
  }
}
