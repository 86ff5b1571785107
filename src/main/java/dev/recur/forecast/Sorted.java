package dev.recur.forecast;

/** Quantiles of numbers in rising order. */
public final class Sorted {
  private Sorted() {}

  /**
   * Returns the quantile that is median-unbiased whatever the distribution, linear between the
   * numbers (Hyndman and Fan, Sample quantiles in statistical packages, The American Statistician
   * 50, 1996, type 8).
   *
   * @param sorted rising, at least one
   * @param probability between 0 and 1
   */
  public static double quantile(double[] sorted, double probability) {
    double place = (sorted.length + 1.0 / 3) * probability - 2.0 / 3;
    int below = (int) Math.floor(place);
    if (below < 0) {
      return sorted[0];
    }
    if (below >= sorted.length - 1) {
      return sorted[sorted.length - 1];
    }
    return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
  }
}
