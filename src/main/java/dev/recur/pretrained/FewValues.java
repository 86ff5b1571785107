package dev.recur.pretrained;

import java.util.Arrays;

/**
 * Values that say little: one to three of them, or many that are all the same. The last of them is
 * the forecast of every step. What never moved is not expected to, so the width of many equal
 * values is none; that of few is taken from their mean change, or from their size as long as they
 * have hardly had a chance to move.
 */
final class FewValues {
  /** Equal values after which the next is taken for granted. */
  private static final int MANY = 4;

  /** Deviation of a second value from a first, as a share of its size. */
  private static final double UNKNOWN = 0.2;

  /** Standard normal deviates of the network's quantiles. */
  private static final double[] DEVIATES = {
    -1.959964, -1.281552, -.841621, -.524401, -.253347, 0, .253347, .524401, .841621, 1.281552,
    1.959964
  };

  private final double[] values;

  private FewValues(double[] values) {
    this.values = values;
  }

  /** What a history holds beside its gaps. */
  static FewValues of(double[] history) {
    return new FewValues(Arrays.stream(history).filter(value -> !Double.isNaN(value)).toArray());
  }

  int count() {
    return values.length;
  }

  /** Whether all are one value. */
  boolean areOne() {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  /** Writes quantiles, {@code [quantile][step]}. */
  void write(double[][] quantiles) {
    double last = values[values.length - 1];
    double deviation = deviation(Math.abs(last));
    boolean neverNegative = Arrays.stream(values).allMatch(value -> value >= 0);
    for (int q = 0; q < quantiles.length; q++) {
      for (int h = 0; h < quantiles[q].length; h++) {
        double value = last + DEVIATES[q] * deviation * Math.sqrt(h + 1.0);
        quantiles[q][h] = neverNegative ? Math.max(0, value) : value;
      }
    }
  }

  private double deviation(double size) {
    int n = values.length;
    if (n >= MANY) {
      return 0;
    }
    double changes = 0;
    for (int i = 1; i < n; i++) {
      changes += Math.abs(values[i] - values[i - 1]);
    }
    return Math.max(UNKNOWN * size / n, 1.5 * changes / Math.max(1, n - 1));
  }
}
