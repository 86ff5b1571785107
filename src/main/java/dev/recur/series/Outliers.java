package dev.recur.series;

import dev.recur.series.Outlier.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds values that those around them do not explain. It is meant for slips such as a lost digit,
 * and says nothing where in doubt.
 *
 * <p>What is usual at a step is the running median of the values less their median at that step of
 * a season, plus that median; in logarithms unless a value is negative. An outlier is much further
 * from it than the quietest four of five values are, and nothing else comes near: there is a gap
 * between outliers and the rest, which heavy tails do not leave. There are few of them, which
 * promotions are not.
 */
public final class Outliers {
  private static final int FEWEST_VALUES = 16;
  private static final int FEWEST_SEASONS = 3;
  private static final int HALF_WINDOW = 5;
  private static final int STEPS_OF_A_SHIFT = 7;

  /** Normal deviations of the quietest four of five beyond which a value is far out. */
  private static final double FAR = 8;

  /** The same for what may well be real. */
  private static final double FAR_FOR_AN_EVENT = 14;

  /** The same in original units for what is far out in logarithms. */
  private static final double FAR_IN_UNITS = 4;

  /** What all others are at least of what is usual beside a zero that is a slip. */
  private static final double LOWEST_SHARE_BESIDE_ZERO = 0.4;

  private static final double GAP = 2;
  private static final double GAP_OF_AN_EVENT = 3.5;

  /** The point below which four of five normal deviations lie, whatever their sign. */
  private static final double FOUR_OF_FIVE = 1.2815515655446004;

  /** Share of the level that the usual deviation is at least. */
  private static final double LEAST_DEVIATION = 0.02;

  /** Values from which on one more slip is believed, and one more event. */
  private static final int VALUES_OF_A_SLIP = 300;

  private static final int VALUES_OF_AN_EVENT = 2000;

  private final double[] values;
  private final int season;
  private final boolean logarithms;
  private final LevelShifts.Shift shift;
  private final double[] usual;
  private final double[] rest;
  private final List<Outlier> found = new ArrayList<>();

