package dev.recur.evaluation;

import dev.recur.series.SeasonalScale;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/**
 * Metrics of point forecasts. Each takes the actual values and the forecasts of the same steps,
 * shape [steps], original units, all finite, at least one step. A metric that has no meaning for
 * the values is empty, never NaN.
 *
 * <p>Definitions are those of docs/metrics.md. Sources: Hyndman and Koehler, Another look at
 * measures of forecast accuracy, International Journal of Forecasting 22 (2006), for MAE, RMSE,
 * MAPE and MASE; Makridakis, Spiliotis and Assimakopoulos, The M4 Competition, International
 * Journal of Forecasting 36 (2020), for sMAPE; the same authors, The M5 competition, International
 * Journal of Forecasting 38 (2022), for RMSSE; Wallström and Segerstedt, Evaluation of forecasting
 * error measurements and techniques for intermittent demand, International Journal of Production
 * Economics 128 (2010), for the periods in stock.
 */
public final class Metrics {
  /** MAPE is refused if some actual value is smaller than this share of their mean size. */
  private static final double NEAR_ZERO = 1e-3;

  private Metrics() {}

  /** Root of the mean squared error, {@code sqrt(mean((y - f)^2))}. */
  public static double rmse(double[] actual, double[] forecast) {
    double largest = 0;
    check(actual, forecast);
    for (int t = 0; t < actual.length; t++) {
      largest = Math.max(largest, Math.abs(actual[t] - forecast[t]));
    }
    if (largest == 0) {
      return 0;
    }
    // Squares of a share of the largest error neither overflow nor vanish.
    double unit = largest;
    return unit * Math.sqrt(mean(actual, forecast, (y, f) -> ((y - f) / unit) * ((y - f) / unit)));
  }

  /** Mean absolute error, {@code mean(|y - f|)}. */
  public static double mae(double[] actual, double[] forecast) {
    return mean(actual, forecast, (y, f) -> Math.abs(y - f));
  }

  /** Mean error, {@code mean(f - y)}: positive when the forecasts are too high. */
  public static double bias(double[] actual, double[] forecast) {
    return mean(actual, forecast, (y, f) -> f - y);
  }

  /**
   * Mean absolute percentage error, {@code mean(100 |y - f| / |y|)}, in percent.
   *
   * @return empty if some actual value is zero or smaller than a thousandth of their mean size: one
   *     such step would drown all others
   */
  public static OptionalDouble mape(double[] actual, double[] forecast) {
    double size = mae(actual, new double[actual.length]);
    for (double y : actual) {
      if (Math.abs(y) <= NEAR_ZERO * size) {
        return OptionalDouble.empty();
      }
    }
    return OptionalDouble.of(
        mean(actual, forecast, (y, f) -> 100 * (Math.abs(y - f) / Math.abs(y))));
  }

  /**
   * Symmetric mean absolute percentage error as in M4, {@code mean(200 |y - f| / (|y| + |f|))},
   * from 0 to 200. A step where both are zero counts as 0.
   */
  public static double smape(double[] actual, double[] forecast) {
    return mean(
        actual,
        forecast,
        (y, f) -> y == f ? 0 : 200 * (Math.abs(y - f) / (Math.abs(y) + Math.abs(f))));
  }

  /**
   * Mean absolute scaled error: MAE over the seasonal-naive MAE inside the training values.
   *
   * @return empty if the scale is undefined
   */
  public static OptionalDouble mase(double[] actual, double[] forecast, SeasonalScale scale) {
    double mae = mae(actual, forecast);
    return scale.isDefined() ? OptionalDouble.of(mae / scale.absolute()) : OptionalDouble.empty();
  }

  /**
   * Root mean squared scaled error: RMSE over the seasonal-naive RMSE inside the training values.
   *
   * @return empty if the scale is undefined
   */
  public static OptionalDouble rmsse(double[] actual, double[] forecast, SeasonalScale scale) {
    double rmse = rmse(actual, forecast);
    return scale.isDefined()
        ? OptionalDouble.of(rmse / scale.rootMeanSquare())
        : OptionalDouble.empty();
  }

  /**
   * Scaled absolute periods in stock, {@code |sum of f - y summed up from the first step on|} over
   * the seasonal-naive MAE inside the training values: what would be in stock, or owed, step by
   * step, if as much had been delivered at each as was forecast.
   *
   * @return empty if the scale is undefined
   */
  public static OptionalDouble pis(double[] actual, double[] forecast, SeasonalScale scale) {
    check(actual, forecast);
    if (!scale.isDefined()) {
      return OptionalDouble.empty();
    }
    double stock = 0;
    double sum = 0;
    for (int t = 0; t < actual.length; t++) {
      stock += (forecast[t] - actual[t]) / scale.absolute();
      sum += stock;
    }
    return OptionalDouble.of(Math.abs(sum));
  }

  /** The mean of a loss over the steps. */
  private static double mean(double[] actual, double[] forecast, DoubleBinaryOperator loss) {
    check(actual, forecast);
    double sum = 0;
    for (int t = 0; t < actual.length; t++) {
      sum += loss.applyAsDouble(actual[t], forecast[t]);
    }
    return sum / actual.length;
  }

  /**
   * Refuses lengths that differ, no steps, and numbers that are not finite.
   *
   * @throws IllegalArgumentException saying which
   */
  static void check(double[] actual, double[] forecast) {
    if (actual.length != forecast.length || actual.length == 0) {
      throw new IllegalArgumentException(
          "%d actual values and %d forecasts, must be equally many and at least 1"
              .formatted(actual.length, forecast.length));
    }
    for (int t = 0; t < actual.length; t++) {
      if (!Double.isFinite(actual[t]) || !Double.isFinite(forecast[t])) {
        throw new IllegalArgumentException(
            "step %d: actual %s, forecast %s, must be finite"
                .formatted(t + 1, actual[t], forecast[t]));
      }
    }
  }
}
