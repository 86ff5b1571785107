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
    double[] sorted = sorted(values);
    return median(sorted, sorted.length);
  }

  /** Returns the known values in rising order. */
  static double[] sorted(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
  }

  /**
   * Returns the median of what is left of values, in time that does not grow with their number.
   *
   * @param sorted the values in rising order
   * @param without those to leave out, all among the values, in rising order; fewer than they are
   */
  static double medianWithout(double[] sorted, double[] without) {
    int left = sorted.length - without.length;
    int[] places = new int[without.length];
    for (int i = 0; i < places.length; i++) {
      int first = first(sorted, without[i]);
      places[i] = i > 0 ? Math.max(first, places[i - 1] + 1) : first;
    }
    return (sorted[among((left - 1) / 2, places)] + sorted[among(left / 2, places)]) / 2;
  }

  /** The first place of a value that is there. */
  private static int first(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Double.compare(sorted[middle], value) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The place of the one of a rank among those that are not left out. */
  private static int among(int rank, int[] without) {
    int place = rank;
    for (int out : without) {
      if (out > place) {
        break;
      }
      place++;
    }
    return place;
  }

  private static double median(double[] sorted, int known) {
    return known == 0 ? Double.NaN : (sorted[(known - 1) / 2] + sorted[known / 2]) / 2;
  }
}
