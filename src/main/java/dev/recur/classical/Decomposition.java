package dev.recur.classical;

import java.util.Arrays;

/**
 * Classical seasonal decomposition by moving averages: a centred moving average over one season is
 * the trend, the average of what is left over each place in the season, brought to a mean of 0 or
 * 1, is the season.
 *
 * <p>Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 3.4.
 */
final class Decomposition {
  /** By place in the season, counted from the first value, shape [season]: summands or factors. */
  private final double[] indices;

  private final boolean multiplicative;

  private Decomposition(double[] indices, boolean multiplicative) {
    this.indices = indices;
    this.multiplicative = multiplicative;
  }

  /**
   * Decomposes values.
   *
   * @param values shape [time], oldest first, at least two seasons
   * @param season steps in a season, at least 2
   * @param multiplicative whether values are trend times season or trend plus season
   */
  static Decomposition of(double[] values, int season, boolean multiplicative) {
    int n = values.length;
    double[] sums = new double[season];
    int[] counts = new int[season];
    int half = season / 2;
    for (int t = half; t < n - half; t++) {
      double trend = centredMean(values, t, season);
      double rest = multiplicative ? values[t] / trend : values[t] - trend;
      if (Double.isFinite(rest)) {
        sums[t % season] += rest;
        counts[t % season]++;
      }
    }
    double[] indices = new double[season];
    for (int place = 0; place < season; place++) {
      indices[place] = counts[place] > 0 ? sums[place] / counts[place] : multiplicative ? 1 : 0;
    }
    double mean = Values.mean(indices);
    for (int place = 0; place < season; place++) {
      indices[place] = multiplicative ? indices[place] / mean : indices[place] - mean;
    }
    return new Decomposition(indices, multiplicative);
  }

  /** The mean over one season around t; for an even season the two ends count half. */
  private static double centredMean(double[] values, int t, int season) {
    int half = season / 2;
    double sum = 0;
    for (int k = t - half; k <= t + half; k++) {
      sum += values[k];
    }
    if (season % 2 == 0) {
      sum -= 0.5 * (values[t - half] + values[t + half]);
    }
    return sum / season;
  }

  /** The season at time t, counted from the first value, also beyond the last. */
  double at(int t) {
    return indices[t % indices.length];
  }

  /** The values with the season taken out, shape [time]. */
  double[] adjusted(double[] values) {
    double[] adjusted = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      adjusted[t] = multiplicative ? values[t] / at(t) : values[t] - at(t);
    }
    return adjusted;
  }

  /** Puts the season back on values that start at time {@code first}, shape [time]. */
  double[] seasonal(double[] values, int first) {
    double[] seasonal = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      seasonal[t] = multiplicative ? values[t] * at(first + t) : values[t] + at(first + t);
    }
    return seasonal;
  }

  /** Spreads that start at time {@code first} in proportion to the season, shape [time]. */
  double[] scaled(double[] spreads, int first) {
    return multiplicative ? seasonal(spreads, first) : spreads.clone();
  }

  /**
   * The share of what is left beside the trend that the season explains, 0 to 1; for additive
   * seasons.
   *
   * @param values those that were decomposed
   */
  double strength(double[] values) {
    int season = indices.length;
    int half = season / 2;
    double rest = 0;
    double all = 0;
    for (int t = half; t < values.length - half; t++) {
      double detrended = values[t] - centredMean(values, t, season);
      all += detrended * detrended;
      rest += (detrended - at(t)) * (detrended - at(t));
    }
    return all > 0 ? Math.max(0, 1 - rest / all) : 0;
  }

  /** Whether the season is a factor. */
  boolean isMultiplicative() {
    return multiplicative;
  }

  double smallest() {
    return Arrays.stream(indices).min().orElseThrow();
  }

  String description() {
    return (multiplicative ? "multiplicative" : "additive") + " season " + indices.length;
  }
}
