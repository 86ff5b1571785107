package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.List;

/**
 * A forecaster whose points and quantiles are never below zero.
 *
 * @param forecaster whose values are clipped; closed with this
 */
record NonNegativeForecaster(Forecaster forecaster) implements Forecaster {
  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    return forecaster.forecast(histories, horizon, probabilities).stream()
        .map(Forecast::nonNegative)
        .toList();
  }

  @Override
  public int needed() {
    return forecaster.needed();
  }

  @Override
  public int together() {
    return forecaster.together();
  }

  @Override
  public void close() {
    forecaster.close();
  }
}
