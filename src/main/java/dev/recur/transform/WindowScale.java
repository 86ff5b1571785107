package dev.recur.transform;

/**
 * Centre and spread of one window, by which its inputs and the steps after it are scaled: the
 * network then sees shapes, whatever the level of the series.
 *
 * @param level mean of the window, input units
 * @param spread mean absolute deviation of the window from its level, input units, above 0
 */
public record WindowScale(double level, double spread) {
  /** The scale that changes nothing. */
  public static final WindowScale NONE = new WindowScale(0, 1);

  /** Spread of a flat window as a share of its level, so that noise of rounding stays small. */
  private static final double FLAT = 1e-3;

  /**
   * Returns the scale of the window values[from..from + length). A window that is not all finite,
   * as in a recursion that runs away, has a level that is not finite either.
   *
   * @param values shape [time], input units
   * @param from first step of the window
   * @param length steps in the window, 1 or more
   */
  public static WindowScale of(double[] values, int from, int length) {
    double level = 0;
    for (int t = from; t < from + length; t++) {
      level += values[t];
    }
    level /= length;
    double spread = 0;
    for (int t = from; t < from + length; t++) {
      spread += Math.abs(values[t] - level);
    }
    spread /= length;
    double flat = FLAT * Math.abs(level);
    return new WindowScale(level, Scaling.spreadOrOne(Math.max(spread, flat)));
  }

  /** Returns a value, input units, in units of the window. */
  public double apply(double value) {
    return (value - level) / spread;
  }

  /** Returns a value in units of the window in input units. */
  public double invert(double scaled) {
    return level + spread * scaled;
  }
}
