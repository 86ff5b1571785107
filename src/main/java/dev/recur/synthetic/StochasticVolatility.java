package dev.recur.synthetic;

/**
 * A walk whose logarithm of variance is a stationary autoregression (Taylor, Modelling financial
 * time series, 1986), like prices.
 */
final class StochasticVolatility implements Family {
  @Override
  public double[] draw(Span span, Draws draws) {
    double[] steps = steps(span.length(), draws.uniform(.7, .995), draws.uniform(.2, 1.2), draws);
    double drift = draws.chance(.5) ? 0 : .08 * draws.normal() + .03;
    double[] path = new double[span.length()];
    double level = 0;
    for (int t = 0; t < path.length; t++) {
      level += steps[t] + drift;
      path[t] = level;
    }
    Levels.rescale(path);
    return Dynamics.dressed(path, .4, span, draws);
  }

  /**
   * Steps whose log variance has a memory and a standard deviation.
   *
   * @param memory autocorrelation of the log variance
   * @param spread standard deviation of the log variance
   */
  static double[] steps(int length, double memory, double spread, Draws draws) {
    double[] steps = new double[length];
    double log = spread * draws.normal();
    double fresh = spread * StrictMath.sqrt(1 - memory * memory);
    for (int t = 0; t < length; t++) {
      steps[t] = StrictMath.exp(log / 2) * draws.normal();
      log = memory * log + fresh * draws.normal();
    }
    return steps;
  }
}
