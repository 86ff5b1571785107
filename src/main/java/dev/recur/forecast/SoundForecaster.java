package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * The last hand on a forecast: its points lie within its intervals, which have a width unless
 * nothing has ever moved; and where it may not go below zero, or between whole numbers, it does
 * not.
 *
 * @param forecaster whose forecasts are shown; closed with this
 * @param intervals where they may go
 */
record SoundForecaster(Forecaster forecaster, Intervals intervals) implements ForecasterAround {
  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    List<Forecast> sound = new ArrayList<>(histories.size());
    for (Forecast forecast : forecaster.forecast(histories, horizon, probabilities)) {
      Forecast bound = intervals.nonNegative() ? forecast.nonNegative() : forecast;
      Forecast around = bound.aroundPoints(histories.get(sound.size()));
      sound.add(around.map((target, step, value) -> intervals.of(value)));
    }
    return sound;
  }
}
