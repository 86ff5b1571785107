package dev.recur.forecast;

/**
 * What a forecast shows beside its points, and where it may not go.
 *
 * @param levels of the intervals
 * @param nonNegative whether points and quantiles below zero become zero, as of counts and sales
 * @param whole whether points and quantiles are rounded to whole numbers
 */
public record Intervals(Levels levels, boolean nonNegative, boolean whole) {
  /** The usual levels, and values of any sign. */
  public static final Intervals OF_ANY_SIGN = new Intervals(Levels.DEFAULT, false, false);

  /** Returns a value where it may be. */
  public double of(double value) {
    double bound = nonNegative ? Math.max(0, value) : value;
    return whole ? Math.rint(bound) : bound;
  }

  /** Returns the same without rounding to whole numbers. */
  public Intervals unrounded() {
    return new Intervals(levels, nonNegative, false);
  }

  /**
   * Returns a forecaster whose points lie within its intervals and that goes nowhere it may not; it
   * closes the other with itself.
   */
  public Forecaster of(Forecaster forecaster) {
    return new SoundForecaster(forecaster, this);
  }
}
