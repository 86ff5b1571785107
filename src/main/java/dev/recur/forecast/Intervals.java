package dev.recur.forecast;

/**
 * What a forecast shows beside its points, and where it may not go.
 *
 * @param levels of the intervals
 * @param nonNegative whether points and quantiles below zero become zero, as of counts and sales
 */
public record Intervals(Levels levels, boolean nonNegative) {
  /** The usual levels, and values of any sign. */
  public static final Intervals OF_ANY_SIGN = new Intervals(Levels.DEFAULT, false);

  /**
   * Returns a forecaster whose points lie within its intervals and that goes nowhere it may not; it
   * closes the other with itself.
   */
  public Forecaster of(Forecaster forecaster) {
    return new SoundForecaster(forecaster, nonNegative);
  }
}
