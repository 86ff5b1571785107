package dev.recur.transform;

import java.util.Arrays;

/**
 * Median 0 and interquartile range 1 over train: outliers do not move it.
 *
 * @param median median of train, input units
 * @param range upper less lower quartile of train, input units, above 0
 */
public record Robust(double median, double range) implements FittedTransform {
  /** Checks that both are numbers and the map can be inverted. */
  public Robust {
    Scaling.requireValid(median, range);
  }

  /**
   * Returns the transform fitted to train.
   *
   * @param train values, input units, shape [time]; at least one
   */
  public static Robust fit(double[] train) {
    double[] sorted = train.clone();
    Arrays.sort(sorted);
    double range = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    return new Robust(quantile(sorted, 0.5), Scaling.spreadOrOne(range));
  }

  /** Returns a quantile by linear interpolation between order statistics (Hyndman-Fan type 7). */
  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  @Override
  public int lag() {
    return 0;
  }

  @Override
  public double[] apply(double[] values) {
    return Scaling.apply(values, median, range);
  }

  @Override
  public double[] invert(double[] transformed, double[] history) {
    return Scaling.invert(transformed, median, range);
  }
}
