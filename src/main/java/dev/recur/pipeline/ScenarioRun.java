package dev.recur.pipeline;

import dev.recur.fit.RunListener;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Levels;
import dev.recur.forecast.PairedDifferences;
import dev.recur.forecast.PanelForecast;
import dev.recur.forecast.SamplePaths;
import dev.recur.forecast.ScenarioForecast;
import dev.recur.hierarchy.FittedReconciler;
import dev.recur.hierarchy.Summed;
import dev.recur.model.SavedModel;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** From a model and several futures to forecasts side by side, and by how much they differ. */
public final class ScenarioRun {
  /** Pairs of paths that the intervals of the differences are told by. */
  private static final int PATHS = 2000;

  private final SavedModel model;
  private final OptionalInt horizon;
  private final RunListener listener;

  /** Errors before the forecasts begin are the same whatever the future. */
  private final Optional<FittedReconciler> reconciler;

  private ScenarioRun(SavedModel model, Panel history, OptionalInt horizon, RunListener listener) {
    this.model = model;
    this.horizon = horizon;
    this.listener = listener;
    Optional<Summed> summed = Sums.of(model.hierarchy(), history, listener);
    reconciler = ForecastRun.reconciler(model, summed, horizon, listener);
  }

  /**
   * A future.
   *
   * @param name what it is called
   * @param panel the history, with its future covariates
   */
  public record Scenario(String name, Panel panel) {}

  /**
   * Forecasts of all series under all futures.
   *
   * @param levels of the intervals
   * @param series one list a series, with one element a future
   */
  public record Result(Levels levels, List<List<ScenarioForecast>> series) {
    /** Copies the lists. */
    public Result {
      series = series.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Forecasts.
   *
   * @param model the model
   * @param scenarios the same history under at least two futures; the first is what the others are
   *     compared with
   * @param horizon steps ahead; empty for the horizon it was trained for
   * @param levels of the intervals; empty for those stored with the model
   * @param seed of the paths
   * @param listener hears what {@link ForecastRun#run} tells, once
   * @throws InputException if the model does not read future covariates, or as {@link
   *     ForecastRun#run} does
   */
  public static Result run(
      SavedModel model,
      List<Scenario> scenarios,
      OptionalInt horizon,
      Optional<Levels> levels,
      long seed,
      RunListener listener) {
    if (!model.model().seesFutureCovariates()) {
      throw new InputException(
          model.model().name()
              + " does not read future covariates, so its forecast is the same whatever they are");
    }
    List<Scenario> summed =
        scenarios.stream()
            .map(
                scenario ->
                    new Scenario(
                        scenario.name(),
                        Sums.panel(model.hierarchy(), scenario.panel(), RunListener.SILENT)))
            .toList();
    return new ScenarioRun(model, scenarios.get(0).panel(), horizon, listener)
        .run(summed, levels, seed);
  }

  private Result run(List<Scenario> scenarios, Optional<Levels> levels, long seed) {
    List<PanelForecast> shown = new ArrayList<>();
    List<List<Forecast>> distributions = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      RunListener told = shown.isEmpty() ? listener : RunListener.SILENT;
      shown.add(ForecastRun.run(model, scenario.panel(), reconciler, horizon, levels, told));
      distributions.add(forecasts(scenario.panel(), SamplePaths.probabilities()));
    }
    Levels made = shown.get(0).levels();
    List<List<List<Forecast>>> parts = made.isEmpty() ? List.of() : parts(scenarios);
    PairedDifferences differences =
        new PairedDifferences(
            new SamplePaths(PATHS, model.calibration().correlation(), seed),
            model.intervals(),
            made);
    List<List<ScenarioForecast>> all = new ArrayList<>();
    for (int s = 0; s < scenarios.get(0).panel().size(); s++) {
      List<ScenarioForecast> own = new ArrayList<>();
      own.add(
          new ScenarioForecast(
              scenarios.get(0).name(),
              shown.get(0).forecasts().get(s),
              Optional.empty(),
              Optional.empty()));
      for (int i = 1; i < scenarios.size(); i++) {
        List<double[][]> ofPart = new ArrayList<>();
        for (List<List<Forecast>> part : parts) {
          ofPart.add(difference(part.get(i).get(s), part.get(0).get(s)));
        }
        own.add(
            differences.of(
                scenarios.get(i).name(),
                shown.get(i).forecasts().get(s),
                distributions.get(0).get(s),
                distributions.get(i).get(s),
                ofPart));
      }
      all.add(own);
    }
    return new Result(made, all);
  }

  /** Returns the forecasts under all futures without each part of the histories. */
  private List<List<List<Forecast>>> parts(List<Scenario> scenarios) {
    List<List<List<Forecast>>> parts = new ArrayList<>();
    for (int part = 0; part < PairedDifferences.PARTS; part++) {
      List<List<Forecast>> under = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        under.add(forecasts(without(scenario.panel(), part), new double[0]));
      }
      parts.add(under);
    }
    return parts;
  }

  private static Panel without(Panel panel, int part) {
    List<TimeSeries> series = new ArrayList<>();
    for (TimeSeries whole : panel.series()) {
      long rest = whole.length() - 1L;
      int from = 1 + (int) (rest * part / PairedDifferences.PARTS);
      int to = 1 + (int) (rest * (part + 1) / PairedDifferences.PARTS);
      series.add(whole.without(from, to));
    }
    return new Panel(panel.schema(), series);
  }

  private List<Forecast> forecasts(Panel panel, double[] probabilities) {
    return ForecastRun.forecasts(
        model, panel, reconciler, horizon, probabilities, RunListener.SILENT);
  }

  /** Returns by how much points are above others, shape [target][step]. */
  private static double[][] difference(Forecast forecast, Forecast other) {
    double[][] difference = new double[forecast.points().targetCount()][];
    for (int k = 0; k < difference.length; k++) {
      double[] values = forecast.points().target(k);
      for (int step = 0; step < values.length; step++) {
        values[step] -= other.points().target(k, step);
      }
      difference[k] = values;
    }
    return difference;
  }
}
