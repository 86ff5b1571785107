package dev.recur.synthetic;

/**
 * Seasonal ARIMA with poles drawn from a disk (the simulator SarSim0, 2026): orders p up to 5, q up
 * to 3, seasonal P and Q up to 1, differenced up to once by season and twice by step.
 */
final class Sarima implements Family {
  @Override
  public double[] draw(Span span, Draws draws) {
    int length = span.length();
    int season = span.season();
    int warm = StrictMath.min(60, 20 + 2 * season);
    double[] ar = polynomial(draws.below(6), .9, draws);
    double[] ma = polynomial(draws.below(4), .9, draws);
    double seasonalAr = span.seasonal() && draws.chance(.5) ? draws.uniform(-.2, .9) : 0;
    double seasonalMa = span.seasonal() && draws.chance(.5) ? draws.uniform(-.9, .2) : 0;
    double[] errors = new double[length + warm];
    double[] white = new double[length + warm];
    for (int t = 0; t < white.length; t++) {
      white[t] = draws.normal();
      double error = white[t];
      for (int lag = 1; lag < ma.length && lag <= t; lag++) {
        error += ma[lag] * white[t - lag];
      }
      errors[t] = error;
    }
    for (int t = white.length - 1; t >= season; t--) {
      errors[t] += seasonalMa * errors[t - season];
    }
    for (int t = season; t < white.length; t++) {
      errors[t] += seasonalAr * errors[t - season];
    }
    double[] stationary = autoregression(ar, errors);
    double[] values = new double[length];
    System.arraycopy(stationary, warm, values, 0, length);
    Levels.rescale(values);
    return integrated(values, span, draws);
  }

  private static double[] integrated(double[] values, Span span, Draws draws) {
    int season = span.season();
    if (span.seasonal() && draws.chance(.45)) {
      double[] pattern = SeasonalPattern.draw(season, draws);
      double amplitude = draws.logUniform(.5, 8);
      for (int t = 0; t < values.length; t++) {
        values[t] += t >= season ? values[t - season] : amplitude * pattern[t];
      }
    }
    if (span.pace() < 5 && draws.chance(.2)) {
      accumulate(values, 0);
      Levels.rescale(values);
    }
    if (draws.chance(span.seasonal() ? .5 : .75)) {
      double drift = draws.chance(.4) ? 0 : Trend.upward(draws) * draws.logUniform(.01, .5);
      accumulate(values, drift);
    }
    double spread = Levels.rescale(values);
    if (!(spread > 0)) {
      return values;
    }
    return Levels.of(values, .4, draws);
  }

  /** Sums, in place, a drift added at each step. */
  private static void accumulate(double[] values, double drift) {
    for (int t = 1; t < values.length; t++) {
      values[t] += values[t - 1] + drift;
    }
  }

  /**
   * Coefficients of the product of (1 - r z), the r uniform in a disk: real ones and conjugate
   * pairs.
   *
   * @return shape [order + 1], first 1
   */
  static double[] polynomial(int order, double radius, Draws draws) {
    double[] product = {1};
    int left = order;
    while (left > 0) {
      double r = radius * StrictMath.sqrt(draws.uniform());
      if (left > 1 && draws.chance(.7)) {
        double angle = draws.uniform(0, StrictMath.PI);
        product = times(product, new double[] {1, -2 * r * StrictMath.cos(angle), r * r});
        left -= 2;
      } else {
        product = times(product, new double[] {1, draws.chance(.7) ? -r : r});
        left--;
      }
    }
    return product;
  }

  static double[] times(double[] a, double[] b) {
    double[] product = new double[a.length + b.length - 1];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        product[i + j] += a[i] * b[j];
      }
    }
    return product;
  }

  /** Solves ar(B) x = errors for x. */
  static double[] autoregression(double[] ar, double[] errors) {
    double[] values = new double[errors.length];
    for (int t = 0; t < values.length; t++) {
      double value = errors[t];
      for (int lag = 1; lag < ar.length && lag <= t; lag++) {
        value -= ar[lag] * values[t - lag];
      }
      values[t] = value;
    }
    return values;
  }
}
