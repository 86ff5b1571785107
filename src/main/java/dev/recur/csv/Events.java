package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.Aggregation;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.InputException.Place;
import dev.recur.series.Message;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Notation;
import dev.recur.series.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * Events as the values of their periods. Rows of a table are taken up and forgotten while the file
 * is read, so that memory grows with periods and not with events; in the end the table has one row
 * for each period of each series, whose time is that of its last event.
 */
final class Events {
  private static final long DAY = Frequency.Unit.DAY.millis();
  private static final long[] RESOLUTIONS = {
    DAY, Frequency.Unit.HOUR.millis(), Frequency.Unit.MINUTE.millis(), 1000, 1
  };
  private static final int FEWEST_PERIODS = 4;

  private final Aggregation how;
  private final Frequency frequency;
  private final Periods periods;
  private final TimeColumn time;
  private final Optional<DoubledHours> doubled;
  private final List<Words> keys;
  private final MissingPolicy policy;

  /** Whether events belong to the step nearest to them; unknown before the first. */
  private Optional<Boolean> nearest;

  /** Values of the targets so far, and what is needed beside them: events, or the last's time. */
  private final List<Doubles> values = new ArrayList<>();

  private final List<Doubles> beside = new ArrayList<>();

  private final List<Map<Long, Integer>> slots = new ArrayList<>();
  private final Map<List<Integer>, Integer> groups = new HashMap<>();
  private final Longs starts = new Longs();
  private final Longs lasts = new Longs();
  private final Longs walls = new Longs();
  private final Longs offsets = new Longs();
  private final Longs lines = new Longs();
  private final List<List<Integer>> codes = new ArrayList<>();
  private final List<List<Integer>> keysOf = new ArrayList<>();

  /** The first ticks of the period of each row that the table has in the end. */
  private final Longs kept = new Longs();

  /** The first event of each period, of any series. */
  private final Map<Long, Long> firsts = new HashMap<>();

  private long events;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private int resolution;
  private final boolean[] weekdays = new boolean[7];
  private long withoutValue;
  private Optional<InputException> firstWithout = Optional.empty();
  private long seriesLeftOut;
  private OptionalLong leftOutFirst = OptionalLong.empty();
  private OptionalLong leftOutLast = OptionalLong.empty();

  /**
   * Events that are to be taken up.
   *
   * @param options what the user says, an aggregation and a frequency among it
   * @param time of the events
   * @param keys that tell series apart
   * @param targets how many there are
   */
  Events(ReadOptions options, TimeColumn time, List<Words> keys, int targets) {
    this.how = options.aggregate().orElseThrow();
    this.frequency = options.frequency().orElseThrow();
    this.periods = new Periods(frequency, options.zone(), time.notation().writesOffset());
    this.time = time;
    boolean told = options.zone().isEmpty() || time.notation().writesOffset();
    this.doubled =
        told || !frequency.unit().shorterThanADay()
            ? Optional.empty()
            : Optional.of(new DoubledHours(Notation.zone(options.zone()).getRules()));
    this.keys = List.copyOf(keys);
    this.policy = options.missing();
    this.nearest =
        frequency.unit() == Frequency.Unit.BUSINESS_DAY ? Optional.of(false) : options.nearest();
    for (int k = 0; k < targets; k++) {
      values.add(new Doubles());
      beside.add(new Doubles());
    }
  }

  /** Refuses periods that are shorter than what times tell apart. */
  static void requireFine(Frequency frequency, Notation notation, String file) {
    Frequency.Unit finest = notation.finest();
    if (frequency.unit().compareTo(finest) > 0) {
      throw new InputException(
              Message.of(
                  setting("frequency", frequency),
                  " is shorter than a " + finest.noun() + ", and times say no more than that"))
          .at(file)
          .mend("pass ", setting("frequency", Frequency.of(finest)));
    }
  }

  Aggregation how() {
    return how;
  }

  Frequency frequency() {
    return frequency;
  }

  /** Whether each event was taken for one of the step nearest to it, and not of that it lies in. */
  boolean nearest() {
    return nearest.orElse(false);
  }

