package dev.recur.synthetic;

/** How a path in units of its own becomes values: added to a level, or as a power of growth. */
final class Levels {
  private static final double WIDEST = 5;

  private Levels() {}

  /** Values of either kind; a path that runs far away is made to grow less. */
  static double[] of(double[] path, double multiplicative, Draws draws) {
    if (draws.chance(multiplicative)) {
      return grown(path, draws.logUniform(.08, .74), draws);
    }
    double level = draws.chance(.4) ? draws.uniform(-3, 12) : draws.logUniform(4, 120);
    double[] values = new double[path.length];
    for (int t = 0; t < path.length; t++) {
      values[t] = path[t] + level;
    }
    return values;
  }

  /** Growth that is exponential in one series of five, in the others between that and a line. */
  static double[] grown(double[] path, double gain, Draws draws) {
    return grown(path, gain, draws.chance(.2) ? 0 : draws.uniform(0, 1));
  }

  /**
   * What a path from 1 on becomes when each of its steps is worth {@code level^(1 - power)} (Box
   * and Cox, An analysis of transformations, 1964): 0 is compound interest, 1 is a line. Below 1 it
   * is the exponential function, so that values stay positive. The gain is reduced where the path
   * would cross a span of more than {@value #WIDEST}.
   */
  static double[] grown(double[] path, double gain, double power) {
    double low = path[0];
    double high = path[0];
    for (double value : path) {
      low = StrictMath.min(low, value);
      high = StrictMath.max(high, value);
    }
    double held = StrictMath.min(gain, WIDEST / StrictMath.max(1e-9, high - low));
    double[] values = new double[path.length];
    for (int t = 0; t < path.length; t++) {
      double x = held * (path[t] - path[0]);
      values[t] = power * x > 1e-9 ? StrictMath.pow(1 + power * x, 1 / power) : StrictMath.exp(x);
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
