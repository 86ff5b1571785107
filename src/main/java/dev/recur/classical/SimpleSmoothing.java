package dev.recur.classical;

/**
 * Simple exponential smoothing that begins with the first value, as the methods for intermittent
 * demand use it.
 */
final class SimpleSmoothing {
  /** Between these ends the constant is sought where it is not given. */
  private static final double LEAST = 0.1;

  private static final double MOST = 0.3;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double CLOSE = 1e-12;

  private SimpleSmoothing() {}

  /**
   * Returns the level after the last value.
   *
   * @param values oldest first, at least one
   * @param constant share of a new value in the level, 0 to 1
   */
  static double level(double[] values, double constant) {
    double level = values[0];
    for (int t = 1; t < values.length; t++) {
      level += constant * (values[t] - level);
    }
    return level;
  }

  /**
   * Returns the level after the last value, by the constant from {@value #LEAST} to {@value #MOST}
   * that a golden-section search for the least squared error of the next step ends at.
   *
   * @param values oldest first, at least one
   */
  static double level(double[] values) {
    double from = LEAST;
    double to = MOST;
    double left = to - GOLDEN * (to - from);
    double right = from + GOLDEN * (to - from);
    while (to - from > CLOSE) {
      if (squares(values, left) <= squares(values, right)) {
        to = right;
      } else {
        from = left;
      }
      left = to - GOLDEN * (to - from);
      right = from + GOLDEN * (to - from);
    }
    return level(values, (from + to) / 2);
  }

  private static double squares(double[] values, double constant) {
    double level = values[0];
    double squares = 0;
    for (int t = 1; t < values.length; t++) {
      double error = values[t] - level;
      squares += error * error;
      level += constant * error;
    }
    return squares;
  }
}
