package dev.recur.evaluation;

/**
 * How much smaller the errors of one forecast are than those of a reference from the same origins:
 * a share of the reference's mean error, so that 0.05 is five percent.
 *
 * @param share negative if the errors are larger
 * @param standardError of the share; infinite where there are too few origins to tell
 */
public record Gain(double share, double standardError) {
  /**
   * Compares origin by origin. Forecasts from neighbouring origins that share steps err alike, so
   * the deviation of the differences is divided by the root of the number of forecasts that share
   * none, not of all.
   *
   * @param reference errors of the reference, one an origin, not negative
   * @param errors of the other, from the same origins
   * @param apart how many of the forecasts share no step with another
   */
  public static Gain of(double[] reference, double[] errors, int apart) {
    Metrics.check(reference, errors);
    int n = errors.length;
    double mean = 0;
    double size = 0;
    for (int i = 0; i < n; i++) {
      mean += (reference[i] - errors[i]) / n;
      size += reference[i] / n;
    }
    if (size == 0) {
      return new Gain(0, Double.POSITIVE_INFINITY);
    }
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double apartFromMean = reference[i] - errors[i] - mean;
      squares += apartFromMean * apartFromMean;
    }
    double error =
        n < 2 || apart < 2
            ? Double.POSITIVE_INFINITY
            : Math.sqrt(squares / (n - 1) / Math.min(n, apart));
    return new Gain(mean / size, error / size);
  }

  /** Returns whether the gain is larger than so many of its standard errors. */
  public boolean exceeds(double standardErrors) {
    return share > standardErrors * standardError;
  }
}