  private Outliers(double[] values, int season) {
    this.values = values;
    this.season = season;
    logarithms = isPositive(values);
    double[] scaled = values.clone();
    if (logarithms) {
      Arrays.setAll(scaled, t -> values[t] > 0 ? Math.log(values[t]) : Double.NaN);
    }
    int lag = (STEPS_OF_A_SHIFT + season - 1) / season * season;
    shift = LevelShifts.lasting(scaled, lag);
    double[] expected = expected(shift.removedFrom(scaled), season);
    usual = new double[values.length];
    rest = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      expected[t] += t >= shift.step() ? shift.size() : 0;
      usual[t] = logarithms ? Math.exp(expected[t]) : expected[t];
      rest[t] = scaled[t] - expected[t];
    }
    if (shift.size() != 0) {
      int at = shift.step();
      double before = logarithms ? usual[at] * Math.exp(-shift.size()) : usual[at] - shift.size();
      found.add(new Outlier(at, values.length - at, Kind.SHIFT, values[at], before));
    }
    found.addAll(standingAlone(runs()));
    found.sort(Comparator.comparingInt(Outlier::step));
  }

  /**
   * Returns the outliers of a series, the earliest first.
   *
   * @param values shape [time], original units; NaN where missing
   * @param season steps in a season, 1 for none
   */
  public static List<Outlier> find(double[] values, int season) {
    return canTell(values, season) ? List.copyOf(new Outliers(values, season).found) : List.of();
  }

  /**
   * Returns the values with what is usual in the place of outliers, and as if the level after a
   * shift had been that before it.
   *
   * @param values shape [time], original units; NaN where missing
   * @param season steps in a season, 1 for none
   */
  public static double[] damped(double[] values, int season) {
    return canTell(values, season) ? new Outliers(values, season).damped() : values;
  }

  private double[] damped() {
    double[] damped = values.clone();
    for (Outlier outlier : found) {
      if (outlier.kind() != Kind.SHIFT) {
        System.arraycopy(usual, outlier.step(), damped, outlier.step(), outlier.steps());
      }
    }
    for (int t = 0; t < shift.step(); t++) {
      damped[t] = logarithms ? damped[t] * Math.exp(shift.size()) : damped[t] + shift.size();
    }
    return damped;
  }

  /** Whether there are values enough, and few zeros among positive ones. */
  private static boolean canTell(double[] values, int season) {
    long known = Arrays.stream(values).filter(Double::isFinite).count();
    long zeros = Arrays.stream(values).filter(value -> value == 0).count();
    long most = Math.max(season, mostSlips(values.length));
    return known >= FEWEST_VALUES && (!isPositive(values) || zeros <= most);
  }

  private static boolean isPositive(double[] values) {
    return Arrays.stream(values).noneMatch(value -> value < 0);
  }

  private static int mostSlips(int length) {
    return 2 + length / VALUES_OF_A_SLIP;
  }

  /** What is usual at each step. */
  private static double[] expected(double[] scaled, int season) {
    double[] adjusted = scaled.clone();
    double[] swing = new double[season];
    if (season > 1 && scaled.length >= FEWEST_SEASONS * season) {
      swing = Swings.medians(Swings.around(scaled, season, Math.max(1, season / 2)), season);
      for (int t = 0; t < adjusted.length; t++) {
        adjusted[t] -= swing[t % season];
      }
    }
    int half = Math.min(HALF_WINDOW, scaled.length / 4);
    double[] expected = new double[scaled.length];
    double[] level = Swings.level(adjusted, season, half);
    for (int t = 0; t < expected.length; t++) {
      double usual = swing[t % season];
      expected[t] = level[t] + (Double.isFinite(usual) ? usual : 0);
    }
    return expected;
  }

  /** Neighbours that are far out on the same side. */
  private List<Outlier> runs() {
    double[] inUnits = new double[values.length];
    Arrays.setAll(inUnits, t -> values[t] - usual[t]);
    double level = RunningMedian.median(Arrays.stream(usual).map(Math::abs).toArray());
    double unit = Math.max(deviation(inUnits), LEAST_DEVIATION * level);
    double scale = deviation();
    List<Outlier> runs = new ArrayList<>();
    int from = 0;
    while (from < values.length) {
      int to = from;
      double side = Math.signum(inUnits[from]);
      while (to < values.length
          && Math.signum(inUnits[to]) == side
          && Math.abs(inUnits[to]) > FAR_IN_UNITS * unit
          && (isZero(to) || Math.abs(rest[to]) > FAR * scale)) {
        to++;
      }
      if (to > from) {
        Kind kind = Kind.of(values[from], usual[from]);
        runs.add(new Outlier(from, to - from, kind, values[from], usual[from]));
      }
      from = Math.max(to, from + 1);
    }
    return runs;
  }

  private boolean isZero(int step) {
    return logarithms && values[step] == 0;
  }

  private double deviation() {
    double level = RunningMedian.median(Arrays.stream(usual).map(Math::abs).toArray());
    return Math.max(deviation(rest), LEAST_DEVIATION * (logarithms ? 1 : level));
  }

  private static double deviation(double[] rest) {
    double[] sizes = Arrays.stream(rest).filter(Double::isFinite).map(Math::abs).sorted().toArray();
    return sizes.length == 0 ? 0 : sizes[(int) (0.8 * (sizes.length - 1))] / FOUR_OF_FIVE;
  }

  /** Those that are few and leave a gap to everything else, which drops out in turn. */
  private List<Outlier> standingAlone(List<Outlier> runs) {
    List<Outlier> alone = new ArrayList<>(runs);
    alone.removeIf(run -> run.steps() > Math.max(1, run.kind().standsForNone() ? season : 1));
    int before;
    do {
      before = alone.size();
      long events = alone.stream().filter(run -> run.kind().isEvent()).count();
      if (events > 1 + values.length / VALUES_OF_AN_EVENT) {
        alone.removeIf(run -> run.kind().isEvent());
      }
      if (alone.size() > mostSlips(values.length)) {
        alone.clear();
      }
      double[] others = rest.clone();
      for (Outlier run : alone) {
        Arrays.fill(others, run.step(), run.step() + run.steps(), Double.NaN);
      }
      double most =
          Math.max(
              deviation(),
              Arrays.stream(others).filter(Double::isFinite).map(Math::abs).max().orElse(0));
      double lowest = lowestShare(others);
      alone.removeIf(run -> !standsOut(run, most, lowest));
    } while (alone.size() < before);
    return alone;
  }

  private boolean standsOut(Outlier run, double most, double lowest) {
    if (isZero(run.step())) {
      return lowest > LOWEST_SHARE_BESIDE_ZERO;
    }
    double size = Math.abs(rest[run.step()]);
    if (run.kind() == Kind.DOUBLED || !run.kind().isEvent()) {
      return size > GAP * most;
    }
    return size > GAP_OF_AN_EVENT * most && size > FAR_FOR_AN_EVENT * deviation();
  }

  /** The lowest share of what is usual among the other values. */
  private double lowestShare(double[] others) {
    return IntStream.range(0, values.length)
        .filter(t -> Double.isFinite(others[t]))
        .mapToDouble(t -> values[t] / usual[t])
        .min()
        .orElse(0);
  }
}
