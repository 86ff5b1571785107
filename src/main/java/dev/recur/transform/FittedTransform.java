package dev.recur.transform;

/**
 * A transform with its numbers fixed, by what train showed. Applying it to a stretch of values
 * needs nothing outside the stretch but costs the first {@link #lag} values; inverting continues a
 * history.
 */
public interface FittedTransform {
  /** Returns how many leading values {@link #apply} uses up. */
  int lag();

  /**
   * Returns the transformed values.
   *
   * @param values consecutive values, input units, shape [time]; not changed
   * @return shape [time - lag], transformed units; empty if there are no more than lag values
   */
  double[] apply(double[] values);

  /**
   * Returns the values, in input units, of steps that directly follow a history.
   *
   * @param transformed the steps after the history, shape [step], transformed units; not changed
   * @param history the values before the first step, shape [time], input units; only the last
   *     {@link #lag} are read
   * @return shape [step], input units
   * @throws IllegalArgumentException if the history is shorter than the lag
   */
  double[] invert(double[] transformed, double[] history);
}
