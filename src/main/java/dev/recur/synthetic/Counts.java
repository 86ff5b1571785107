package dev.recur.synthetic;

/** Counts whose rate has a trend and a season: Poisson, or negative binomial where they cluster. */
final class Counts implements Family {
  @Override
  public double[] draw(Span span, Draws draws) {
    double[] log = Trend.draw(span, draws);
    if (span.seasonal() && draws.chance(.7)) {
      Levels.add(log, SeasonalPart.draw(span, draws), draws.logUniform(.2, 3));
    }
    double[] rate = Levels.grown(log, draws.logUniform(.1, .6), draws);
    double mean = draws.logUniform(.15, 60);
    double dispersion = draws.chance(.5) ? 0 : draws.logUniform(.5, 20);
    double middle = 0;
    for (double value : rate) {
      middle += value / rate.length;
    }
    double[] counts = new double[rate.length];
    for (int t = 0; t < counts.length; t++) {
      counts[t] = count(mean * rate[t] / middle, dispersion, draws);
    }
    return counts;
  }

  /**
   * One count.
   *
   * @param dispersion size of the negative binomial, whose variance is mean + mean^2 / dispersion;
   *     0 is Poisson
   */
  static double count(double mean, double dispersion, Draws draws) {
    return draws.poisson(dispersion > 0 ? mean * draws.gamma(dispersion) / dispersion : mean);
  }
}
