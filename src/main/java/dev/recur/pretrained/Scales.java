package dev.recur.pretrained;

/**
 * Level, scale and drift of a history at each of its steps, from the values up to that step alone.
 *
 * <p>Missing values are taken as those of a season before, of the step before if there is none.
 */
final class Scales {
  private static final double SHARE_OF_CHANGES = 0.02;
  private static final double SHARE_OF_SIZE = 1e-4;
  private static final double LEAST = 1e-12;

  /** Seasons that the long level is the mean of. */
  static final int LONG = 4;

  final int season;
  final double[] values;
  final boolean[] missing;

  /** Mean of the last season. */
  final double[] level;

  /** Mean of the last four seasons. */
  final double[] longLevel;

  /** Mean size of the change from a season before, and a little of the rest. */
  final double[] scale;

  /** Mean size of the change from the step before. */
  final double[] roughness;

  /** Whether all values so far are zero or more. */
  final boolean[] nonNegative;

  /** How far the value of a step's phase lay, on average so far, above the level of its time. */
  final double[] profile;

  /**
   * @param observed values, NaN where missing, but for the first
   * @param season steps in a season, 1 for none
   */
  Scales(double[] observed, int season) {
    int n = observed.length;
    this.season = season;
    values = observed.clone();
    missing = new boolean[n];
    for (int t = 0; t < n; t++) {
      if (Double.isNaN(values[t])) {
        missing[t] = true;
        values[t] = values[t >= season ? t - season : Math.max(0, t - 1)];
      }
    }
    level = means(season);
    longLevel = means(LONG * season);
    roughness = new double[n];
    scale = new double[n];
    nonNegative = new boolean[n];
    profile = new double[n];
    measure();
  }

  /** Means of the last so many values. */
  private double[] means(int window) {
    double[] means = new double[values.length];
    double sum = 0;
    double base = values[0];
    for (int t = 0; t < values.length; t++) {
      sum += values[t] - base;
      if (t >= window) {
        sum -= values[t - window] - base;
      }
      means[t] = base + sum / Math.min(t + 1, window);
    }
    return means;
  }

  private void measure() {
    double size = 0;
    double changes = 0;
    double seasonal = 0;
    boolean never = true;
    double[] sums = new double[season];
    int[] counts = new int[season];
    for (int t = 0; t < values.length; t++) {
      double value = values[t];
      size += Math.abs(value);
      never &= value >= 0;
      nonNegative[t] = never;
      if (t >= 1) {
        changes += Math.abs(value - values[t - 1]);
      }
      if (t >= season) {
        seasonal += Math.abs(value - values[t - season]);
      }
      double meanSize = size / (t + 1);
      roughness[t] = t >= 1 ? changes / t : meanSize;
      double change = t >= season ? seasonal / (t + 1 - season) : roughness[t];
      scale[t] = change + SHARE_OF_CHANGES * roughness[t] + SHARE_OF_SIZE * meanSize + LEAST;
      int phase = t % season;
      if (t >= season - 1) {
        sums[phase] += value - level[t];
        counts[phase]++;
      }
      profile[t] = counts[phase] == 0 ? 0 : sums[phase] / counts[phase];
    }
  }
}
