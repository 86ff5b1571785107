package dev.recur.synthetic;

/**
 * A stationary Gaussian-like process of the Matern kind, smooth by its spectrum: a sum of cosines
 * whose frequencies are drawn from the spectral density (Rahimi and Recht, Random features for
 * large-scale kernel machines, 2007), so that the autocovariance is the Matern function without any
 * factorisation. Each path is the sum of a few dozen waves.
 */
final class SmoothProcess {
  private static final int WAVES = 20;

  private SmoothProcess() {}

  /**
   * Draws a path of mean 0 and variance 1.
   *
   * @param length steps
   * @param scale length scale, steps
   * @param smoothness Matern nu; infinite is the squared exponential
   */
  static double[] draw(int length, double scale, double smoothness, Draws draws) {
    double[] path = new double[length];
    double unit = 1 / (2 * StrictMath.PI * scale);
    for (int wave = 0; wave < WAVES; wave++) {
      double frequency = unit * (smoothness > 50 ? draws.normal() : draws.student(2 * smoothness));
      Wave.add(
          path,
          StrictMath.sqrt(2.0 / WAVES),
          frequency - StrictMath.rint(frequency),
          draws.uniform(0, 2 * StrictMath.PI));
    }
    return path;
  }

  /** Draws a path whose length scale and smoothness are drawn too. */
  static double[] draw(int length, Draws draws) {
    double scale = draws.logUniform(2, StrictMath.max(3, length * .5));
    return draw(length, scale, draws.uniform(1, 4), draws);
  }
}
