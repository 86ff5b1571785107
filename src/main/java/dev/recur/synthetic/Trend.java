package dev.recur.synthetic;

/**
 * The path of a level: a random walk, a slope that lasts, wanders or fades, breaks and saturation.
 * Real levels grow more often than they fall and go on growing, so {@value #UPWARD} of the slopes
 * lead upward and few are damped.
 */
final class Trend {
  static final double UPWARD = .78;

  private Trend() {}

  /**
   * Draws a path that starts near 0, in units of a season's or noise's standard deviation.
   *
   * @return shape [span.length]
   */
  static double[] draw(Span span, Draws draws) {
    int length = span.length();
    // a long season has more steps for the same change
    double slow = StrictMath.pow(12 / StrictMath.max(12, span.pace()), .6);
    double[] path = new double[length];
    double walk = draws.chance(.35) ? 0 : draws.logUniform(.0067, .74) * slow;
    double slope = draws.chance(.3) ? 0 : slope(draws) * slow;
    double restless = draws.chance(.6) ? 0 : draws.logUniform(.00034, .05) * slow;
    double damping = draws.chance(.7) ? 1 : draws.uniform(.9, 1);
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
    if (draws.chance(.15)) {
      bend(path, draws.below(length), draws.normal() * .03 * slow);
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

  private static double slope(Draws draws) {
    return upward(draws) * StrictMath.abs(draws.normal()) * draws.logUniform(.0041, .3);
  }

  private static double upward(Draws draws) {
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
