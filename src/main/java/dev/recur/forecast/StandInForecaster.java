package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A forecaster in whose place another stands for histories that it cannot continue, and says so in
 * the forecast.
 *
 * @param forecaster closed with this
 * @param obstacle why a history cannot be continued, such as "needs at least 24 values, got 3";
 *     empty if it can
 * @param method of the other, by the name users type
 * @param other made when it is needed; nothing of it has to be closed
 */
public record StandInForecaster(
    Forecaster forecaster,
    Function<TimeSeries, Optional<String>> obstacle,
    String method,
    Supplier<Forecaster> other)
    implements ForecasterAround {
  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    List<Optional<String>> obstacles = histories.stream().map(obstacle).toList();
    if (obstacles.stream().allMatch(Optional::isEmpty)) {
      return forecaster.forecast(histories, horizon, probabilities);
    }
    List<TimeSeries> own = new ArrayList<>();
    List<TimeSeries> others = new ArrayList<>();
    for (int i = 0; i < histories.size(); i++) {
      (obstacles.get(i).isEmpty() ? own : others).add(histories.get(i));
    }
    Iterator<Forecast> made =
        own.isEmpty()
            ? List.<Forecast>of().iterator()
            : forecaster.forecast(own, horizon, probabilities).iterator();
    Iterator<Forecast> instead = other.get().forecast(others, horizon, probabilities).iterator();
    return obstacles.stream()
        .map(
            why ->
                why.map(reason -> instead.next().madeBy(new Fallback(method, reason)))
                    .orElseGet(made::next))
        .toList();
  }
}