  /**
   * Takes up the rows that a table holds now.
   *
   * @param table whose times and numbers are settled
   * @param columns of the targets; none to count rows
   */
  void take(Table table, List<Integer> columns) {
    List<Doubles> numbers = columns.stream().map(table.numbers::get).toList();
    boolean written = time.notation().writesOffset();
    Longs times = times(table.rows());
    if (nearest.isEmpty()) {
      Groups groups = Groups.of(keys, table.rows());
      TimeOrder.sort(times, groups);
      nearest = Optional.of(NearestSteps.hold(periods, times, groups));
    }
    for (int row = 0; row < table.rows(); row++) {
      long wall = time.ticks().get(row);
      int offset = written ? time.offset(row) : 0;
      int group = group(row);
      long at = times.get(row);
      long start = start(at);
      seen(at, start);
      if (frequency.unit() == Frequency.Unit.BUSINESS_DAY && Periods.weekday(at) >= 5) {
        throw new InputException("'" + time.label(row) + "' is a weekend")
            .at(table.timePlace(row))
            .mend("pass ", setting("frequency", "daily"));
      }
      int slot = slot(group, start, at);
      if (at >= lasts.get(slot)) {
        lasts.set(slot, at);
        walls.set(slot, wall);
        offsets.set(slot, offset);
        lines.set(slot, table.lines.of(row));
      }
      for (int k = 0; k < values.size(); k++) {
        double value = numbers.isEmpty() ? 1 : numbers.get(k).get(row);
        if (Double.isNaN(value) && policy == MissingPolicy.ZERO) {
          value = 0;
        }
        if (Double.isNaN(value)) {
          without(table.place(row, columns.get(k)), table.missingText(row, columns.get(k)));
        } else {
          add(k, slot, value, at);
        }
      }
    }
  }

  /** The times of rows that decide on their periods. */
  private Longs times(int rows) {
    boolean written = time.notation().writesOffset();
    Longs times = new Longs();
    for (int row = 0; row < rows; row++) {
      long wall = time.ticks().get(row);
      int group = group(row);
      Optional<Integer> known =
          written
              ? Optional.of(time.offset(row))
              : doubled.map(hours -> hours.offset(group, wall).getTotalSeconds());
      times.add(periods.time(wall, known));
    }
    return times;
  }

  private void seen(long at, long start) {
    events++;
    first = Math.min(first, at);
    last = Math.max(last, at);
    weekdays[Periods.weekday(at)] = true;
    while (Math.floorMod(at, RESOLUTIONS[resolution]) != 0) {
      resolution++;
    }
    firsts.merge(start, at, Math::min);
  }

  private long start(long at) {
    return nearest() ? periods.nearest(at) : periods.start(at);
  }

  /** The number of the series of a row. */
  private int group(int row) {
    List<Integer> code = keys.stream().map(key -> key.get(row)).toList();
    int group = groups.computeIfAbsent(code, c -> groups.size());
    if (group == slots.size()) {
      slots.add(new HashMap<>());
      keysOf.add(code);
    }
    return group;
  }

  private int slot(int group, long start, long at) {
    Integer known = slots.get(group).get(start);
    if (known != null) {
      return known;
    }
    int slot = starts.size();
    slots.get(group).put(start, slot);
    starts.add(start);
    lasts.add(at);
    walls.add(0);
    offsets.add(0);
    lines.add(0);
    codes.add(keysOf.get(group));
    for (int k = 0; k < values.size(); k++) {
      values.get(k).add(how.zeroWithoutEvents() ? 0 : Double.NaN);
      beside.get(k).add(0);
    }
    return slot;
  }

  /**
   * Adds a value. Beside it stand what rounding took from a sum (Neumaier 1974), how many values
   * make a mean, or the time of the last.
   */
  private void add(int k, int slot, double value, long at) {
    double so = values.get(k).get(slot);
    boolean none = Double.isNaN(so);
    switch (how) {
      case SUM -> {
        double sum = so + value;
        double lost = Math.abs(so) >= Math.abs(value) ? so - sum + value : value - sum + so;
        values.get(k).set(slot, sum);
        beside.get(k).set(slot, beside.get(k).get(slot) + lost);
      }
      case COUNT -> values.get(k).set(slot, so + 1);
      case MIN -> values.get(k).set(slot, none ? value : Math.min(so, value));
      case MAX -> values.get(k).set(slot, none ? value : Math.max(so, value));
      case MEAN -> {
        values.get(k).set(slot, none ? value : so + value);
        beside.get(k).set(slot, beside.get(k).get(slot) + 1);
      }
      case LAST -> {
        if (none || at >= (long) beside.get(k).get(slot)) {
          values.get(k).set(slot, value);
          beside.get(k).set(slot, (double) at);
        }
      }
    }
  }

