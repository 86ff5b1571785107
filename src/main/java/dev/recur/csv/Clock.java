package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.Notation;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time of every row, and what is settled about it once all rows are read. */
final class Clock {
  private final String file;
  private final ReadOptions options;
  private final @Nullable TimeColumn column;
  private Notation notation;
  private Longs wall;
  private Longs ticks;
  private @Nullable SummerTime summerTime;
  private Frequency frequency = Frequency.of(Frequency.Unit.STEP);
  private int monthDay = 1;
  private final Optional<Events> events;
  private final List<Finding> findings = new ArrayList<>();

  private Clock(
      String file,
      ReadOptions options,
      @Nullable TimeColumn column,
      Notation notation,
      Longs wall,
      Optional<Events> events) {
    this.events = events;
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
    return new Clock(
        "", ReadOptions.DEFAULT, null, Notation.of(Notation.ROW), ticks, Optional.empty());
  }

  /**
   * The time of every row.
   *
   * @param column that holds it
   * @param options what the user says
   * @param file as messages call it
   * @param events that rows were made of, if they were
   */
  static Clock of(TimeColumn column, ReadOptions options, String file, Optional<Events> events) {
    Clock clock = new Clock(file, options, column, column.notation(), column.ticks(), events);
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
    if (events.isPresent()) {
      ticks = events.get().periodStarts();
      return;
    }
    if (notation.writesOffset()) {
      ticks = new WrittenOffsets(file, column).instants();
    } else if (!options.zone().isEmpty() && notation.dated()) {
      summerTime = new SummerTime(wall, Notation.zone(options.zone()).getRules());
      ticks = summerTime.instants();
    }
  }

  /** Settles the notation, the zone and the frequency. */
  void settle(Groups groups, Lines lines) {
    if (column == null) {
      return;
    }
    if (events.isPresent()) {
      settle(events.get(), column, lines);
      return;
    }
    if (column.ambiguous() && !TwoNotations.same(column)) {
      settleNotation(column, groups);
    }
    countInZone(column, groups);
    Longs instants = ticks;
    if (instants != wall) {
      TimeOrder.sort(wall, groups);
    }
    FrequencyFinder.Found found = find(wall, groups, lines);
    if (!found.frequency().inRealTime()) {
      ticks = wall;
    } else if (instants != wall) {
      TimeOrder.sort(instants, groups);
      found = find(instants, groups, lines);
    }
    String zone = zone(column, lines);
    if (ticks != wall && summerTime != null) {
      if (summerTime.skippedRow() >= 0) {
        throw new InputException(
                "'"
                    + label(summerTime.skippedRow())
                    + "' does not exist in "
                    + zone
                    + ": the clock skips it when summer time begins")
            .at(file, lines.of(summerTime.skippedRow()))
            .mend("fix the row or the zone");
      }
      summerTime.putSecondHoursLater(groups);
    }
    frequency = found.frequency();
    monthDay = found.monthDay();
    if (frequency.stepMonths() > 0 && !frequency.opening().always()) {
      putOnOpenDays(lines);
    }
    if (!zone.isEmpty()) {
      notation = Notation.of(notation.pattern(), zone);
    }
  }

  /** Counts times that are written on the clock of one offset on that of the user's zone. */
  private void countInZone(TimeColumn times, Groups groups) {
    if (options.zone().isEmpty() || !writtenOnOneClock(times)) {
      return;
    }
    Longs instants = new WrittenOffsets(file, times).instants();
    Optional<Longs> local =
        LocalTimes.of(times.ticks(), instants, options.zone(), options.frequency(), groups);
    if (local.isPresent()) {
      wall = local.get();
      ticks = wall;
      summerTime = null;
      notation = notation.countedIn(options.zone(), times.offset(0));
      findings.add(
          new Finding.ClockOf(
              options.zone(),
              times.offset(0) == 0 ? "UTC" : new WrittenOffsets(file, times).fixedZone()));
    }
  }

  private boolean writtenOnOneClock(TimeColumn times) {
    return notation.pattern().startsWith("epoch")
        || (notation.writesOffset() && !times.mixedOffsets());
  }

