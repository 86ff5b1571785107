package dev.recur.csv;

import dev.recur.series.Message;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The hours that a clock shows twice when summer time ends. Rows of one series that are in order of
 * time, or the other way round, tell by their order which of the two a time is in: it goes back
 * once.
 */
final class DoubledHours {
  private final ZoneRules rules;
  private final List<Rows> series = new ArrayList<>();
  private long first;
  private long told;
  private LocalDateTime example = LocalDateTime.MIN;

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
    first++;
    example = example.equals(LocalDateTime.MIN) ? local.withMinute(0).withSecond(0) : example;
  }

  /** How times of such hours were understood. */
  List<Message> notes() {
    return first == 0
        ? List.of()
        : List.of(
            Message.of(
                "the hour from "
                    + example.toString().replace('T', ' ')
                    + " comes twice on this clock: "
                    + (told > 0
                        ? "the order of the rows tells which one an event is in"
                        : Wording.count(first, "event")
                            + " in it counted in the first, as the order of the rows tells nothing")));
  }
}
