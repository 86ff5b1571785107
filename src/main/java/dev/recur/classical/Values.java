package dev.recur.classical;

import java.util.Arrays;

/** Checks that every method makes before it fits. */
final class Values {
  /** Squares and sums of squares of anything larger may overflow. */
  private static final double LARGEST = 1e100;

  private Values() {}

  /**
   * A copy of the values, known to be enough, finite and small enough to be squared and summed.
   *
   * @throws CannotFitException if there are fewer than {@code least} values, or one is not a usable
   *     number
   */
  static double[] checked(double[] values, int least) throws CannotFitException {
    if (values.length < least) {
      throw new CannotFitException(
          "needs at least %d values, got %d".formatted(least, values.length));
    }
    for (int t = 0; t < values.length; t++) {
      if (!(Math.abs(values[t]) <= LARGEST)) {
        throw new CannotFitException(
            "value %d is %s; a usable number is at most %s in size"
                .formatted(t + 1, values[t], LARGEST));
      }
    }
    return values.clone();
  }

  /** The newest values, at most as many as given. */
  static double[] newest(double[] values, int most) {
    return Arrays.copyOfRange(values, Math.max(0, values.length - most), values.length);
  }

  static void checkSeason(int season) {
    if (season < 1) {
      throw new IllegalArgumentException("season is " + season + ", must be at least 1");
    }
  }

  static void checkHorizon(int horizon) {
    if (horizon < 1) {
      throw new IllegalArgumentException("horizon is " + horizon + ", must be at least 1");
    }
  }

  /** Whether all values are the same. */
  static boolean areConstant(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
