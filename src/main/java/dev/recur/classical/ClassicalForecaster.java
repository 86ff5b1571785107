package dev.recur.classical;

import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * A classical method as a forecaster: fitted anew to every history, target by target.
 *
 * @param method what is fitted
 * @param season steps in a season, 1 for none
 */
public record ClassicalForecaster(Method method, int season) implements Forecaster {
  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon) {
    List<Forecast> forecasts = new ArrayList<>(histories.size());
    for (TimeSeries history : histories) {
      double[][] points = new double[history.targetCount()][];
      for (int target = 0; target < points.length; target++) {
        points[target] = fit(history, target).forecast(horizon);
      }
      forecasts.add(Forecast.after(history, points));
    }
    return forecasts;
  }

  private FittedModel fit(TimeSeries history, int target) {
    try {
      return method.fit(history.target(target), season);
    } catch (CannotFitException e) {
      throw new InputException(history.name() + ": " + method + " " + e.getMessage(), e);
    }
  }
}
