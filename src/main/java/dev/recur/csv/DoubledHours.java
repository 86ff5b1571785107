package dev.recur.csv;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hours that a clock shows twice when summer time ends. Rows of one series that are in order of
 * time, or the other way round, tell by their order which of the two a time is in: it goes back
 * once.
 */
final class DoubledHours {
  private final ZoneRules rules;
  private final List<Rows> series = new ArrayList<>();
  private long events;
  private long told;
  private LocalDateTime first = LocalDateTime.MIN;

  DoubledHours(ZoneRules rules) {
    this.rules = rules;
  }

  /** The rows of one series so far. */
  private static final class Rows {
    private long before = Long.MIN_VALUE;
    private boolean doubledBefore;
    private boolean rising = true;
    private boolean falling = true;
    private boolean second;
    private boolean turned;
  }

  /**
   * The offset of a time.
   *
   * @param number of the series, from 0
   * @param wall ticks on the wall clock of its next row
   */
  ZoneOffset offset(int number, long wall) {
    if (number == series.size()) {
      series.add(new Rows());
    }
    Rows rows = series.get(number);
    LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(wall), ZoneOffset.UTC);
    List<ZoneOffset> valid = rules.getValidOffsets(local);
    boolean doubled = valid.size() == 2;
    if (doubled) {
      follow(rows, wall, local);
    } else {
      boolean begun = rows.before != Long.MIN_VALUE;
      rows.rising &= !begun || wall >= rows.before;
      rows.falling &= !begun || wall <= rows.before;
    }
    rows.before = wall;
    rows.doubledBefore = doubled;
    return valid.isEmpty() ? rules.getOffset(local) : valid.get(doubled && rows.second ? 1 : 0);
  }

  private void follow(Rows rows, long wall, LocalDateTime local) {
    boolean falls = rows.falling && !rows.rising;
    if (!rows.doubledBefore) {
      rows.second = falls;
      rows.turned = false;
    } else if (!rows.turned && (rows.rising ? wall < rows.before : falls && wall > rows.before)) {
      rows.second = rows.rising;
      rows.turned = true;
    }
    told += rows.turned ? 1 : 0;
    first = events == 0 ? local.truncatedTo(ChronoUnit.HOURS) : first;
    events++;
  }

  /** How times of such hours were understood; empty if there was none. */
  Optional<Finding> finding() {
    return events == 0
        ? Optional.empty()
        : Optional.of(new Finding.DoubledHour(first, events, told > 0));
  }
}