  /**
   * The zone whose midnights are written on the clock of one offset.
   *
   * @return empty if there is none, or the user has named a zone
   */
  Optional<String> midnightZone() {
    return column == null || !options.zone().isEmpty() || !writtenOnOneClock(column)
        ? Optional.empty()
        : LocalTimes.midnightZone(
            new WrittenOffsets(file, column).instants(), WrittenOffsets.USUAL_ZONES);
  }

  /**
   * A zone whose clock shows every time twice that stands on two rows of a series.
   *
   * @param groups rows by series, in order of time within one
   * @return empty if there is none, or times have offsets or a zone
   */
  Optional<String> zoneOfDoubledHours(Groups groups) {
    if (!localTimeOfDay()) {
      return Optional.empty();
    }
    List<LocalDateTime> twice = new ArrayList<>();
    for (int g = 0; g < groups.count(); g++) {
      for (int i = groups.starts[g] + 1; i < groups.starts[g + 1]; i++) {
        long time = ticks.get(groups.order[i]);
        if (time == ticks.get(groups.order[i - 1])) {
          twice.add(date(time));
        }
      }
    }
    return WrittenOffsets.USUAL_ZONES.stream()
        .filter(
            zone -> {
              ZoneRules rules = Notation.zone(zone).getRules();
              return twice.stream().allMatch(time -> rules.getValidOffsets(time).size() == 2);
            })
        .findFirst();
  }

  /** Puts rows that a holiday has moved on the open day of their month. */
  private void putOnOpenDays(Lines lines) {
    List<Integer> moved = OpenMonths.moved(ticks, frequency.opening(), monthDay);
    findings.add(new Finding.OpenDay(frequency.opening(), monthDay));
    if (moved.isEmpty() || moved.size() > Math.max(1, ticks.size() / 5)) {
      return;
    }
    findings.add(new Finding.MovedRows(moved.size(), lines.of(moved.get(0)), label(moved.get(0))));
    for (int row : moved) {
      ticks.set(row, OpenMonths.onOpenDay(ticks.get(row), frequency.opening(), monthDay));
    }
  }

  /**
   * The rows of the times at which steps are made, without the few of each series that stand at
   * times that are closed.
   *
   * @param groups rows by series, in order of time within one
   * @param lines of the rows
   */
  Groups open(Groups groups, Lines lines) {
    if (column == null || frequency.inRealTime() || frequency.stepMonths() > 0) {
      return groups;
    }
    BitSet left = new BitSet();
    for (int g = 0; g < groups.count(); g++) {
      BitSet closed = new BitSet();
      for (int i = groups.starts[g]; i < groups.starts[g + 1]; i++) {
        int row = groups.order[i];
        if (!frequency.isOpen(date(ticks.get(row)))) {
          closed.set(row);
        }
      }
      int rows = groups.starts[g + 1] - groups.starts[g];
      if (closed.cardinality() * 10L <= rows || (closed.cardinality() == 1 && rows > 1)) {
        left.or(closed);
      }
    }
    if (left.isEmpty()) {
      return groups;
    }
    int first = left.nextSetBit(0);
    findings.add(
        new Finding.ClosedTimes(left.cardinality(), frequency, lines.of(first), label(first)));
    return groups.without(left);
  }

