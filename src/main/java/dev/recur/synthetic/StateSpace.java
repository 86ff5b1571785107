package dev.recur.synthetic;

/**
 * Exponential smoothing as a state space model (Hyndman, Koehler, Ord and Snyder, Forecasting with
 * Exponential Smoothing, 2008): one error moves level, slope and season; error, trend and season
 * are added or multiplied; the slope is seldom damped.
 */
final class StateSpace implements Family {
  @Override
  public double[] draw(Span span, Draws draws) {
    boolean multiplicative = draws.chance(.6);
    double alpha = draws.chance(.15) ? draws.uniform(0, .05) : draws.uniform(.05, 1);
    double beta = draws.chance(.3) ? 0 : alpha * draws.logUniform(.003, .6);
    double gamma = draws.chance(.4) ? 0 : (1 - alpha) * draws.logUniform(.003, .3);
    double damping = draws.chance(.88) ? 1 : draws.uniform(.85, .99);
    double sigma = span.noise() * draws.logUniform(.005, .25);
    // growth of a season relative to the level, upward more often than not
    double perSeason = draws.chance(.2) ? 0 : Trend.upward(draws) * draws.logUniform(.005, .2);
    double slope = perSeason / span.pace();
    double[] season = season(span, draws);
    return multiplicative
        ? multiplied(span, draws, new Weights(alpha, beta, gamma, damping, sigma), slope, season)
        : added(span, draws, new Weights(alpha, beta, gamma, damping, sigma), slope, season);
  }

  /** Smoothing weights, damping of the slope and the error's standard deviation. */
  private record Weights(double alpha, double beta, double gamma, double damping, double sigma) {}

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

  private static double[] added(
      Span span, Draws draws, Weights weights, double slope, double[] season) {
    double[] values = new double[span.length()];
    double level = 1;
    double growth = slope;
    for (int t = 0; t < values.length; t++) {
      int phase = t % season.length;
      double error = weights.sigma * draws.normal();
      values[t] = level + weights.damping * growth + season[phase] + error;
      level += weights.damping * growth + weights.alpha * error;
      growth = weights.damping * growth + weights.beta * error;
      season[phase] += weights.gamma * error;
    }
    return values;
  }

  private static double[] multiplied(
      Span span, Draws draws, Weights weights, double slope, double[] season) {
    // in logarithms, where the multiplied model is the added one and cannot reach zero
    double[] logs = added(span, draws, weights, slope, season);
    return Levels.exponentiated(logs, 1);
  }
}
