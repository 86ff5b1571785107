package dev.recur.pipeline;

import dev.recur.covariate.FutureCovariates;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.HeldOutForecast;
import dev.recur.forecast.Levels;
import dev.recur.model.SavedModel;
import dev.recur.model.SeriesEnd;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import dev.recur.split.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The forecasts of what was held out when a model was trained, made again: a model file keeps their
 * score alone.
 */
public final class HeldOutForecasts {
  private HeldOutForecasts() {}

  /**
   * Makes the forecasts of some series.
   *
   * @param model was fitted to what came before the held-out end
   * @param panel series as a file has them, or as the model keeps their ends
   * @param places of series in the panel
   * @param levels of the intervals
   * @return by place; without those that the model was not trained on, or has seen to their end, or
   *     that are too short; none of a model whose forecasts add up, for which all series would have
   *     to be forecast
   */
  public static Map<Integer, HeldOutForecast> of(
      SavedModel model, Panel panel, List<Integer> places, Levels levels) {
    if (model.hierarchy().isPresent()) {
      return Map.of();
    }
    Map<String, SeriesEnd> ends =
        model.ends().stream().collect(Collectors.toMap(e -> e.tail().name(), Function.identity()));
    Map<Integer, HeldOutForecast> all = new HashMap<>();
    Panel known = FutureCovariates.add(model.data(), panel, model.horizon());
    try (Forecaster forecaster = model.forecaster()) {
      for (int place : places) {
        TimeSeries series = known.series().get(place);
        Optional.ofNullable(ends.get(series.name()))
            .filter(end -> end.unseen() > 0)
            .flatMap(end -> split(model, end, series))
            .ifPresent(
                split -> {
                  List<Forecast> made = new ArrayList<>();
                  if (forecast(forecaster, model.horizon(), series, split, levels, made)) {
                    all.put(place, new HeldOutForecast(split, made));
                  }
                });
      }
    }
    return all;
  }

  /** The split of the values that the model was given; empty if the series does not hold test. */
  private static Optional<Split> split(SavedModel model, SeriesEnd end, TimeSeries series) {
    int start = series.calendar().indexOf(end.tail().calendar().ticks(end.lastSeen())) + 1;
    if (start < 1 || start + end.unseen() > series.length()) {
      return Optional.empty();
    }
    Split again = Split.of(series.slice(0, start + end.unseen()), model.split());
    return Optional.of(again.testStart() == start ? again : new Split(start, 0, end.unseen()));
  }

  private static boolean forecast(
      Forecaster forecaster,
      int horizon,
      TimeSeries series,
      Split split,
      Levels levels,
      List<Forecast> made) {
    try {
      for (Fold fold : Fold.rolling(split.testStart(), split.length(), horizon, horizon)) {
        TimeSeries history = series.slice(0, fold.observed());
        made.addAll(forecaster.forecast(List.of(history), fold.steps(), levels.probabilities()));
      }
      return true;
    } catch (InputException e) {
      return false;
    }
  }
}
