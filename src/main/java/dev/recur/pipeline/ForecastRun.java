package dev.recur.pipeline;

import static dev.recur.series.Message.setting;

import dev.recur.covariate.FutureCovariates;
import dev.recur.csv.FutureTemplate;
import dev.recur.fit.FoundOutliers;
import dev.recur.fit.RunListener;
import dev.recur.forecast.CountedForecaster;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.ForecastStream;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Levels;
import dev.recur.forecast.PanelForecast;
import dev.recur.forecast.RecursiveForecaster;
import dev.recur.forecast.SamplePaths;
import dev.recur.hierarchy.FittedReconciler;
import dev.recur.hierarchy.Reconciler;
import dev.recur.hierarchy.Summed;
import dev.recur.model.SavedModel;
import dev.recur.model.SeriesEnd;
import dev.recur.note.ForecastNote;
import dev.recur.note.IntervalNote;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** From a model, and perhaps newer data, to the values beyond the end. */
public final class ForecastRun {
  private ForecastRun() {}

  /** Returns the ends of the series a model was trained on, as it keeps them. */
  public static Panel ends(SavedModel model) {
    return new Panel(model.schema(), model.ends().stream().map(SeriesEnd::tail).toList());
  }

  /**
   * Forecasts.
   *
   * @param model the model
   * @param data whole series to continue, as the file has them; empty for those the model was
   *     trained on
   * @param horizon steps ahead; empty for the horizon it was trained for
   * @param levels of the intervals; empty for those stored with the model
   * @param listener hears if another method stood in for the model's own, and if some forecasts
   *     have no intervals
   * @return a forecast of each series, with the calendar and the columns of the data
   * @throws dev.recur.series.InputException if a series is too short, or a future covariate is not
   *     known for every step, or levels were given and the model has no intervals
   */
  public static PanelForecast run(
      SavedModel model,
      Optional<Panel> data,
      OptionalInt horizon,
      Optional<Levels> levels,
      RunListener listener) {
    Panel given = data.orElseGet(() -> ends(model));
    Optional<Summed> summed = Sums.of(model.hierarchy(), given, listener);
    Panel panel = summed.map(Summed::panel).orElse(given);
    return run(
        model, panel, reconciler(model, summed, horizon, listener), horizon, levels, listener);
  }

  /** Forecasts as {@link #run} does, with sums that are made. */
  static PanelForecast run(
      SavedModel model,
      Panel panel,
      Optional<FittedReconciler> reconciler,
      OptionalInt horizon,
      Optional<Levels> levels,
      RunListener listener) {
    Levels shown = levels.orElse(model.intervals().levels());
    List<Forecast> forecasts =
        forecasts(model, panel, reconciler, horizon, shown.probabilities(), listener);
    List<TimeSeries> bare = bare(forecasts);
    if (bare.size() < forecasts.size()) {
      IntervalNote.of(model.calibration(), shown).forEach(listener::note);
    }
    if (shown.isEmpty() || bare.isEmpty()) {
      return new PanelForecast(panel.schema(), forecasts, shown);
    }
    boolean none = bare.size() == forecasts.size();
    InputException without = withoutIntervals(model, bare, forecasts.size());
    if (levels.isPresent() && none) {
      throw without.mend("leave out ", setting("levels"), ", or pass ", setting("levels", "none"));
    }
    listener.note(new IntervalNote.WithoutIntervals(without));
    return new PanelForecast(panel.schema(), forecasts, none ? new Levels(List.of()) : shown);
  }

  /**
   * Draws sample paths.
   *
   * @param model the model
   * @param file whole series to continue, as the file has them; of a model with sums with them or
   *     without
   * @param horizon steps ahead; empty for the horizon it was trained for
   * @param count paths of each series
   * @param seed of the draws
   * @param listener hears if another method stood in for the model's own
   * @return the paths of each series
   * @throws InputException if a series is too short, a future covariate is not known for every
   *     step, or a forecast has no quantiles to draw from
   */
  public static List<List<TimeSeries>> samples(
      SavedModel model,
      Panel file,
      OptionalInt horizon,
      int count,
      long seed,
      RunListener listener) {
    Optional<Summed> summed = Sums.of(model.hierarchy(), file, listener);
    Panel data = summed.map(Summed::panel).orElse(file);
    ForecastMemory.require(data, data.size(), horizon.orElse(model.horizon()), count);
    double correlation = model.calibration().correlation();
    SamplePaths paths = new SamplePaths(count, correlation, seed);
    if (model.calibration().points() == 0) {
      listener.note(new IntervalNote.StepsApart());
    }
    if (summed.isPresent()) {
      Panel known = known(model, data, horizon, count, listener);
      FittedReconciler reconciler = reconciler(model, summed, horizon, listener).orElseThrow();
      List<Forecast> apart = apart(model, known, horizon, SamplePaths.probabilities(), listener);
      requireIntervals(model, apart);
      return reconciler.paths(apart, known.series(), paths);
    }
    List<Forecast> forecasts =
        forecasts(model, data, Optional.empty(), horizon, SamplePaths.probabilities(), listener);
    requireIntervals(model, forecasts);
    return forecasts.stream().map(forecast -> paths.of(forecast, model.intervals())).toList();
  }

