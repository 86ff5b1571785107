package dev.recur.network;

/**
 * How the windows of a batch were scaled, for losses that look beyond scaled units. The arrays are
 * the batch's own, are not copied, and may be longer than the batch needs. Their index is target *
 * batch + window, the window fastest.
 *
 * @param targets targets of a window; predictions are ordered by target, then by step
 * @param levels what scaled values are counted from, units before the scaling
 * @param spreads the size of a scaled unit, units before the scaling, above 0
 * @param weights the size of a scaled unit in ordinary errors of its series: an absolute error, in
 *     scaled units, times this counts as in MASE
 */
@SuppressWarnings("ArrayRecordComponent")
public record WindowScales(int targets, float[] levels, float[] spreads, float[] weights) {
  void check(int values, int batch) {
    int length = targets * batch;
    if (targets < 1 || values % targets != 0) {
      throw new IllegalArgumentException(targets + " targets in " + values + " values");
    }
    if (levels.length < length || spreads.length < length || weights.length < length) {
      throw new IllegalArgumentException(
          "scales of "
              + levels.length
              + ", "
              + spreads.length
              + " and "
              + weights.length
              + ", expected "
              + length);
    }
  }
}
