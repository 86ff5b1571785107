package dev.recur.transform;

/** Change from the step before. */
public record Difference() implements FittedTransform {
  @Override
  public int lag() {
    return 1;
  }

  @Override
  public double[] apply(double[] values) {
    return SeasonalDifference.changes(values, 1);
  }

  @Override
  public double[] invert(double[] transformed, double[] history) {
    return SeasonalDifference.sums(transformed, history, 1);
  }
}
