package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.Aggregation;
import dev.recur.series.Frequency;
import dev.recur.series.Frequency.Unit;
import dev.recur.series.Message;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Finds how rows that keep no step can be made a series: as events, aggregated. */
final class EventsOffer {
  /** Of the rows of a file; fewer that share a time or are off the calendar are slips. */
  private static final double FEW = 0.05;

  /** Rows that tell events from slips. */
  static final int FEWEST_ROWS = 12;

  private static final double USUALLY = 0.8;
  private static final double NEAR = 1.25;
  private static final double FILLED = 0.9;
  private static final int FEWEST_EVENTS = 2;
  private static final int FEWEST_STEPS = 12;
  private static final List<Frequency> FREQUENCIES =
      List.of(
          Frequency.of(Unit.SECOND),
          Frequency.of(Unit.MINUTE),
          new Frequency(Unit.MINUTE, 5),
          new Frequency(Unit.MINUTE, 10),
          new Frequency(Unit.MINUTE, 15),
          new Frequency(Unit.MINUTE, 30),
          Frequency.of(Unit.HOUR),
          Frequency.of(Unit.DAY),
          Frequency.of(Unit.WEEK),
          Frequency.of(Unit.MONTH),
          Frequency.of(Unit.QUARTER),
          Frequency.of(Unit.YEAR));

  private final Longs ticks;
  private final Groups groups;
  private final Optional<Frequency> named;

  /** Those that are no shorter than what the times tell. */
  private final List<Frequency> frequencies;

  /**
   * Rows that keep no step.
   *
   * @param ticks of every row
   * @param groups rows by series, in order of time within one
   * @param named the step that the user named
   * @param finest what the times tell, such as days
   */
  EventsOffer(Longs ticks, Groups groups, Optional<Frequency> named, Unit finest) {
    this.ticks = ticks;
    this.groups = groups;
    this.named = named.filter(frequency -> frequency.unit().compareTo(finest) <= 0);
    this.frequencies =
        FREQUENCIES.stream().filter(each -> each.unit().compareTo(finest) <= 0).toList();
  }

  /** Whether there are enough rows to tell events from slips. */
  boolean possible() {
    return ticks.size() >= FEWEST_ROWS;
  }

  /** Whether more rows than slips explain share the time of another. */
  boolean timesRepeat() {
    return possible() && gaps().filter(gap -> gap == 0).count() > FEW * ticks.size();
  }

  /**
   * Whether more rows than slips explain are off a calendar.
   *
   * @param step in milliseconds, 0 where it is not the same for all
   */
  boolean timesStray(long step) {
    return possible()
        && (step <= 0
            ? named.isPresent()
            : gaps().filter(gap -> gap % step != 0).count() > FEW * ticks.size());
  }

  private LongStream gaps() {
    return IntStream.range(0, groups.count())
        .boxed()
        .flatMapToLong(
            g ->
                IntStream.range(groups.starts[g] + 1, groups.starts[g + 1])
                    .mapToLong(i -> ticks.get(groups.order[i]) - ticks.get(groups.order[i - 1])));
  }

  /**
   * What to pass.
   *
   * @param keys found to tell series apart and not named by the user
   */
  Message remedy(List<String> keys) {
    OptionalDouble even = even();
    Frequency frequency =
        named
            .or(() -> even.isPresent() ? near(even.getAsDouble()) : Optional.empty())
            .orElseGet(this::filled);
    Aggregation how = even.isPresent() ? Aggregation.MEAN : Aggregation.SUM;
    List<String> others =
        Arrays.stream(Aggregation.values()).filter(a -> a != how).map(Object::toString).toList();
    Message series =
        keys.isEmpty() ? Message.NONE : Message.of(" ", setting("keys", String.join(",", keys)));
    Message gaps =
        even.isPresent() && occupied(frequency).share() < 1
            ? Message.of(" ", setting("missing", "interpolate"))
            : Message.NONE;
    return Message.of(
        "for events or uneven times pass ",
        setting("aggregate", how),
        " ",
        setting("frequency", frequency),
        series,
        gaps,
        " (or "
            + String.join(", ", others.subList(0, others.size() - 1))
            + " or "
            + others.get(others.size() - 1)
            + ")");
  }

  /** The gap in milliseconds that most are near to, as those of a clock with jitter. */
  private OptionalDouble even() {
    long[] sorted = gaps().sorted().toArray();
    double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    long near = Arrays.stream(sorted).filter(gap -> gap > 0 && near((double) gap, median)).count();
    return median == 0 || near < USUALLY * sorted.length
        ? OptionalDouble.empty()
        : OptionalDouble.of(median);
  }

  /** The usual step that is near to a gap, if few of its periods have no event. */
  private Optional<Frequency> near(double gap) {
    return frequencies.stream()
        .filter(frequency -> near(new Periods(frequency, "", false).length(), gap))
        .filter(frequency -> occupied(frequency).share() >= FILLED)
        .findFirst();
  }

  private static boolean near(double gap, double median) {
    return gap <= median * NEAR && gap >= median / NEAR;
  }

  /** The shortest step of which few periods have no event, but not longer than a series needs. */
  private Frequency filled() {
    Frequency best = frequencies.get(0);
    for (Frequency frequency : frequencies) {
      Occupied of = occupied(frequency);
      if (of.steps < FEWEST_STEPS) {
        break;
      }
      best = frequency;
      if (of.share() >= FILLED && of.events >= FEWEST_EVENTS * of.filled) {
        break;
      }
    }
    return best;
  }

  /**
   * The periods of the longest series.
   *
   * @param steps from its first event to its last
   * @param filled those with an event
   * @param events of it
   */
  private record Occupied(long steps, long filled, long events) {
    double share() {
      return (double) filled / steps;
    }
  }

  private Occupied occupied(Frequency frequency) {
    Periods periods = new Periods(frequency, "", false);
    LongUnaryOperator begin =
        NearestSteps.hold(periods, ticks, groups) ? periods::nearest : periods::start;
    Occupied most = new Occupied(0, 0, 0);
    for (int g = 0; g < groups.count(); g++) {
      int from = groups.starts[g];
      int to = groups.starts[g + 1];
      if (to - from <= most.events) {
        continue;
      }
      Set<Long> filled = new HashSet<>();
      for (int i = from; i < to; i++) {
        filled.add(begin.applyAsLong(ticks.get(groups.order[i])));
      }
      long first = begin.applyAsLong(ticks.get(groups.order[from]));
      long steps = periods.count(first, begin.applyAsLong(ticks.get(groups.order[to - 1])));
      most = new Occupied(steps, filled.size(), to - from);
    }
    return most;
  }
}
