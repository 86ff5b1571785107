package dev.recur.classical;

/**
 * How often values have to be differenced before their mean stands still.
 *
 * <p>Sources: Kwiatkowski, Phillips, Schmidt and Shin, Testing the null hypothesis of stationarity,
 * Journal of Econometrics 54 (1992), and Hyndman and Athanasopoulos, Forecasting: Principles and
 * Practice, 3rd edition, 4.3 (seasonal strength) and 9.1.
 */
final class Stationarity {
  /** The 5% point of the statistic around a level; Kwiatkowski and others, table 1. */
  private static final double CRITICAL = 0.463;

  private static final int MOST_DIFFERENCES = 2;

  /** A season this strong is not explained by chance and calls for a seasonal difference. */
  private static final double STRONG_SEASON = 0.64;

  private Stationarity() {}

  /** Ordinary differences that the values need: 0, 1 or 2. */
  static int differences(double[] values) {
    double[] differenced = values;
    int count = 0;
    while (count < MOST_DIFFERENCES && statistic(differenced) > CRITICAL) {
      differenced = difference(differenced, 1);
      count++;
    }
    return count;
  }

  /** Seasonal differences that the values need: 0 or 1. */
  static int seasonalDifferences(double[] values, int season) {
    if (!Seasonality.isPresent(values, season)) {
      return 0;
    }
    return Decomposition.of(values, season, false).strength(values) > STRONG_SEASON ? 1 : 0;
  }

  static double[] difference(double[] values, int lag) {
    double[] difference = new double[values.length - lag];
    for (int t = 0; t < difference.length; t++) {
      difference[t] = values[t + lag] - values[t];
    }
    return difference;
  }

  /** The KPSS statistic around a level; 0 for constants and for fewer than four values. */
  static double statistic(double[] values) {
    int n = values.length;
    if (n < 4) {
      return 0;
    }
    double mean = Values.mean(values);
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
