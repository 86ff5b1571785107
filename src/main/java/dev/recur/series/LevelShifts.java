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

  private static final double STAYING = 0.5;
  private static final int FEWEST_PAIRS = 3;
  private static final int MOST = 5;

  private LevelShifts() {}

  /**
   * Returns the values as if each level were the first.
   *
   * @param values shape [time]; NaN where missing
   * @param season steps in a season, at least 1
   */
  static double[] removed(double[] values, int season) {
    double[] rest = values.clone();
    for (int count = 0; count < MOST; count++) {
      double[] changes = changes(rest, 1);
      double usual = RunningMedian.median(changes);
      double far =
          SUDDEN
              * RunningMedian.median(
                  Arrays.stream(changes).map(change -> Math.abs(change - usual)).toArray());
      double[] bySeason = changes(rest, season);
      int at = -1;
      double size = 0;
      double largest = far;
      for (int t = 1; t < rest.length; t++) {
        double jump = changes[t] - usual;
        if (Math.abs(jump) > largest) {
          double stays = staying(bySeason, t, season);
          if (stays / jump >= STAYING) {
            at = t;
            size = stays;
            largest = Math.abs(jump);
          }
        }
      }
      if (at < 0) {
        break;
      }
      for (int t = at; t < rest.length; t++) {
        rest[t] -= size;
      }
    }
    return rest;
  }

  /**
   * How much more changes over a season that lead across a step are than the others; NaN where
   * there are few.
   */
  private static double staying(double[] bySeason, int step, int season) {
    IntPredicate across = t -> t >= step && t < step + season;
    double[] over = known(bySeason, across);
    double[] others = known(bySeason, t -> !across.test(t));
    return over.length < FEWEST_PAIRS || others.length < FEWEST_PAIRS
        ? Double.NaN
        : RunningMedian.median(over) - RunningMedian.median(others);
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