  /**
   * Returns what makes the forecasts of a panel with sums add up; empty if the model has none.
   *
   * @param summed the panel; empty if there are no sums
   */
  static Optional<FittedReconciler> reconciler(
      SavedModel model, Optional<Summed> summed, OptionalInt horizon, RunListener listener) {
    if (summed.isEmpty()) {
      return Optional.empty();
    }
    int steps = horizon.orElse(model.horizon());
    Panel known = known(model, summed.get().panel(), horizon, 1, RunListener.SILENT);
    int passes = Reconciler.passes(known.series().get(0).length(), steps);
    try (Forecaster counted = counted(model, known, passes, listener)) {
      Reconciler reconciler = model.reconciler(summed.get()).orElseThrow();
      return Optional.of(reconciler.fit(counted, known.series(), steps));
    }
  }

  /**
   * Forecasts with the quantiles of some probabilities, the intervals as they are stored.
   *
   * @param reconciler makes the forecasts of series and their sums add up; empty if there are none
   */
  static List<Forecast> forecasts(
      SavedModel model,
      Panel panel,
      Optional<FittedReconciler> reconciler,
      OptionalInt horizon,
      double[] probabilities,
      RunListener listener) {
    Panel known = known(model, panel, horizon, 1 + probabilities.length, listener);
    double[] asked =
        reconciler.isPresent() && probabilities.length > 0
            ? SamplePaths.probabilities()
            : probabilities;
    List<Forecast> apart = apart(model, known, horizon, asked, listener);
    List<Forecast> forecasts =
        reconciler.map(fitted -> fitted.of(apart, known.series(), probabilities)).orElse(apart);
    ForecastNote.fallbacks(model.model().name(), forecasts).ifPresent(listener::note);
    return forecasts;
  }

  /** Forecasts each series by itself. */
  private static List<Forecast> apart(
      SavedModel model,
      Panel known,
      OptionalInt horizon,
      double[] probabilities,
      RunListener listener) {
    int steps = horizon.orElse(model.horizon());
    List<Forecast> forecasts = new ArrayList<>(known.size());
    Forecaster counted = counted(model, known, 1, listener);
    try (ForecastStream stream =
        new ForecastStream(counted, known.series(), steps, probabilities)) {
      stream.forEachRemaining(forecasts::add);
    }
    return forecasts;
  }

  /** Returns the panel with what is known ahead, after a look at what may hinder a forecast. */
  private static Panel known(
      SavedModel model, Panel panel, OptionalInt horizon, int values, RunListener listener) {
    int steps = horizon.orElse(model.horizon());
    try {
      int each = model.model().networks().isEmpty() ? 1 : RecursiveForecaster.PATHS;
      ForecastMemory.require(panel, panel.size(), steps, values);
      ForecastMemory.require(panel, 1, steps, each);
    } catch (InputException e) {
      throw horizon.isPresent() ? e : e.ofFile("the horizon of the model");
    }
    if (model.model().seesFutureCovariates()) {
      FutureTemplate.requireWhole(panel, steps);
    }
    UnmetSeries.say(model.model(), panel, listener);
    ForecastNote.LastValues.of(FoundOutliers.last(panel.series(), model.season()))
        .ifPresent(listener::note);
    return FutureCovariates.add(model.data(), panel, steps);
  }

  /** Returns the forecaster of a model, which tells how far it is. */
  private static Forecaster counted(
      SavedModel model, Panel panel, int passes, RunListener listener) {
    int threads = Math.min(panel.size(), Runtime.getRuntime().availableProcessors());
    String name = model.model().name();
    int all = passes * panel.size();
    listener.forecast(name, 0, all);
    return new CountedForecaster(
        model.forecaster(threads), done -> listener.forecast(name, done, all));
  }

  private static List<TimeSeries> bare(List<Forecast> forecasts) {
    return forecasts.stream()
        .filter(forecast -> forecast.quantiles().isEmpty())
        .map(Forecast::points)
        .toList();
  }

  private static void requireIntervals(SavedModel model, List<Forecast> forecasts) {
    List<TimeSeries> bare = bare(forecasts);
    if (!bare.isEmpty()) {
      throw withoutIntervals(model, bare, forecasts.size()).mend("leave out ", setting("samples"));
    }
  }

  private static InputException withoutIntervals(SavedModel model, List<TimeSeries> bare, int all) {
    return new InputException(
        "%s has no intervals for %d of %d series, %s first: its values are too few to tell its errors"
            .formatted(model.model().name(), bare.size(), all, bare.get(0).name()));
  }
}
