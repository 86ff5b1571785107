package dev.recur.forecast;

/**
 * What a forecast shows beside its points, and where it may not go.
 *
 * @param levels of the intervals
 * @param nonNegative whether points and quantiles below zero become zero, as of counts and sales
 */
public record Intervals(Levels levels, boolean nonNegative) {
  /** Returns a forecaster that goes nowhere it may not; it closes the other with itself. */
  public Forecaster of(Forecaster forecaster) {
    return nonNegative ? new NonNegativeForecaster(forecaster) : forecaster;
  }
}