  private static LocalDateTime date(long ticks) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(ticks), ZoneOffset.UTC);
  }

  /** Settles the notation and the zone of periods. */
  private void settle(Events made, TimeColumn times, Lines lines) {
    frequency = made.frequency();
    if (!notation.dated()) {
      find(wall, Groups.of(List.of(), wall.size()), lines);
    }
    String zone = options.zone().isEmpty() ? zone(times, lines) : options.zone();
    String pattern =
        notation.columns() == 1
            ? Periods.pattern(frequency, notation.writesOffset())
            : notation.pattern();
    notation = Notation.of(pattern, zone);
    findings.addAll(made.findings(start -> new Calendar(frequency, notation, start, 1).label(0)));
  }

  /** The zone of the wall clock, empty if neither the file nor the user says. */
  private String zone(TimeColumn times, Lines lines) {
    if (!notation.writesOffset() || !notation.zone().isEmpty()) {
      return notation.dated() ? options.zone() : "";
    }
    WrittenOffsets offsets = new WrittenOffsets(file, times);
    if (!times.mixedOffsets()) {
      return offsets.fixedZone();
    }
    if (!options.zone().isEmpty()) {
      offsets.require(options.zone(), lines);
      return options.zone();
    }
    String zone = offsets.changingZone(lines);
    findings.add(new Finding.SummerTime(zone));
    return zone;
  }

  private FrequencyFinder.Found find(Longs times, Groups groups, Lines lines) {
    Optional<FrequencyFinder.Found> found = FrequencyFinder.find(times, groups, notation.dated());
    if (options.frequency().isPresent()) {
      Frequency named = options.frequency().get();
      if (notation.dated() == (named.unit() == Frequency.Unit.STEP)) {
        InputException complaint =
            new InputException(
                    Message.of(
                        setting("frequency", named),
                        " does not go with times such as '" + label(0) + "'"))
                .at(file);
        throw notation.dated() ? complaint : complaint.mend(withoutTime(named));
      }
      return named(named, found, times);
    }
    return found.orElseGet(
        () -> {
          if (!notation.dated()) {
            return new FrequencyFinder.Found(Frequency.of(Frequency.Unit.STEP), 1);
          }
          int later = times.size() - 1;
          throw new InputException(
                  "no series has two different times, so the step between them is unknown")
              .at(file, lines.of(later))
              .mend("add rows or pass ", setting("frequency", finestStep()));
        });
  }

  /**
   * What to do about a step that was named where nothing has a time.
   *
   * @param named the step
   */
  static Message withoutTime(Frequency named) {
    int season = named.usualSeason();
    return season > 1
        ? Message.of("leave out ", setting("frequency"), " and pass ", setting("season", season))
        : Message.of("leave out ", setting("frequency"));
  }

  /** The step between times that differ in the finest part that the notation writes. */
  private String finestStep() {
    if (notation.writesTimeOfDay()) {
      return "hourly";
    }
    String fields = notation.pattern().replaceAll("'[^']*'", "");
    if (fields.matches(".*[dDe].*")) {
      return "daily";
    }
    return fields.contains("w")
        ? "weekly"
        : fields.contains("M") ? "monthly" : fields.contains("Q") ? "quarterly" : "yearly";
  }

  /** A step that the user named, on the day of the month that the rows show. */
  private static FrequencyFinder.Found named(
      Frequency named, Optional<FrequencyFinder.Found> found, Longs times) {
    if (named.stepMonths() == 0) {
      return new FrequencyFinder.Found(named, 1);
    }
    if (!named.opening().always()) {
      return new FrequencyFinder.Found(named, OpenMonths.best(times, named.opening()).monthDay());
    }
    Optional<FrequencyFinder.Found> months = found.filter(f -> f.frequency().stepMonths() > 0);
    if (months.isPresent() && months.get().frequency().always().equals(named)) {
      return months.get();
    }
    return new FrequencyFinder.Found(
        named,
        months
            .map(FrequencyFinder.Found::monthDay)
            .orElseGet(() -> date(times.get(0)).getDayOfMonth()));
  }

  private void settleNotation(TimeColumn times, Groups groups) {
    if (TwoNotations.second(times, ticks, options.frequency(), groups, file)) {
      times.useTwin();
      notation = times.notation();
      wall = times.ticks();
      ticks = wall;
      findInstants();
    }
    TimeOrder.sort(ticks, groups);
    findings.add(new Finding.TimePattern(notation.pattern()));
  }

  Longs ticks() {
    return ticks;
  }

  Frequency frequency() {
    return frequency;
  }

  /** The step that the user named. */
  Optional<Frequency> named() {
    return options.frequency();
  }

  Notation notation() {
    return notation;
  }

  List<Finding> findings() {
    return findings;
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
    return column == null ? notation.format(wall.get(row), 0) : column.label(row);
  }
}
