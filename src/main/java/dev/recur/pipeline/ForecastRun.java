package dev.recur.pipeline;

import dev.recur.artifact.ClassicalModel;
import dev.recur.artifact.CombinedModel;
import dev.recur.artifact.Model;
import dev.recur.artifact.SavedModel;
import dev.recur.artifact.SeriesEnd;
import dev.recur.classical.Method;
import dev.recur.forecast.Fallback;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Levels;
import dev.recur.forecast.PanelForecast;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
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
    Panel panel = data.orElseGet(() -> ends(model));
    int steps = horizon.orElse(model.horizon());
    if (seesCovariates(model.model())) {
      KnownAhead.requireWhole(panel, steps);
    }
    UnmetSeries.say(model.model(), panel, listener);
    Panel known = KnownAhead.add(model.data(), panel, steps);
    Levels shown = levels.orElse(model.intervals().levels());
    try (Forecaster forecaster = model.forecaster()) {
      List<Forecast> forecasts = forecaster.forecast(known.series(), steps, shown.probabilities());
      Fallback.summary(model.model().name(), forecasts).ifPresent(listener::note);
      List<TimeSeries> bare =
          forecasts.stream()
              .filter(forecast -> forecast.quantiles().isEmpty())
              .map(Forecast::points)
              .toList();
      if (!shown.isEmpty() && !bare.isEmpty()) {
        sayBare(model, bare, forecasts.size(), levels.isPresent(), listener);
      }
      boolean none = bare.size() == forecasts.size();
      return new PanelForecast(panel.schema(), forecasts, none ? new Levels(List.of()) : shown);
    }
  }

  /** Says that some forecasts have no intervals; if none has, a user who asked is refused. */
  private static void sayBare(
      SavedModel model, List<TimeSeries> bare, int all, boolean asked, RunListener listener) {
    String line =
        "%s has no intervals for %d of %d series, %s first: its values are too few to tell its errors"
            .formatted(model.model().name(), bare.size(), all, bare.get(0).name());
    if (asked && bare.size() == all) {
      throw new InputException(line + "; leave out --levels, or pass --levels none");
    }
    listener.note(line);
  }

  private static boolean seesCovariates(Model model) {
    if (model instanceof CombinedModel combined) {
      return combined.members().stream().anyMatch(ForecastRun::seesCovariates);
    }
    return !(model instanceof ClassicalModel classical) || classical.method() == Method.SARIMA;
  }
}
