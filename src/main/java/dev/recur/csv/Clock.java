package dev.recur.csv;

import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Notation;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time of every row, and what is settled about it once all rows are read. */
final class Clock {
  /** Zones tried first where offsets change with summer time; then all others by name. */
  private static final List<String> USUAL_ZONES =
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
  private final ReadOptions options;
  private final @Nullable TimeColumn column;
  private Notation notation;
  private Longs wall;
  private Longs ticks;
  private Frequency frequency = Frequency.of(Frequency.Unit.STEP);
  private int monthDay = 1;
  private int impossibleRow = -1;
  private final List<String> notes = new ArrayList<>();

  private Clock(
      String file,
      ReadOptions options,
      @Nullable TimeColumn column,
      Notation notation,
      Longs wall) {
    this.file = file;
    this.options = options;
    this.column = column;
    this.notation = notation;
    this.wall = wall;
    this.ticks = wall;
  }

  /** Rows without time. */
  static Clock rows(int count) {
    Longs ticks = new Longs();
    for (int row = 0; row < count; row++) {
      ticks.add(row + 1L);
    }
    return new Clock("", ReadOptions.DEFAULT, null, Notation.of(Notation.ROW), ticks);
  }

  static Clock of(TimeColumn column, ReadOptions options, String file) {
    Clock clock = new Clock(file, options, column, column.notation(), column.ticks());
    clock.findInstants();
    return clock;
  }

  /** Counts the rows of every series from 1. */
  void countWithin(Groups groups) {
    for (int g = 0; g < groups.count(); g++) {
      for (int i = groups.starts[g]; i < groups.starts[g + 1]; i++) {
        ticks.set(groups.order[i], i - groups.starts[g] + 1L);
      }
    }
  }

  private void findInstants() {
    if (column == null) {
      return;
    }
    if (notation.writesOffset()) {
      Longs instants = new Longs();
      for (int row = 0; row < wall.size(); row++) {
        instants.add(wall.get(row) - column.offset(row) * 1000L);
      }
      ticks = instants;
    } else if (!options.zone().isEmpty() && notation.dated()) {
      ZoneRules rules = zone(options.zone()).getRules();
      Longs instants = new Longs();
      for (int row = 0; row < wall.size(); row++) {
        LocalDateTime time = local(wall.get(row));
        List<ZoneOffset> offsets = rules.getValidOffsets(time);
        if (offsets.isEmpty() && impossibleRow < 0) {
          impossibleRow = row;
        }
        ZoneOffset offset = offsets.isEmpty() ? rules.getOffset(time) : offsets.get(0);
        instants.add(wall.get(row) - offset.getTotalSeconds() * 1000L);
      }
      ticks = instants;
    }
  }

  private static ZoneId zone(String name) {
    Notation.of(Notation.EPOCH_MILLIS, name);
    return ZoneId.of(name);
  }

