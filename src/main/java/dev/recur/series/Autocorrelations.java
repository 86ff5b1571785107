package dev.recur.series;

import java.util.Arrays;
import java.util.List;

/** The mean autocorrelations of several series, and whether they confirm a season. */
public final class Autocorrelations {
  /** Autocorrelation below which the season of a single series is too weak to use. */
  static final double CLEAR = 0.2;

  private static final double CRITICAL = 1.6448536269514722;

  /** Series of one panel that count as independent of each other, at the most. */
  static final int MOST_INDEPENDENT = 4;

  private final double[] correlations;
  private final int series;
  private final double length;

  /**
   * Averages.
   *
   * @param swings of the series, around 0
   * @param longest lag
   */
  Autocorrelations(List<double[]> swings, int longest) {
    correlations = new double[longest + 1];
    series = swings.size();
    length = swings.stream().mapToInt(values -> values.length).average().orElse(0);
    for (double[] values : swings) {
      double[] own = of(values, longest);
      Arrays.setAll(correlations, lag -> correlations[lag] + own[lag] / series);
    }
  }

  double at(int lag) {
    return correlations[lag];
  }

  boolean confirms(int season) {
    return confirms(season, CRITICAL);
  }

  boolean confirms(int season, double critical) {
    double squares = 0;
    for (int lag = 1; lag < season; lag++) {
      squares += at(lag) * at(lag);
    }
    double independent = Math.min(series, MOST_INDEPENDENT);
    return at(season) >= CLEAR / Math.sqrt(independent)
        && at(season) > at(season + beside(season))
        && at(season) > at(season - beside(season))
        && at(season) > critical * Math.sqrt((1 + 2 * squares) / (length * independent));
  }

  /** How far beside a season the correlation must have fallen: an eighth of it. */
  static int beside(int season) {
    return Math.max(1, season / 8);
  }

  /**
   * Returns autocorrelations at lags from 0; all 0 for constant values.
   *
   * @param values NaN where missing, which counts as the mean
   * @param longest the last lag
   * @return shape [longest + 1]
   */
  public static double[] of(double[] values, int longest) {
    double[] correlations = new double[longest + 1];
    double mean = Arrays.stream(values).filter(Double::isFinite).average().orElse(0);
    double[] off =
        Arrays.stream(values).map(value -> Double.isFinite(value) ? value - mean : 0).toArray();
    double variance = 0;
    for (double value : off) {
      variance += value * value;
    }
    for (int lag = 0; lag <= longest && variance > 0; lag++) {
      double sum = 0;
      for (int t = lag; t < values.length; t++) {
        sum += off[t] * off[t - lag];
      }
      correlations[lag] = sum / variance;
    }
    return correlations;
  }
}
