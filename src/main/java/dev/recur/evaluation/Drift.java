package dev.recur.evaluation;

import java.util.List;
import org.hipparchus.stat.descriptive.rank.Median;
import org.hipparchus.stat.inference.MannWhitneyUTest;

/**
 * Whether errors on newer values are of another size than those that calibrated a model: the
 * rank-sum test of Wilcoxon, Mann and Whitney of their sizes one step ahead, each the standard
 * normal deviate at which a value lay in the distribution that was forecast for it. One step ahead
 * they hardly hang together, and deviates of calm and lively series count alike.
 *
 * @param before errors that calibrated the model
 * @param newer errors on newer values
 * @param sizeBefore the median size of the former, deviates
 * @param sizeNewer the median size of the latter, deviates
 * @param pValue two-sided, 0 to 1
 */
public record Drift(int before, int newer, double sizeBefore, double sizeNewer, double pValue) {
  /** A smaller p-value is called a difference. */
  public static final double SIGNIFICANCE = 0.05;

  /** Fewer errors tell nothing. */
  public static final int LEAST = 8;

  /**
   * Compares.
   *
   * @param before sizes of the errors that calibrated the model, deviates, at least one
   * @param newer sizes of the errors on newer values, deviates, at least one
   */
  public static Drift of(List<Double> before, List<Double> newer) {
    double[] first = before.stream().mapToDouble(size -> size).toArray();
    double[] second = newer.stream().mapToDouble(size -> size).toArray();
    return new Drift(
        first.length,
        second.length,
        new Median().evaluate(first),
        new Median().evaluate(second),
        new MannWhitneyUTest().mannWhitneyUTest(first, second));
  }

  /** Returns whether there are enough errors of both to tell. */
  public boolean isTold() {
    return Math.min(before, newer) >= LEAST;
  }

  /** Returns whether the sizes differ by more than chance. */
  public boolean isFound() {
    return isTold() && pValue < SIGNIFICANCE;
  }
}
