package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.Optional;

/**
 * The steps after an origin.
 *
 * @param points one value a step and target, original units; its calendar continues the history's
 * @param quantiles of the distribution of each step; empty if none were asked for, or the
 *     forecaster has none
 * @param fallback why another method than the one asked for made it; empty if none did
 */
public record Forecast(
    TimeSeries points, Optional<Quantiles> quantiles, Optional<Fallback> fallback) {
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
            .build(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the same values, marked as made by another method than the one asked for. */
  public Forecast madeBy(Fallback other) {
    return new Forecast(points, quantiles, Optional.of(other));
  }

  /** Returns the same with every value below zero, point or quantile, at zero. */
  Forecast nonNegative() {
    double[][] values = new double[points.targetCount()][];
    for (int target = 0; target < values.length; target++) {
      values[target] = points.target(target);
      for (int step = 0; step < values[target].length; step++) {
        values[target][step] = Math.max(0, values[target][step]);
      }
    }
    TimeSeries clipped =
        TimeSeries.builder(points.name(), points.calendar(), values).keys(points.keys()).build();
    return new Forecast(clipped, quantiles.map(Quantiles::nonNegative), fallback);
  }

  /** Returns the same values with quantiles beside them. */
  public Forecast with(Quantiles spread) {
    return new Forecast(points, Optional.of(spread), fallback);
  }
}
