package dev.recur.evaluation;

import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The Diebold-Mariano test of equal accuracy with the small-sample correction: are the losses of
 * two forecasts of the same steps different by more than chance?
 *
 * <p>Sources: Diebold and Mariano, Comparing predictive accuracy, Journal of Business and Economic
 * Statistics 13 (1995); Harvey, Leybourne and Newbold, Testing the equality of prediction mean
 * squared errors, International Journal of Forecasting 13 (1997), for the correction and for
 * Student's t with {@code n - 1} degrees of freedom.
 *
 * @param statistic negative if the first forecast has the smaller losses
 * @param pValue two-sided, 0 to 1
 */
public record DieboldMariano(double statistic, double pValue) {

  /**
   * Tests two sequences of errors.
   *
   * @param first errors of the first forecast, in time order, shape [steps]
   * @param second errors of the second forecast at the same steps, shape [steps]
   * @param horizon steps ahead the forecasts were made; errors up to {@code horizon - 1} steps
   *     apart may depend on each other. If that makes the variance negative, 1 is used, as R's
   *     {@code dm.test} does
   * @param power of the loss {@code |error|^power}: 1 for absolute, 2 for squared errors
   * @return empty if the losses differ by a constant, or there are fewer than two steps
   */
  public static Optional<DieboldMariano> test(
      double[] first, double[] second, int horizon, double power) {
    Metrics.check(first, second);
    if (horizon < 1 || !(power > 0)) {
      throw new IllegalArgumentException(
          "horizon is " + horizon + " and power is " + power + ", must be at least 1 and above 0");
    }
    int n = first.length;
    double[] difference = new double[n];
    double mean = 0;
    double size = 0;
    for (int t = 0; t < n; t++) {
      double left = Math.pow(Math.abs(first[t]), power);
      double right = Math.pow(Math.abs(second[t]), power);
      difference[t] = left - right;
      mean += difference[t] / n;
      size += (left + right) / n;
    }
    double variance = covariance(difference, mean, 0);
    boolean rounding = Math.sqrt(variance) <= 1e-12 * size;
    if (n < 2 || rounding || !Double.isFinite(variance)) {
      return Optional.empty();
    }
    int lags = Math.min(horizon, n) - 1;
    double longRun = variance;
    for (int lag = 1; lag <= lags; lag++) {
      longRun += 2 * covariance(difference, mean, lag);
    }
    if (longRun <= 0 && horizon > 1) {
      return test(first, second, 1, power);
    }
    double correction = (n + 1 - 2.0 * horizon + (double) horizon / n * (horizon - 1)) / n;
    double statistic = mean / Math.sqrt(longRun / n) * Math.sqrt(Math.max(0, correction));
    double tail = new TDistribution(n - 1).cumulativeProbability(-Math.abs(statistic));
    return Optional.of(new DieboldMariano(statistic, 2 * tail));
  }

  /** The covariance of the differences with themselves some steps before. */
  private static double covariance(double[] difference, double mean, int lag) {
    double sum = 0;
    for (int t = lag; t < difference.length; t++) {
      sum += (difference[t] - mean) * (difference[t - lag] - mean);
    }
    return sum / difference.length;
  }
}
