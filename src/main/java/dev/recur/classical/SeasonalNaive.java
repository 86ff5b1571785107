package dev.recur.classical;

import java.util.Optional;

/**
 * Repeats the last season: the forecast for a step is the last value seen at the same place in the
 * season. With season 1 this is {@link Naive}.
 *
 * <p>Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 5.2 and
 * 5.5.
 */
public final class SeasonalNaive implements FittedModel {
  private final double[] lastSeason;
  private final double sigma;

  private SeasonalNaive(double[] lastSeason, double sigma) {
    this.lastSeason = lastSeason;
    this.sigma = sigma;
  }

  /**
   * Keeps the last season.
   *
   * @param values oldest first, original units
   * @param season steps in a season; if there are fewer values than that, all of them are repeated
   * @throws CannotFitException if there is no value or one is not finite
   */
  public static SeasonalNaive fit(double[] values, int season) throws CannotFitException {
    Values.checkSeason(season);
    double[] y = Values.checked(values, 1);
    int m = Math.min(season, y.length);
    double[] last = new double[m];
    System.arraycopy(y, y.length - m, last, 0, m);
    double squares = 0;
    for (int t = m; t < y.length; t++) {
      squares += (y[t] - y[t - m]) * (y[t] - y[t - m]);
    }
    double sigma = y.length > m ? Math.sqrt(squares / (y.length - m)) : Double.NaN;
    return new SeasonalNaive(last, sigma);
  }

  @Override
  public String description() {
    return lastSeason.length == 1 ? "naive" : "seasonal naive, season " + lastSeason.length;
  }

  @Override
  public double[] forecast(int horizon) {
    Values.checkHorizon(horizon);
    double[] forecast = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      forecast[h] = lastSeason[h % lastSeason.length];
    }
    return forecast;
  }

  @Override
  public Optional<double[]> quantile(double probability, int horizon) {
    double[] standardErrors = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      standardErrors[h] = sigma * Math.sqrt(h / lastSeason.length + 1);
    }
    return Spread.normal(probability, forecast(horizon), standardErrors);
  }
}
