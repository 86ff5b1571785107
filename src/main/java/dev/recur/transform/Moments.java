package dev.recur.transform;

import java.util.Arrays;

/**
 * Count, mean and squares of some values; those of several parts make those of the whole.
 *
 * @param count of values, 0 or more
 * @param mean of them, 0 without any
 * @param squares sum of the squared distances from the mean
 */
public record Moments(long count, double mean, double squares) {
  /** Returns those of some values. */
  public static Moments of(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Moments(values.length, mean, squares);
  }

  /** Returns those of these values and others (Chan, Golub and LeVeque 1979). */
  public Moments and(Moments other) {
    if (count == 0 || other.count == 0) {
      return count == 0 ? other : this;
    }
    long all = count + other.count;
    double apart = other.mean - mean;
    double share = other.count / (double) all;
    return new Moments(
        all, mean + apart * share, squares + other.squares + apart * apart * count * share);
  }

  /**
   * Returns the transform that gives these values mean 0 and deviation 1.
   *
   * @throws IllegalStateException without any
   */
  Standard standard() {
    if (count == 0) {
      throw new IllegalStateException("no values");
    }
    return new Standard(mean, Scaling.spreadOrOne(Math.sqrt(squares / count)));
  }
}
