package dev.recur.transform;

/**
 * Mean 0 and standard deviation 1 over train.
 *
 * @param mean mean of train, input units
 * @param deviation standard deviation of train (divisor n), input units, above 0
 */
public record Standard(double mean, double deviation) implements FittedTransform {
  /** Checks that both are numbers and the map can be inverted. */
  public Standard {
    Scaling.requireValid(mean, deviation);
  }

  /**
   * Returns the transform fitted to train.
   *
   * @param train values, input units, shape [time]; at least one
   */
  public static Standard fit(double[] train) {
    return Moments.of(train).standard();
  }

  @Override
  public int lag() {
    return 0;
  }

  @Override
  public double[] apply(double[] values) {
    return Scaling.apply(values, mean, deviation);
  }

  @Override
  public double[] invert(double[] transformed, double[] history) {
    return Scaling.invert(transformed, mean, deviation);
  }
}
