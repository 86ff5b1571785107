package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.List;

/**
 * Something fitted that continues histories. It belongs to one thread at a time, for a network
 * works in memory of its own, unless its class says that it may be shared; a model, which is data,
 * makes one for each that asks.
 */
public interface Forecaster extends AutoCloseable {
  /**
   * Returns a forecast for each history, in their order. Each depends on its own history alone; the
   * points do not depend on the probabilities.
   *
   * @param histories observed values up to the origin, original units
   * @param horizon steps ahead, 1 or more
   * @param probabilities of the quantiles beside the points, rising, between 0 and 1; without any,
   *     or where the forecaster has no distribution, a forecast has no quantiles
   * @throws dev.recur.series.InputException if a history is too short
   */
  List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities);

  /** Returns the points alone. */
  default List<Forecast> forecast(List<TimeSeries> histories, int horizon) {
    return forecast(histories, horizon, new double[0]);
  }

  /** Returns how many values before the origin a forecast uses; all there are by default. */
  default int needed() {
    return Integer.MAX_VALUE;
  }

  /**
   * Returns how many histories, forecast at once, cost less than each by itself; 1 by default, for
   * a method that does them one by one.
   */
  default int together() {
    return 1;
  }

  /** Gives back the memory that is not the heap's. */
  @Override
  default void close() {}
}
