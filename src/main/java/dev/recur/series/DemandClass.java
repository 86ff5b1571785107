package dev.recur.series;

import java.util.Arrays;
import java.util.Optional;

/**
 * How regular demand is: by the mean interval between demands, below or from {@value
 * #LONG_INTERVAL} steps on, and by the squared coefficient of variation of their sizes, below or
 * from {@value #MUCH_VARIATION} on.
 *
 * <p>Source: Syntetos, Boylan and Croston, On the categorization of demand patterns, Journal of the
 * Operational Research Society 56 (2005).
 */
public enum DemandClass {
  /** At almost every step, of like sizes. */
  SMOOTH,
  /** At almost every step, of unlike sizes. */
  ERRATIC,
  /** With steps of none between, of like sizes. */
  INTERMITTENT,
  /** With steps of none between, of unlike sizes. */
  LUMPY;

  private static final double LONG_INTERVAL = 1.32;
  private static final double MUCH_VARIATION = 0.49;

  /**
   * Returns the class of values.
   *
   * @param values oldest first; NaN where missing, which is left out
   * @return empty if one is below zero, or none above
   */
  public static Optional<DemandClass> of(double[] values) {
    double[] sizes = Arrays.stream(values).filter(value -> value > 0).toArray();
    if (sizes.length == 0 || Arrays.stream(values).anyMatch(value -> value < 0)) {
      return Optional.empty();
    }
    int steps = 0;
    boolean begun = false;
    for (double value : values) {
      begun |= value > 0;
      steps += begun && value >= 0 ? 1 : 0;
    }
    boolean seldom = steps >= LONG_INTERVAL * sizes.length;
    boolean unlike = variation(sizes) >= MUCH_VARIATION;
    return Optional.of(seldom ? unlike ? LUMPY : INTERMITTENT : unlike ? ERRATIC : SMOOTH);
  }

  /** Returns the variance over the squared mean. */
  private static double variation(double[] sizes) {
    double largest = Arrays.stream(sizes).max().orElseThrow();
    double mean = Arrays.stream(sizes).map(size -> size / largest).average().orElseThrow();
    double squares =
        Arrays.stream(sizes).map(size -> size / largest - mean).map(off -> off * off).sum();
    return squares / sizes.length / (mean * mean);
  }

  /** Returns whether every target of a series has steps of no demand between its demands. */
  public static boolean isIntermittent(TimeSeries series) {
    for (int target = 0; target < series.targetCount(); target++) {
      if (!of(series.target(target)).map(DemandClass::isIntermittent).orElse(false)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether there are steps of none between. */
  public boolean isIntermittent() {
    return this == INTERMITTENT || this == LUMPY;
  }

  /** Returns the name that users read: lower case. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }
}
