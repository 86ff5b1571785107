package dev.recur.series;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Sudden changes of level. One is a change from a step to the next that is far out among such
 * changes and stays: what follows differs from what was a season before by about as much.
 */
final class LevelShifts {
  /** Median absolute deviations beyond which a change is sudden: six normal deviations. */
  private static final double SUDDEN = 6 * 1.4826;

  /** The same for a change that is asked to be lasting, too. */
  private static final double CLEAR = 4 * 1.4826;

  /** Median absolute deviations of changes over a season beyond which one is lasting. */
  private static final double LASTING = 8 * 1.4826;

  private static final double STAYING = 0.5;
  private static final int FEWEST_PAIRS = 3;
  private static final int MOST = 5;

  private LevelShifts() {}

  /**
   * A change of level.
   *
   * @param step the first on the new level
   * @param size the new less the old level; 0 if there is none
   */
  record Shift(int step, double size) {
    private static final Shift NONE = new Shift(0, 0);

    /** Returns the values as if the level had stayed. */
    double[] removedFrom(double[] values) {
      double[] rest = values.clone();
      for (int t = step; t < rest.length; t++) {
        rest[t] -= size;
      }
      return rest;
    }
  }

  /**
   * Returns the values as if each level were the first.
   *
   * @param values shape [time]; NaN where missing
   * @param season steps in a season, at least 1
   */
  static double[] removed(double[] values, int season) {
    double[] rest = values;
    for (int count = 0; count < MOST; count++) {
      Shift shift = largest(rest, season, SUDDEN);
      if (shift.size() == 0) {
        break;
      }
      rest = shift.removedFrom(rest);
    }
    return rest;
  }

  /**
   * Returns the largest change of level if it is far out among changes over a season, too, as it is
   * not where levels wander.
   *
   * @param values shape [time]; NaN where missing
   * @param season steps in a season, or several seasons
   */
  static Shift lasting(double[] values, int season) {
    Shift shift = largest(values, season, CLEAR);
    double[] changes = changes(values, season);
    double[] others = known(changes, t -> t < shift.step() || t >= shift.step() + season);
    double usual = RunningMedian.median(others);
    double far = LASTING * spread(others, usual);
    return others.length >= season && far > 0 && Math.abs(shift.size()) > far ? shift : Shift.NONE;
  }

  private static double spread(double[] changes, double usual) {
    return RunningMedian.median(
        Arrays.stream(changes).map(change -> Math.abs(change - usual)).toArray());
  }

  private static Shift largest(double[] values, int season, double sudden) {
    double[] changes = changes(values, 1);
    double[] bySeason = changes(values, season);
    double[] sorted = RunningMedian.sorted(bySeason);
    double usual = RunningMedian.median(changes);
    double largest = sudden * spread(changes, usual);
    Shift shift = Shift.NONE;
    for (int t = 1; t < values.length; t++) {
      double jump = changes[t] - usual;
      if (Math.abs(jump) > largest) {
        double stays = staying(bySeason, sorted, t, season);
        if (stays / jump >= STAYING) {
          shift = new Shift(t, stays);
          largest = Math.abs(jump);
        }
      }
    }
    return shift;
  }

  /**
   * How much more changes over a season that lead across a step are than the others; NaN where
   * there are few.
   */
  private static double staying(double[] bySeason, double[] sorted, int step, int season) {
    int end = Math.min(step + season, bySeason.length);
    double[] over = RunningMedian.sorted(Arrays.copyOfRange(bySeason, step, end));
    return over.length < FEWEST_PAIRS || sorted.length - over.length < FEWEST_PAIRS
        ? Double.NaN
        : RunningMedian.median(over) - RunningMedian.medianWithout(sorted, over);
  }

  private static double[] known(double[] values, IntPredicate which) {
    return IntStream.range(0, values.length)
        .filter(which)
        .mapToDouble(t -> values[t])
        .filter(Double::isFinite)
        .toArray();
  }

  /** The changes from the values a lag before; NaN where there are none. */
  private static double[] changes(double[] values, int lag) {
    double[] changes = new double[values.length];
    Arrays.setAll(changes, t -> t < lag ? Double.NaN : values[t] - values[t - lag]);
    return changes;
  }
}
