package dev.recur.transform;

import java.util.Arrays;

/**
 * Range 0 to 1 over train; later values may leave it.
 *
 * @param min smallest value of train, input units
 * @param range largest less smallest value of train, input units, above 0
 */
public record MinMax(double min, double range) implements FittedTransform {
  /** Checks that both are numbers and the map can be inverted. */
  public MinMax {
    Scaling.requireValid(min, range);
  }

  /**
   * Returns the transform fitted to train.
   *
   * @param train values, input units, shape [time]; at least one
   */
  public static MinMax fit(double[] train) {
    double min = Arrays.stream(train).min().orElseThrow();
    double max = Arrays.stream(train).max().orElseThrow();
    return new MinMax(min, Scaling.spreadOrOne(max - min));
  }

  @Override
  public int lag() {
    return 0;
  }

  @Override
  public double[] apply(double[] values) {
    return Scaling.apply(values, min, range);
  }

  @Override
  public double[] invert(double[] transformed, double[] history) {
    return Scaling.invert(transformed, min, range);
  }
}
