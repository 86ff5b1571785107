package dev.recur.chart;

import java.util.Arrays;

/** Which values of a long line are drawn: what is left out cannot be seen. */
public final class Thinning {
  private Thinning() {}

  /**
   * Returns the places of the values to keep: of each of equal parts the first, the least, the
   * largest and the last.
   *
   * @param most about how many are kept
   * @return rising; all places if there are no more than that
   */
  public static int[] kept(double[] values, int most) {
    int n = values.length;
    int[] kept = new int[n];
    if (n <= most) {
      Arrays.setAll(kept, i -> i);
      return kept;
    }
    int parts = Math.max(1, most / 4);
    int count = 0;
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) part * n / parts);
      int to = (int) ((long) (part + 1) * n / parts);
      int least = from;
      int largest = from;
      for (int i = from; i < to; i++) {
        least = values[i] < values[least] ? i : least;
        largest = values[i] > values[largest] ? i : largest;
      }
      int[] places = {from, Math.min(least, largest), Math.max(least, largest), to - 1};
      for (int place : places) {
        if (count == 0 || place > kept[count - 1]) {
          kept[count++] = place;
        }
      }
    }
    return Arrays.copyOf(kept, count);
  }
}
