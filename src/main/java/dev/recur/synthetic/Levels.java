package dev.recur.synthetic;

/** How a path in units of its own becomes values: added to a level, or as a power of growth. */
final class Levels {
  private Levels() {}

  /** Values of either kind; a path that runs far away is exponentiated less. */
  static double[] of(double[] path, double multiplicative, Draws draws) {
    if (draws.chance(multiplicative)) {
      return exponentiated(path, draws.logUniform(.08, .74));
    }
    double level = draws.chance(.4) ? draws.uniform(-3, 12) : draws.logUniform(4, 120);
    double[] values = new double[path.length];
    for (int t = 0; t < path.length; t++) {
      values[t] = path[t] + level;
    }
    return values;
  }

  /** exp(gain * (path - its first value)), the gain reduced where the span would exceed e^6. */
  static double[] exponentiated(double[] path, double gain) {
    double low = path[0];
    double high = path[0];
    for (double value : path) {
      low = StrictMath.min(low, value);
      high = StrictMath.max(high, value);
    }
    double held = StrictMath.min(gain, 6 / StrictMath.max(1e-9, high - low));
    double[] values = new double[path.length];
    for (int t = 0; t < path.length; t++) {
      values[t] = StrictMath.exp(held * (path[t] - path[0]));
    }
    return values;
  }

  /**
   * Divides by the standard deviation about the first value, in place.
   *
   * @return that deviation; 0 where nothing moves and nothing was changed
   */
  static double rescale(double[] path) {
    double square = 0;
    for (double value : path) {
      square += (value - path[0]) * (value - path[0]) / path.length;
    }
    double spread = StrictMath.sqrt(square);
    if (spread > 1e-9) {
      for (int t = 0; t < path.length; t++) {
        path[t] /= spread;
      }
      return spread;
    }
    return 0;
  }

  /** Adds a part times an amplitude. */
  static void add(double[] path, double[] part, double amplitude) {
    for (int t = 0; t < path.length; t++) {
      path[t] += amplitude * part[t];
    }
  }
}
