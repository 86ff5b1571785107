package dev.recur.synthetic;

/**
 * The path of a level: a random walk, a slope that lasts, wanders or fades, breaks and saturation.
 * Real levels grow more often than they fall and go on growing, so {@value #UPWARD} of the slopes
 * lead upward and few are damped.
 */
final class Trend {
  static final double UPWARD = .82;

  private Trend() {}

  /**
   * Draws a path that starts near 0, in units of a season's or noise's standard deviation.
   *
   * @return shape [span.length]
   */
  static double[] draw(Span span, Draws draws) {
    int length = span.length();
    double pace = span.pace();
    double[] path = new double[length];
    double walk = draws.chance(.25) ? 0 : draws.logUniform(.04, 2.5) / StrictMath.sqrt(pace);
    double slope = draws.chance(.18) ? 0 : slope(span, draws) / pace;
    double restless =
        draws.chance(.55) ? 0 : draws.logUniform(.01, 1) / pace / StrictMath.sqrt(pace);
    double damping = draws.chance(.7) ? 1 : StrictMath.exp(-1 / (pace * draws.logUniform(.7, 10)));
    double level = 0;
    double now = slope;
    for (int t = 0; t < length; t++) {
      now =
          damping * now
              + (1 - damping) * slope * .3
              + (restless > 0 ? restless * draws.normal() : 0);
      level += now + (walk > 0 ? walk * draws.normal() : 0);
      path[t] = level;
    }
    if (draws.chance(.2)) {
      bend(path, draws.below(length), draws.normal() * draws.logUniform(.1, 2) / pace);
    }
    if (draws.chance(.08)) {
      saturate(
          path,
          draws.uniform(.1, .9) * length,
          length * draws.uniform(.03, .2),
          upward(draws) * draws.uniform(1, 6));
    }
    return path;
  }

  private static double slope(Span span, Draws draws) {
    // what is summed over a year has more growth for its noise
    double sum = StrictMath.pow(12 / StrictMath.min(12, span.pace()), .35);
    return direction(draws) * StrictMath.abs(draws.normal()) * sum * draws.logUniform(.15, 5);
  }

  /** 1 for most slopes; those that lead downward are half as steep. */
  static double direction(Draws draws) {
    return upward(draws) > 0 ? 1 : -.5;
  }

  /** 1 for most slopes, else -1. */
  static double upward(Draws draws) {
    return draws.chance(UPWARD) ? 1 : -1;
  }

  /** Adds a change of slope from a step on. */
  static void bend(double[] path, int from, double change) {
    for (int t = from; t < path.length; t++) {
      path[t] += change * (t - from);
    }
  }

  /** Adds logistic growth of a height around a middle. */
  static void saturate(double[] path, double middle, double width, double height) {
    for (int t = 0; t < path.length; t++) {
      path[t] += height / (1 + StrictMath.exp((middle - t) / width));
    }
  }
}
