package dev.recur.classical;

/** Whether values repeat with the season, by their autocorrelation, and how strongly. */
final class Seasonality {
  /** The 95% point of the standard normal distribution: one value in ten passes by chance. */
  private static final double CRITICAL = 1.6448536269514722;

  /**
   * Seasonal strength that chance does not explain and that calls for a seasonal difference
   * (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 4.3 and 9.1).
   */
  private static final double STRONG = 0.64;

  private Seasonality() {}

  /** Returns the seasonal differences that the values need: 0 or 1. */
  static int differences(double[] values, int season) {
    boolean strong =
        isPresent(values, season)
            && Decomposition.of(values, season, false).strength(values) > STRONG;
    return strong ? 1 : 0;
  }

  /**
   * Bartlett's test of the autocorrelation at the seasonal lag, at 90%.
   *
   * <p>Source: Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler, Models for optimising the
   * theta method, International Journal of Forecasting 32 (2016), section 2.
   *
   * @return false also if there are at most two seasons, or the values are constant
   */
  static boolean isPresent(double[] values, int season) {
    int n = values.length;
    if (season < 2 || n <= 2 * season || Values.areConstant(values)) {
      return false;
    }
    double mean = Values.mean(values);
    double[] centred = new double[n];
    for (int t = 0; t < n; t++) {
      centred[t] = values[t] - mean;
    }
    double variance = lagged(centred, 0);
    if (!(variance > 0)) {
      return false;
    }
    double squares = 0;
    for (int lag = 1; lag < season; lag++) {
      double correlation = lagged(centred, lag) / variance;
      squares += correlation * correlation;
    }
    double limit = CRITICAL * Math.sqrt((1 + 2 * squares) / n);
    return Math.abs(lagged(centred, season) / variance) > limit;
  }

  private static double lagged(double[] centred, int lag) {
    double sum = 0;
    for (int t = lag; t < centred.length; t++) {
      sum += centred[t] * centred[t - lag];
    }
    return sum;
  }
}
