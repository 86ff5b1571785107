package dev.recur.classical;

import java.util.Optional;

/**
 * A random walk with drift: the straight line through the first and the last value, extended.
 *
 * <p>Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 5.2 and
 * 5.5.
 */
public final class Drift implements FittedModel {
  private final int length;
  private final double last;
  private final double slope;
  private final double sigma;

  private Drift(int length, double last, double slope, double sigma) {
    this.length = length;
    this.last = last;
    this.slope = slope;
    this.sigma = sigma;
  }

  /**
   * Finds the slope.
   *
   * @param values oldest first, original units
   * @param season not looked at
   * @throws CannotFitException if there are fewer than two values or one is not finite
   */
  public static Drift fit(double[] values, int season) throws CannotFitException {
    Values.checkSeason(season);
    double[] y = Values.checked(values, 2);
    int n = y.length;
    double slope = (y[n - 1] - y[0]) / (n - 1);
    double squares = 0;
    for (int t = 1; t < n; t++) {
      double residual = y[t] - y[t - 1] - slope;
      squares += residual * residual;
    }
    double sigma = n > 2 ? Math.sqrt(squares / (n - 2)) : Double.NaN;
    return new Drift(n, y[n - 1], slope, sigma);
  }

  @Override
  public String description() {
    return "drift";
  }

  @Override
  public double[] forecast(int horizon) {
    Values.checkHorizon(horizon);
    double[] forecast = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      forecast[h] = last + (h + 1) * slope;
    }
    return forecast;
  }

  @Override
  public Optional<double[]> quantile(double probability, int horizon) {
    double[] standardErrors = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      double ahead = h + 1;
      standardErrors[h] = sigma * Math.sqrt(ahead * (1 + ahead / (length - 1)));
    }
    return Spread.normal(probability, forecast(horizon), standardErrors);
  }
}