  private static LocalDateTime local(long ticks) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(ticks), ZoneOffset.UTC);
  }

  /** Settles day and month, the zone and the frequency. */
  void settle(Groups groups, Lines lines) {
    if (column == null) {
      return;
    }
    if (column.ambiguous()) {
      settleDayAndMonth(groups);
    }
    Longs instants = ticks;
    if (instants != wall) {
      FrequencyFinder.sort(wall, groups);
    }
    FrequencyFinder.Found found = find(wall, groups, lines);
    if (!found.frequency().unit().shorterThanADay()) {
      ticks = wall;
    } else if (instants != wall) {
      FrequencyFinder.sort(instants, groups);
      found = find(instants, groups, lines);
    }
    String zone = "";
    if (notation.writesOffset()) {
      zone = column.mixedOffsets() ? changingZone(lines) : fixedZone();
    } else if (notation.dated()) {
      zone = options.zone();
    }
    if (ticks != wall && !notation.writesOffset()) {
      if (impossibleRow >= 0) {
        throw new InputException(
            file
                + ":"
                + lines.of(impossibleRow)
                + ": '"
                + label(impossibleRow)
                + "' does not exist in "
                + zone
                + ": the clock skips it when summer time begins; fix the row or the zone");
      }
      secondHours(groups, zone(zone).getRules());
    }
    frequency = found.frequency();
    monthDay = found.monthDay();
    if (!zone.isEmpty()) {
      notation = Notation.of(notation.pattern(), zone);
    }
  }

  private FrequencyFinder.Found find(Longs times, Groups groups, Lines lines) {
    Optional<FrequencyFinder.Found> found = FrequencyFinder.find(times, groups, notation.dated());
    if (options.frequency().isPresent()) {
      Frequency named = options.frequency().get();
      if (notation.dated() == (named.unit() == Frequency.Unit.STEP)) {
        throw new InputException(
            file
                + ": --frequency "
                + named
                + " does not go with times such as '"
                + label(0)
                + "'"
                + (notation.dated() ? "" : "; pass --season to say how many steps a season has"));
      }
      int day =
          named.stepMonths() == 0
              ? 1
              : found
                  .filter(f -> f.frequency().stepMonths() > 0)
                  .map(FrequencyFinder.Found::monthDay)
                  .orElse(local(times.get(0)).getDayOfMonth());
      return new FrequencyFinder.Found(named, day);
    }
    return found.orElseGet(
        () -> {
          if (!notation.dated()) {
            return new FrequencyFinder.Found(Frequency.of(Frequency.Unit.STEP), 1);
          }
          int later = times.size() - 1;
          throw new InputException(
              file
                  + ":"
                  + lines.of(later)
                  + ": no series has two different times, so the step between them is unknown;"
                  + " add rows or pass --frequency");
        });
  }

  private void settleDayAndMonth(Groups groups) {
    if (column == null) {
      return;
    }
    int first = irregular(ticks, groups);
    Longs swapped = column.swappedTicks();
    FrequencyFinder.sort(swapped, groups);
    int second = irregular(swapped, groups);
    FrequencyFinder.sort(ticks, groups);
    String one = column.notation().pattern();
    String other = column.twin().pattern();
    if ((first == 0) == (second == 0)) {
      throw new InputException(
          file
              + ": is '"
              + label(0)
              + "' written as "
              + one
              + " or as "
              + other
              + "? Every row could be either; pass --time-format "
              + one
              + " or --time-format "
              + other);
    }
    if (second == 0) {
      column.useTwin();
      notation = column.notation();
      wall = column.ticks();
      ticks = wall;
      findInstants();
      FrequencyFinder.sort(ticks, groups);
    }
    notes.add("day and month read as " + notation.pattern() + ", the order that leaves no gap");
  }

  /** Steps that do not follow one another at the modal frequency. */
  private int irregular(Longs times, Groups groups) {
    Optional<FrequencyFinder.Found> found =
        options
            .frequency()
            .map(f -> new FrequencyFinder.Found(f, 1))
            .or(() -> FrequencyFinder.find(times, groups, true));
    if (found.isEmpty() || column == null) {
      return 1;
    }
    int count = 0;
    for (int g = 0; g < groups.count(); g++) {
      for (int i = groups.starts[g] + 1; i < groups.starts[g + 1]; i++) {
        Calendar step =
            new Calendar(
                found.get().frequency(),
                Notation.of("yyyy"),
                times.get(groups.order[i - 1]),
                found.get().monthDay());
        count += step.ticks(1) == times.get(groups.order[i]) ? 0 : 1;
      }
    }
    return count;
  }

  private String fixedZone() {
    int seconds = column == null ? 0 : column.offset(0);
    return seconds == 0 ? "Z" : ZoneOffset.ofTotalSeconds(seconds).getId();
  }

  /** The zone whose summer time explains the offsets of every row. */
  private String changingZone(Lines lines) {
    if (!options.zone().isEmpty()) {
      int row = firstMismatch(zone(options.zone()).getRules());
      if (row >= 0) {
        throw new InputException(
            file
                + ":"
                + lines.of(row)
                + ": '"
                + label(row)
                + "' has an offset that "
                + options.zone()
                + " does not have then; fix the row or the zone");
      }
      return options.zone();
    }
    int furthest = -1;
    List<String> names = new ArrayList<>(USUAL_ZONES);
    ZoneId.getAvailableZoneIds().stream().filter(n -> n.contains("/")).sorted().forEach(names::add);
    for (String name : names) {
      int row = firstMismatch(ZoneId.of(name).getRules());
      if (row < 0) {
        notes.add("offsets change with the summer time of " + name + " (another zone: --zone)");
        return name;
      }
      furthest = Math.max(furthest, row);
    }
    throw new InputException(
        file
            + ":"
            + lines.of(furthest)
            + ": '"
            + label(furthest)
            + "' has another offset than the rows before, and no zone's summer time explains it;"
            + " write all times with one offset");
  }

  private int firstMismatch(ZoneRules rules) {
    for (int row = 0; column != null && row < wall.size(); row++) {
      int offset = column.offset(row);
      Instant instant = Instant.ofEpochMilli(wall.get(row) - offset * 1000L);
      if (rules.getOffset(instant).getTotalSeconds() != offset) {
        return row;
      }
    }
    return -1;
  }

  /** Of two rows with one wall-clock time, puts the later one an hour on when summer time ends. */
  private void secondHours(Groups groups, ZoneRules rules) {
    boolean changed = false;
    for (int g = 0; g < groups.count(); g++) {
      boolean falling = false;
      for (int i = groups.starts[g] + 1; i < groups.starts[g + 1]; i++) {
        int a = groups.order[i - 1];
        int b = groups.order[i];
        falling |= ticks.get(a) < ticks.get(b) && a > b;
      }
      for (int i = groups.starts[g] + 1; i < groups.starts[g + 1]; i++) {
        int a = groups.order[i - 1];
        int b = groups.order[i];
        if (ticks.get(a) == ticks.get(b)) {
          List<ZoneOffset> offsets = rules.getValidOffsets(local(wall.get(a)));
          if (offsets.size() == 2) {
            int second = falling ? a : b;
            ticks.set(second, wall.get(second) - offsets.get(1).getTotalSeconds() * 1000L);
            changed = true;
            i++;
          }
        }
      }
    }
    if (changed) {
      FrequencyFinder.sort(ticks, groups);
    }
  }

  Longs ticks() {
    return ticks;
  }

  Frequency frequency() {
    return frequency;
  }

  Notation notation() {
    return notation;
  }

  List<String> notes() {
    return notes;
  }

  /** Whether hours stand in the file without a zone, so that summer time could disturb them. */
  boolean localTimeOfDay() {
    return notation.writesTimeOfDay()
        && !notation.writesOffset()
        && notation.zone().isEmpty()
        && notation.columns() > 0
        && !notation.pattern().startsWith("epoch");
  }

  /** The calendar of a series that begins with a row. */
  Calendar calendar(int row) {
    return new Calendar(frequency, notation, ticks.get(row), monthDay);
  }

  /** The time of a row as the file writes it. */
  String label(int row) {
    return notation.format(wall.get(row), column == null ? 0 : column.offset(row));
  }
}
