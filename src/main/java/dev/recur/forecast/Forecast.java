package dev.recur.forecast;

import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
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
   * @throws InputException if one is no number, as of a model file with weights of no training
   */
  public static Forecast after(TimeSeries history, double[][] points) {
    for (double[] target : points) {
      if (!Arrays.stream(target).allMatch(Double::isFinite)) {
        throw new InputException(
            "the weights of the model give no numbers for '"
                + history.name()
                + "'; train the model again");
      }
    }
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
    return map((target, step, value) -> Math.max(0, value));
  }

  /** Returns the same with each value, point or quantile, made another. */
  Forecast map(Change change) {
    double[][] values = new double[points.targetCount()][];
    for (int target = 0; target < values.length; target++) {
      values[target] = points.target(target);
      for (int step = 0; step < values[target].length; step++) {
        values[target][step] = change.of(target, step, values[target][step]);
      }
    }
    TimeSeries changed =
        TimeSeries.builder(points.name(), points.calendar(), values).keys(points.keys()).build();
    return new Forecast(changed, quantiles.map(all -> all.map(change)), fallback);
  }

  /**
   * Returns the same with intervals that hold the points. Where an interval has no width although
   * the history has moved, it gets that of a walk with the changes of the history; but for one at
   * zero, where as much of the history is zero.
   *
   * @param history values up to the origin
   */
  public Forecast aroundPoints(TimeSeries history) {
    return quantiles
        .map(all -> with(all.around(points, changes(history), zeros(history))))
        .orElse(this);
  }

  /** Returns the size of the changes of each target from step to step, original units. */
  private static double[] changes(TimeSeries history) {
    double[] changes = new double[history.targetCount()];
    for (int target = 0; target < changes.length; target++) {
      double[] values = history.target(target);
      double size = 0;
      for (int t = 1; t < values.length; t++) {
        size = Math.hypot(size, (values[t] - values[t - 1]) / Math.sqrt(values.length - 1.0));
      }
      changes[target] = Math.min(size, Double.MAX_VALUE);
    }
    return changes;
  }

  /** Returns the share of zeros in each target. */
  private static double[] zeros(TimeSeries history) {
    double[] zeros = new double[history.targetCount()];
    for (int target = 0; target < zeros.length; target++) {
      double[] values = history.target(target);
      zeros[target] =
          (double) Arrays.stream(values).filter(value -> value == 0).count() / values.length;
    }
    return zeros;
  }

  /** What becomes of a value. */
  interface Change {
    /** Returns another value of a target at a step. */
    double of(int target, int step, double value);
  }

  /** Returns the same values with quantiles beside them. */
  public Forecast with(Quantiles spread) {
    return new Forecast(points, Optional.of(spread), fallback);
  }
}
