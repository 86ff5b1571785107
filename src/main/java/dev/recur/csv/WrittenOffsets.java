package dev.recur.csv;

import dev.recur.series.InputException;
import dev.recur.series.Notation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** The offsets from Greenwich that a file writes beside its times, and the zone they speak of. */
final class WrittenOffsets {
  /** Zones tried first where offsets change with summer time; then all others by name. */
  static final List<String> USUAL_ZONES =
      List.of(
          "Europe/London",
          "Europe/Berlin",
          "Europe/Athens",
          "America/New_York",
          "America/Chicago",
          "America/Denver",
          "America/Los_Angeles",
          "Australia/Sydney");

  private final String file;
  private final TimeColumn column;

  WrittenOffsets(String file, TimeColumn column) {
    this.file = file;
    this.column = column;
  }

  /** Milliseconds since 1970-01-01T00:00Z of every row. */
  Longs instants() {
    Longs instants = new Longs();
    for (int row = 0; row < column.ticks().size(); row++) {
      instants.add(instant(row));
    }
    return instants;
  }

  private long instant(int row) {
    return column.ticks().get(row) - column.offset(row) * 1000L;
  }

  /** The one offset of every row, as the name of a zone. */
  String fixedZone() {
    int seconds = column.offset(0);
    return seconds == 0 ? "Z" : ZoneOffset.ofTotalSeconds(seconds).getId();
  }

  /**
   * Checks that a zone has the offset of every row.
   *
   * @throws InputException if it has not, with the row
   */
  void require(String zone, Lines lines) {
    int row = firstMismatch(Notation.zone(zone).getRules());
    if (row >= 0) {
      throw new InputException(
              "'" + column.label(row) + "' has an offset that " + zone + " does not have then")
          .at(file, lines.of(row))
          .mend("fix the row or the zone");
    }
  }

  /**
   * The zone whose summer time explains the offsets of every row.
   *
   * @throws InputException if there is none, with the row that no zone explains
   */
  String changingZone(Lines lines) {
    int furthest = -1;
    List<String> names = new ArrayList<>(USUAL_ZONES);
    ZoneId.getAvailableZoneIds().stream().filter(n -> n.contains("/")).sorted().forEach(names::add);
    for (String name : names) {
      int row = firstMismatch(ZoneId.of(name).getRules());
      if (row < 0) {
        return name;
      }
      furthest = Math.max(furthest, row);
    }
    throw new InputException(
            "'"
                + column.label(furthest)
                + "' has another offset than the rows before, and no zone's summer time explains"
                + " it")
        .at(file, lines.of(furthest))
        .mend("write all times with one offset");
  }

  private int firstMismatch(ZoneRules rules) {
    for (int row = 0; row < column.ticks().size(); row++) {
      Instant instant = Instant.ofEpochMilli(instant(row));
      if (rules.getOffset(instant).getTotalSeconds() != column.offset(row)) {
        return row;
      }
    }
    return -1;
  }
}
