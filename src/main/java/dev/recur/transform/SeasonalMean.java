package dev.recur.transform;

import java.util.Arrays;

/**
 * Change from the mean of the same step in the last three seasons. Of noise around a steady season
 * it keeps a variance of 4/3, where a seasonal difference has 2.
 *
 * @param season steps in a season, 1 or more
 */
public record SeasonalMean(int season) implements FittedTransform {
  /** Seasons in the mean. */
  static final int SEASONS = 3;

  /** Checks the season. */
  public SeasonalMean {
    if (season < 1) {
      throw new IllegalArgumentException("season " + season + " is below 1");
    }
  }

  @Override
  public int lag() {
    return SEASONS * season;
  }

  @Override
  public double[] apply(double[] values) {
    double[] changes = new double[Math.max(0, values.length - lag())];
    for (int t = 0; t < changes.length; t++) {
      changes[t] = values[t + lag()] - mean(values, t + lag());
    }
    return changes;
  }

  @Override
  public double[] invert(double[] transformed, double[] history) {
    if (history.length < lag()) {
      throw new IllegalArgumentException(
          "history has " + history.length + " values; a mean over seasons needs " + lag());
    }
    double[] values = new double[lag() + transformed.length];
    System.arraycopy(history, history.length - lag(), values, 0, lag());
    for (int t = lag(); t < values.length; t++) {
      values[t] = mean(values, t) + transformed[t - lag()];
    }
    return Arrays.copyOfRange(values, lag(), values.length);
  }

  private double mean(double[] values, int t) {
    double sum = 0;
    for (int s = 1; s <= SEASONS; s++) {
      sum += values[t - s * season];
    }
    return sum / SEASONS;
  }
}
