package dev.recur.evaluation;

import dev.recur.series.SeasonalScale;
import java.util.OptionalDouble;

/**
 * All point metrics of one forecast; each is defined in {@link Metrics}.
 *
 * @param rmse root mean squared error, original units
 * @param mae mean absolute error, original units
 * @param bias mean error, positive when too high, original units
 * @param mape mean absolute percentage error, percent; empty near zero
 * @param smape symmetric percentage error, 0 to 200
 * @param mase scaled absolute error; empty without a scale
 * @param rmsse scaled squared error; empty without a scale
 */
public record PointScore(
    double rmse,
    double mae,
    double bias,
    OptionalDouble mape,
    double smape,
    OptionalDouble mase,
    OptionalDouble rmsse) {

  /**
   * Scores one forecast.
   *
   * @param actual held-out values, shape [steps], original units
   * @param forecast forecasts of the same steps, shape [steps], original units
   * @param scale from the training values alone
   */
  public static PointScore of(double[] actual, double[] forecast, SeasonalScale scale) {
    return new PointScore(
        Metrics.rmse(actual, forecast),
        Metrics.mae(actual, forecast),
        Metrics.bias(actual, forecast),
        Metrics.mape(actual, forecast),
        Metrics.smape(actual, forecast),
        Metrics.mase(actual, forecast, scale),
        Metrics.rmsse(actual, forecast, scale));
  }
}
