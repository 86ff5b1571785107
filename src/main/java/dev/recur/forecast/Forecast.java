package dev.recur.forecast;

import dev.recur.series.TimeSeries;

/**
 * The steps after an origin.
 *
 * @param points one value a step and target, original units; its calendar continues the history's
 */
public record Forecast(TimeSeries points) {
  /**
   * Returns a forecast that continues a history.
   *
   * @param history values up to the origin
   * @param points shape [target][step], original units
   */
  public static Forecast after(TimeSeries history, double[][] points) {
    return new Forecast(
        TimeSeries.builder(history.name(), history.calendar().from(history.length()), points)
            .keys(history.keys())
            .build());
  }
}
