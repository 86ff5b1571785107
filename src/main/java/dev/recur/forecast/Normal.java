package dev.recur.forecast;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** The standard normal distribution. */
public final class Normal {
  private static final NormalDistribution STANDARD = new NormalDistribution();

  private Normal() {}

  /**
   * Returns a quantile.
   *
   * @param probability between 0 and 1
   * @throws IllegalArgumentException if it is not
   */
  public static double quantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability is " + probability + ", must lie between 0 and 1");
    }
    return STANDARD.inverseCumulativeProbability(probability);
  }
}
