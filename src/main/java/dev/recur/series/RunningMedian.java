package dev.recur.series;

import java.util.Arrays;

/** The median of the values around each step: a level that neither a spike nor a shift bends. */
final class RunningMedian {
  private RunningMedian() {}

  /**
   * Returns the median of the known values from {@code half} steps before to {@code half} steps
   * after each step, as far as there are any.
   *
   * @param values shape [time]; NaN where missing
   * @param half steps on either side, 0 or more
   * @return shape [time]; NaN where none of those around is known
   */
  static double[] of(double[] values, int half) {
    double[] sorted = new double[2 * half + 1];
    int known = 0;
    double[] medians = new double[values.length];
    for (int t = -half; t < values.length; t++) {
      int entering = t + half;
      int leaving = t - half - 1;
      if (leaving >= 0 && Double.isFinite(values[leaving])) {
        int place = Arrays.binarySearch(sorted, 0, known, values[leaving]);
        System.arraycopy(sorted, place + 1, sorted, place, known - place - 1);
        known--;
      }
      if (entering < values.length && Double.isFinite(values[entering])) {
        int found = Arrays.binarySearch(sorted, 0, known, values[entering]);
        int place = found < 0 ? -found - 1 : found;
        System.arraycopy(sorted, place, sorted, place + 1, known - place);
        sorted[place] = values[entering];
        known++;
      }
      if (t >= 0) {
        medians[t] = median(sorted, known);
      }
    }
    return medians;
  }

  /** Returns the median of the known values; NaN if there are none. */
  static double median(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return median(sorted, sorted.length);
  }

  private static double median(double[] sorted, int known) {
    return known == 0 ? Double.NaN : (sorted[(known - 1) / 2] + sorted[known / 2]) / 2;
  }
}
