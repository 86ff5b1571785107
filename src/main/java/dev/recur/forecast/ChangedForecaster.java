package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A forecaster that is shown other histories than it is asked to continue, to see what that does.
 *
 * @param forecaster closed with this
 * @param change gives another history of the same length on the same calendar; the same for the
 *     same history
 */
public record ChangedForecaster(Forecaster forecaster, UnaryOperator<TimeSeries> change)
    implements ForecasterAround {
  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    return forecaster.forecast(histories.stream().map(change).toList(), horizon, probabilities);
  }
}
