package dev.recur.classical;

import dev.recur.forecast.Normal;
import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Forecasts the mean of everything seen.
 *
 * <p>Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 5.2 and
 * 5.5.
 */
public final class Mean implements FittedModel {
  private final int length;
  private final double mean;
  private final double deviation;

  private Mean(int length, double mean, double deviation) {
    this.length = length;
    this.mean = mean;
    this.deviation = deviation;
  }

  /**
   * Takes the mean.
   *
   * @param values oldest first, original units
   * @param season not looked at
   * @throws CannotFitException if there is no value or one is not finite
   */
  public static Mean fit(double[] values, int season) throws CannotFitException {
    Values.checkSeason(season);
    double[] y = Values.checked(values, 1);
    double mean = Values.mean(y);
    double squares = 0;
    for (double value : y) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = y.length > 1 ? Math.sqrt(squares / (y.length - 1)) : Double.NaN;
    return new Mean(y.length, mean, deviation);
  }

  @Override
  public String description() {
    return "mean";
  }

  @Override
  public double[] forecast(int horizon) {
    Values.checkHorizon(horizon);
    double[] forecast = new double[horizon];
    Arrays.fill(forecast, mean);
    return forecast;
  }

  /** {@inheritDoc} Student's t with {@code n - 1} degrees of freedom, as R's {@code meanf}. */
  @Override
  public Optional<double[]> quantile(double probability, int horizon) {
    Normal.quantile(probability);
    double[] quantile = forecast(horizon);
    if (length < 2) {
      return Optional.empty();
    }
    double t = new TDistribution(length - 1).inverseCumulativeProbability(probability);
    Arrays.fill(quantile, mean + t * deviation * Math.sqrt(1 + 1.0 / length));
    return Optional.of(quantile);
  }
}