  private void without(Place place, String text) {
    withoutValue++;
    if (firstWithout.isEmpty()) {
      String what = text.isEmpty() ? "the cell is empty" : "'" + Message.shown(text) + "' is none";
      firstWithout = Optional.of(new InputException(what).at(place));
    }
  }

  /**
   * Ends the events: the table is to have a row for each period that is over.
   *
   * @throws InputException if a value is missing where that is refused, or no period is over
   */
  void end(Table table, List<Integer> columns, String file) {
    if (withoutValue > 0 && policy == MissingPolicy.ERROR) {
      throw new InputException(Wording.count(withoutValue, "event") + " without a value")
          .adding(" (" + firstWithout.orElseThrow().withinFile() + ")")
          .at(file)
          .mend("fix the cells or pass ", setting("missing", "interpolate"), " to leave them out");
    }
    long lastStart = start(last);
    if (!nearest() && !over(lastStart)) {
      leftOutLast = OptionalLong.of(lastStart);
    }
    long firstStart = start(first);
    if (!nearest() && how.zeroWithoutEvents() && firstStart < lastStart && begunLate(firstStart)) {
      leftOutFirst = OptionalLong.of(firstStart);
    }
    if (firsts.size() <= leftOutLast.stream().count() + leftOutFirst.stream().count()) {
      throw new InputException(
              "no period is over: " + Wording.count(events, "event") + " in one step, " + frequency)
          .at(file)
          .mend("pass a shorter ", setting("frequency"));
    }
    seriesLeftOut =
        slots.stream().filter(of -> of.keySet().stream().allMatch(this::leftOut)).count();
    table.clear();
    for (int slot = 0; slot < starts.size(); slot++) {
      if (leftOut(starts.get(slot))) {
        continue;
      }
      time.add(walls.get(slot), (int) offsets.get(slot));
      for (int c = 0; c < keys.size(); c++) {
        keys.get(c).add(codes.get(slot).get(c));
      }
      for (int k = 0; k < columns.size(); k++) {
        double value = values.get(k).get(slot);
        double of = beside.get(k).get(slot);
        Doubles column = Objects.requireNonNull(table.numbers.get(columns.get(k)));
        column.add(
            how == Aggregation.SUM ? value + of : how == Aggregation.MEAN ? value / of : value);
      }
      kept.add(starts.get(slot));
      table.addRow(lines.get(slot));
    }
  }

  private boolean leftOut(long start) {
    return leftOutFirst.equals(OptionalLong.of(start))
        || leftOutLast.equals(OptionalLong.of(start));
  }

  /** Whether no event can come any more in the period of the last one, days without any aside. */
  private boolean over(long start) {
    long next = last + RESOLUTIONS[resolution];
    while (resolution == 0 && !weekdays[Periods.weekday(next)] && next < periods.end(start)) {
      next += DAY;
    }
    return next >= periods.end(start);
  }

  /** Whether the first event comes later in its period than in every other. */
  private boolean begunLate(long start) {
    return firsts.size() >= FEWEST_PERIODS
        && firsts.entrySet().stream()
            .allMatch(of -> of.getKey() == start || of.getValue() - of.getKey() < first - start);
  }

  /** The first ticks of the period of each row of the table. */
  Longs periodStarts() {
    return kept;
  }

  /** The first ticks of the last period that is over. */
  long lastStart() {
    return firsts.keySet().stream()
        .filter(start -> !leftOut(start))
        .max(Long::compare)
        .orElseThrow();
  }

  /**
   * What was made of the events.
   *
   * @param label writes the first ticks of a period
   */
  List<Finding> findings(LongFunction<String> label) {
    List<Finding> findings = new ArrayList<>();
    findings.add(new Finding.Aggregated(events, how, frequency, nearest()));
    leftOutFirst.ifPresent(start -> findings.add(new Finding.BegunStep(label.apply(start))));
    leftOutLast.ifPresent(start -> findings.add(new Finding.OpenStep(label.apply(start))));
    if (seriesLeftOut > 0) {
      findings.add(new Finding.WithoutSteps(seriesLeftOut));
    }
    doubled.flatMap(DoubledHours::finding).ifPresent(findings::add);
    firstWithout.ifPresent(where -> findings.add(new Finding.WithoutValue(withoutValue, where)));
    return findings;
  }
}
