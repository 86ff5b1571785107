package dev.recur.synthetic;

/** Disturbances of standard deviation about 1. */
final class Noise {
  private Noise() {}

  /**
   * Draws noise: normal, or now and then of fat tails or skewed; white, or moved by an ARMA(1, 1);
   * of one variance, or of one that wanders or clusters. Where a season has many steps noise is
   * mostly like that of the step before.
   */
  static double[] draw(Span span, Draws draws) {
    int length = span.length();
    double[] noise = white(length, draws);
    if (draws.chance(.25)) {
      double[] log = SmoothProcess.draw(length, draws);
      for (int t = 0; t < length; t++) {
        noise[t] *= StrictMath.exp(.5 * log[t]);
      }
    } else if (draws.chance(.1)) {
      garch(noise, draws.uniform(.05, .3), draws.uniform(.4, .69));
    }
    double ar =
        span.fine() && draws.chance(.85)
            ? draws.uniform(.5, .98)
            : draws.chance(.5) ? 0 : draws.uniform(-.6, .9);
    double ma = draws.chance(span.fine() ? .9 : .7) ? 0 : draws.uniform(-.8, .8);
    arma(noise, ar, ma);
    return noise;
  }

  private static double[] white(int length, Draws draws) {
    double[] noise = new double[length];
    double kind = draws.uniform();
    double freedom = draws.uniform(2.6, 8);
    double shape = draws.uniform(1, 6);
    double sign = draws.chance(.75) ? 1 : -1;
    for (int t = 0; t < length; t++) {
      if (kind < .72) {
        noise[t] = draws.normal();
      } else if (kind < .93) {
        noise[t] = draws.student(freedom) * StrictMath.sqrt((freedom - 2) / freedom);
      } else {
        noise[t] = sign * (draws.gamma(shape) - shape) / StrictMath.sqrt(shape);
      }
    }
    return noise;
  }

  /**
   * Makes the variance cluster as in a GARCH(1, 1) of unconditional variance 1.
   *
   * @param shock weight of the last squared value
   * @param memory weight of the last variance
   */
  static void garch(double[] noise, double shock, double memory) {
    double variance = 1;
    for (int t = 0; t < noise.length; t++) {
      noise[t] *= StrictMath.sqrt(variance);
      variance = 1 - shock - memory + shock * noise[t] * noise[t] + memory * variance;
    }
  }

  /** Passes white noise through an ARMA(1, 1) in place, its variance kept. */
  static void arma(double[] noise, double ar, double ma) {
    double gain = StrictMath.sqrt((1 - ar * ar) / (1 + 2 * ar * ma + ma * ma));
    double before = noise[0];
    double state = noise[0] / gain;
    for (int t = 1; t < noise.length; t++) {
      double now = noise[t];
      state = ar * state + now + ma * before;
      before = now;
      noise[t] = gain * state;
    }
  }
}
