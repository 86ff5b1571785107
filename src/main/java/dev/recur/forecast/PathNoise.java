package dev.recur.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which residual each of a number of sample paths takes at each step. Every step deals the
 * residuals evenly over the paths, in an order of its own, so that a few hundred paths tell the
 * spread as well as many more that draw without regard to each other. The steps of a longer
 * forecast begin with those of a shorter one.
 */
final class PathNoise {
  private final double[][] residuals;
  private final SplittableRandom random;
  private final int paths;

  /** The index of a residual, shape [step][path]. */
  private final List<int[]> dealt = new ArrayList<>();

  /**
   * Deals residuals.
   *
   * @param residuals at least one
   * @param sizes by which those of each target are multiplied
   * @param paths how many
   * @param seed of the order
   */
  PathNoise(Residuals residuals, double[] sizes, int paths, long seed) {
    this.residuals =
        residuals.vectors().stream().map(vector -> scaled(vector, sizes)).toArray(double[][]::new);
    this.paths = paths;
    random = new SplittableRandom(seed);
  }

  private static double[] scaled(List<Double> vector, double[] sizes) {
    double[] scaled = new double[sizes.length];
    Arrays.setAll(scaled, k -> vector.get(k) * sizes[k]);
    return scaled;
  }

  /** Returns the residual, output units. */
  double at(int path, int step, int target) {
    while (dealt.size() <= step) {
      dealt.add(deal());
    }
    return residuals[dealt.get(step)[path]][target];
  }

  private int[] deal() {
    int[] order = new int[paths];
    for (int i = 0; i < paths; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    for (int i = 0; i < paths; i++) {
      order[i] = (int) ((order[i] + random.nextDouble()) * residuals.length / paths);
    }
    return order;
  }
}
