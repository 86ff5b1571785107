package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * The last hand on a forecast: its points lie within its intervals, which have a width unless
 * nothing has ever moved; and where it may not go below zero, it does not.
 *
 * @param forecaster whose forecasts are shown; closed with this
 * @param nonNegative whether values below zero become zero
 */
record SoundForecaster(Forecaster forecaster, boolean nonNegative) implements ForecasterAround {
  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    List<Forecast> sound = new ArrayList<>(histories.size());
    for (Forecast forecast : forecaster.forecast(histories, horizon, probabilities)) {
      Forecast bound = nonNegative ? forecast.nonNegative() : forecast;
      Forecast around = bound.aroundPoints(histories.get(sound.size()));
      sound.add(nonNegative ? around.nonNegative() : around);
    }
    return sound;
  }
}
