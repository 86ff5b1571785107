package dev.recur.series;

import java.util.Arrays;

/**
 * How often values have to be differenced before their mean stands still.
 *
 * <p>Sources: Kwiatkowski, Phillips, Schmidt and Shin, Testing the null hypothesis of stationarity,
 * Journal of Econometrics 54 (1992), and Hyndman and Athanasopoulos, Forecasting: Principles and
 * Practice, 3rd edition, 9.1.
 */
public final class Stationarity {
  /** The 5% point of the statistic around a level; Kwiatkowski and others, table 1. */
  private static final double UNLIKELY = 0.463;

  /** The 1% point. */
  private static final double HARDLY_POSSIBLE = 0.739;

  private static final int FEWEST = 4;
  private static final int MOST_DIFFERENCES = 2;

  private Stationarity() {}

  /** Returns whether the values clearly keep to no level: the test rejects one at 1%. */
  public static boolean hasMovingLevel(double[] values) {
    return statistic(values) > HARDLY_POSSIBLE;
  }

  /** Returns the ordinary differences that the values need, tested at 5%: 0, 1 or 2. */
  public static int differences(double[] values) {
    double[] differenced = values;
    int count = 0;
    while (count < MOST_DIFFERENCES && statistic(differenced) > UNLIKELY) {
      differenced = difference(differenced, 1);
      count++;
    }
    return count;
  }

  /**
   * Returns the changes from the values a lag before.
   *
   * @param values at least as many as the lag
   * @return shape [time - lag]
   */
  public static double[] difference(double[] values, int lag) {
    double[] difference = new double[values.length - lag];
    for (int t = 0; t < difference.length; t++) {
      difference[t] = values[t + lag] - values[t];
    }
    return difference;
  }

  /** Returns the statistic around a level; 0 for constants and for fewer than four values. */
  private static double statistic(double[] values) {
    int n = values.length;
    if (n < FEWEST) {
      return 0;
    }
    double mean = Arrays.stream(values).sum() / n;
    double sum = 0;
    double squaredSums = 0;
    for (double value : values) {
      sum += value - mean;
      squaredSums += sum * sum;
    }
    int lags = (int) (4 * Math.pow(n / 100.0, 0.25));
    double longRun = covariance(values, mean, 0);
    for (int lag = 1; lag <= lags; lag++) {
      longRun += 2 * (1 - lag / (lags + 1.0)) * covariance(values, mean, lag);
    }
    return longRun > 0 ? squaredSums / ((double) n * n) / longRun : 0;
  }

  private static double covariance(double[] values, double mean, int lag) {
    double sum = 0;
    for (int t = lag; t < values.length; t++) {
      sum += (values[t] - mean) * (values[t - lag] - mean);
    }
    return sum / values.length;
  }
}
