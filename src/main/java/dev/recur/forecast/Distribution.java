package dev.recur.forecast;

import java.util.Arrays;

/**
 * The distribution of one step of a forecast between and beyond a few of its quantiles, as the map
 * from standard normal deviates to values: straight lines from quantile to quantile and beyond
 * them. Of a normal distribution it is exact. It never falls, so quantiles taken from it cannot
 * cross.
 */
public final class Distribution {
  /** Of quantiles that are enough to follow a skewed or heavy-tailed distribution. */
  private static final double[] PROBABILITIES = {
    0.005, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.995
  };

  /** The largest deviate that is told from a larger one. */
  private static final double LARGEST = 1000;

  private final double[] deviates;
  private final double[] values;

  /**
   * Makes a distribution.
   *
   * @param deviates standard normal deviates of its quantiles, rising, at least two
   * @param values its quantiles, rising
   */
  Distribution(double[] deviates, double[] values) {
    this.deviates = deviates;
    this.values = values;
  }

  /** Returns standard normal deviates. */
  static double[] deviates(double[] probabilities) {
    return Arrays.stream(probabilities).map(Normal::quantile).toArray();
  }

  /** Returns the probabilities of quantiles that tell a distribution well, rising. */
  static double[] probabilities() {
    return PROBABILITIES.clone();
  }

  /** Returns the deviates of the same probabilities at every step, shape [step][probability]. */
  static double[][] repeated(double[] probabilities, int steps) {
    double[][] repeated = new double[steps][];
    Arrays.fill(repeated, deviates(probabilities));
    return repeated;
  }

  /** Returns the value at a standard normal deviate, within the range of numbers. */
  public double at(double deviate) {
    double value = onLines(deviate);
    if (Double.isNaN(value)) {
      value = values[Math.min(values.length - 1, right(deviate))];
    }
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
  }

  private double onLines(double deviate) {
    int last = deviates.length - 1;
    if (deviate <= deviates[0]) {
      return values[0] - tail(0) * (deviates[0] - deviate);
    }
    if (deviate >= deviates[last]) {
      return values[last] + tail(last) * (deviate - deviates[last]);
    }
    int right = Math.max(1, right(deviate));
    int left = right - 1;
    double share = (deviate - deviates[left]) / (deviates[right] - deviates[left]);
    return values[left] + share * (values[right] - values[left]);
  }

  /** Returns the place of the first quantile that is not below a deviate. */
  private int right(double deviate) {
    int found = Arrays.binarySearch(deviates, deviate);
    return found < 0 ? -found - 1 : found;
  }

  /**
   * Returns the slope beyond an end: that of the outer line, and no less than from the middle to
   * the end, for a few outer quantiles may be one.
   */
  private double tail(int end) {
    int middle = values.length / 2;
    int next = end == 0 ? 1 : end - 1;
    return Math.max(slope(next, end), slope(middle, end));
  }

  private double slope(int from, int to) {
    return from == to ? 0 : (values[to] - values[from]) / (deviates[to] - deviates[from]);
  }

  /**
   * Returns the deviate at which a value lies, at most 1000 to either side; of the several deviates
   * of a value that many quantiles share, the smallest. NaN if all quantiles are one value, which
   * tells nothing of others.
   */
  double deviate(double value) {
    if (values[0] == values[values.length - 1]) {
      return Double.NaN;
    }
    double above = fromMiddle(value, 1);
    return above > 0 ? above : 0 - fromMiddle(value, -1);
  }

  /** Returns how far beyond the median a value lies on one side; 0 if it does not. */
  private double fromMiddle(double value, int side) {
    int at = values.length / 2;
    int end = side > 0 ? values.length - 1 : 0;
    if (side * (value - values[at]) <= 0) {
      return 0;
    }
    while (at != end && side * (value - values[at + side]) > 0) {
      at += side;
    }
    double slope = at == end ? tail(end) : slope(at, at + side);
    return Math.min(LARGEST, Math.abs(deviates[at]) + Math.abs(value - values[at]) / slope);
  }
}
