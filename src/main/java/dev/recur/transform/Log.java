package dev.recur.transform;

import dev.recur.series.InputException;

/** Natural logarithm. */
public record Log() implements FittedTransform {
  /**
   * Returns the logarithm, after a check that train allows it.
   *
   * @param train values, shape [time]
   * @throws InputException if a value is zero or less
   */
  public static Log fit(double[] train) {
    for (double value : train) {
      requirePositive(value);
    }
    return new Log();
  }

  private static void requirePositive(double value) {
    if (!(value > 0)) {
      throw new InputException("transform log needs values above 0 but found " + value);
    }
  }

  @Override
  public int lag() {
    return 0;
  }

  @Override
  public double[] apply(double[] values) {
    double[] logs = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      requirePositive(values[t]);
      logs[t] = Math.log(values[t]);
    }
    return logs;
  }

  @Override
  public double[] invert(double[] transformed, double[] history) {
    double[] values = new double[transformed.length];
    for (int t = 0; t < values.length; t++) {
      values[t] = Math.exp(transformed[t]);
    }
    return values;
  }
}
