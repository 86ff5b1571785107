package dev.recur.forecast;

import dev.recur.series.EnumNames;
import java.util.Arrays;

/** How the forecasts of several models are made one, value by value. */
public enum Combination {
  /** The mean. */
  MEAN,
  /** The median; of an even number the mean of the middle two. */
  MEDIAN;

  /**
   * Returns the combined value.
   *
   * @param values one a model, at least one; sorted by the call
   * @param shares of the models in a mean, which sum to one
   */
  double of(double[] values, double[] shares) {
    if (this == MEAN) {
      double mean = 0;
      for (int i = 0; i < values.length; i++) {
        mean += shares[i] * values[i];
      }
      return mean;
    }
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  /** Returns the name in model files: lower case. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }
}
