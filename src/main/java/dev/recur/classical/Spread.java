package dev.recur.classical;

import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** Turns points and standard errors into normal quantiles. */
final class Spread {
  private static final NormalDistribution STANDARD_NORMAL = new NormalDistribution();

  private Spread() {}

  /** The standard normal quantile. */
  static double z(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability is " + probability + ", must lie between 0 and 1");
    }
    return STANDARD_NORMAL.inverseCumulativeProbability(probability);
  }

  /**
   * {@code point + z * standardError}, step by step.
   *
   * @return shape [horizon], or empty if some standard error is not a number
   */
  static Optional<double[]> normal(double probability, double[] point, double[] standardError) {
    double z = z(probability);
    double[] quantile = new double[point.length];
    for (int h = 0; h < point.length; h++) {
      quantile[h] = point[h] + z * standardError[h];
      if (!Double.isFinite(quantile[h])) {
        return Optional.empty();
      }
    }
    return Optional.of(quantile);
  }
}
