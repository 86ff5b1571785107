package dev.recur.synthetic;

/**
 * Exponential smoothing as a state space model (Hyndman, Koehler, Ord and Snyder, Forecasting with
 * Exponential Smoothing, 2008): one error moves level, slope and season; error, trend and season
 * are added, or multiplied by adding their logarithms; the slope is seldom damped.
 */
final class StateSpace implements Family {
  @Override
  public double[] draw(Span span, Draws draws) {
    boolean multiplied = draws.chance(.6);
    double alpha = draws.chance(.15) ? draws.uniform(0, .05) : draws.uniform(.05, 1);
    double beta = draws.chance(.3) ? 0 : alpha * draws.logUniform(.003, .6);
    double gamma = draws.chance(.4) ? 0 : (1 - alpha) * draws.logUniform(.003, .3);
    double damping = draws.chance(.88) ? 1 : draws.uniform(.85, .99);
    double sigma = span.noise() * draws.logUniform(.005, .25);
    double perYear = draws.chance(.15) ? 0 : Trend.direction(draws) * draws.logUniform(.008, .2);
    double[] season = season(span, draws);
    double[] values =
        new Smoothing(alpha, beta, gamma, damping, sigma)
            .path(span.length(), perYear / span.pace(), season, draws);
    return multiplied ? Levels.grown(values, 1, draws) : values;
  }

  private static double[] season(Span span, Draws draws) {
    if (!span.seasonal() || draws.chance(span.fine() ? .05 : .2)) {
      return new double[1];
    }
    double amplitude = span.swing() * draws.logUniform(.002, .25);
    double[] part = SeasonalPattern.draw(span.longest(), draws);
    if (span.longSeason() > 0) {
      double[] daily = SeasonalPattern.draw(span.season(), draws);
      for (int phase = 0; phase < part.length; phase++) {
        part[phase] = .5 * part[phase] + daily[phase % daily.length];
      }
    }
    for (int phase = 0; phase < part.length; phase++) {
      part[phase] *= amplitude;
    }
    return part;
  }

  /** What an error does to level, slope and season; what is left of a slope; the error's size. */
  record Smoothing(double alpha, double beta, double gamma, double damping, double sigma) {
    /**
     * Draws a path from level 1 on.
     *
     * @param slope at the start, a step
     * @param season at the start, shape [phase]; moved in place
     */
    double[] path(int length, double slope, double[] season, Draws draws) {
      double[] values = new double[length];
      double level = 1;
      double growth = slope;
      for (int t = 0; t < length; t++) {
        int phase = t % season.length;
        double error = sigma * draws.normal();
        values[t] = level + damping * growth + season[phase] + error;
        level += damping * growth + alpha * error;
        growth = damping * growth + beta * error;
        season[phase] += gamma * error;
      }
      return values;
    }
  }
}
