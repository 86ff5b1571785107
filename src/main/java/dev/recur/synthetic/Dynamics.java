package dev.recur.synthetic;

/** Adds what many a process lacks of its own: a season, a drift, a level far from zero. */
final class Dynamics {
  private Dynamics() {}

  /**
   * Dresses a path of standard deviation 1.
   *
   * @param seasonal probability of a season where the span has one
   */
  static double[] dressed(double[] path, double seasonal, Span span, Draws draws) {
    if (span.seasonal() && draws.chance(seasonal)) {
      Levels.add(path, SeasonalPart.draw(span, draws), span.swing() * draws.logUniform(.1, 3));
    }
    if (draws.chance(.3)) {
      double slope = Trend.direction(draws) * draws.logUniform(.3, 6) / path.length;
      Trend.bend(path, 0, slope);
    }
    return Levels.of(path, .35, draws);
  }
}
