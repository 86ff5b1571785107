package dev.recur.transform;

/**
 * Change from the same step of the season before.
 *
 * @param season steps in a season, 1 or more
 */
public record SeasonalDifference(int season) implements FittedTransform {
  /** Checks the season. */
  public SeasonalDifference {
    if (season < 1) {
      throw new IllegalArgumentException("season " + season + " is below 1");
    }
  }

  @Override
  public int lag() {
    return season;
  }

  @Override
  public double[] apply(double[] values) {
    return changes(values, season);
  }

  @Override
  public double[] invert(double[] transformed, double[] history) {
    return sums(transformed, history, season);
  }

  /** Returns values[t] - values[t - lag], shape [time - lag]. */
  static double[] changes(double[] values, int lag) {
    double[] changes = new double[Math.max(0, values.length - lag)];
    for (int t = 0; t < changes.length; t++) {
      changes[t] = values[t + lag] - values[t];
    }
    return changes;
  }

  /** Returns the values whose changes over {@code lag} steps are given, continuing the history. */
  static double[] sums(double[] changes, double[] history, int lag) {
    if (history.length < lag) {
      throw new IllegalArgumentException(
          "history has " + history.length + " values; a difference over " + lag + " needs " + lag);
    }
    double[] values = new double[changes.length];
    for (int t = 0; t < values.length; t++) {
      double before = t < lag ? history[history.length - lag + t] : values[t - lag];
      values[t] = before + changes[t];
    }
    return values;
  }
}
