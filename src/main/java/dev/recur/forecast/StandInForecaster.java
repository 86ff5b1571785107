package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * A forecaster in whose place another stands where a history is too short for it, and says so in
 * the forecast.
 *
 * @param forecaster closed with this
 * @param least values that a history must have for it
 * @param method of the other, by the name users type
 * @param other made when it is needed; nothing of it has to be closed
 */
public record StandInForecaster(
    Forecaster forecaster, int least, String method, Supplier<Forecaster> other)
    implements ForecasterAround {
  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    List<TimeSeries> longer = histories.stream().filter(h -> h.length() >= least).toList();
    if (longer.size() == histories.size()) {
      return forecaster.forecast(histories, horizon, probabilities);
    }
    List<TimeSeries> shorter = histories.stream().filter(h -> h.length() < least).toList();
    Iterator<Forecast> own =
        longer.isEmpty()
            ? List.<Forecast>of().iterator()
            : forecaster.forecast(longer, horizon, probabilities).iterator();
    Iterator<Forecast> others = other.get().forecast(shorter, horizon, probabilities).iterator();
    List<Forecast> forecasts = new ArrayList<>(histories.size());
    for (TimeSeries history : histories) {
      forecasts.add(
          history.length() >= least
              ? own.next()
              : others
                  .next()
                  .madeBy(
                      new Fallback(
                          method, "needs at least " + least + " values, got " + history.length())));
    }
    return forecasts;
  }
}
