package dev.recur.classical;

import dev.recur.forecast.Normal;
import java.util.Optional;

/** Turns points and standard errors into normal quantiles. */
final class Spread {
  private Spread() {}

  /**
   * {@code point + z * standardError}, step by step.
   *
   * @return shape [horizon], or empty if some standard error is not a number
   */
  static Optional<double[]> normal(double probability, double[] point, double[] standardError) {
    double z = Normal.quantile(probability);
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
