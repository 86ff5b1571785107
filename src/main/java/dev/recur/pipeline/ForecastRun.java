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
   * @param listener hears if another method stood in for the model's own
   * @return the forecast as a panel, with the calendar and the columns of the data
   * @throws dev.recur.series.InputException if a series is too short, or a future covariate is not
   *     known for every step
   */
  public static Panel run(
      SavedModel model, Optional<Panel> data, OptionalInt horizon, RunListener listener) {
    Panel panel = data.orElseGet(() -> ends(model));
    int steps = horizon.orElse(model.horizon());
    if (seesCovariates(model.model())) {
      KnownAhead.requireWhole(panel, steps);
    }
    UnmetSeries.say(model.model(), panel, listener);
    Panel known = KnownAhead.add(model.data(), panel, steps);
    try (Forecaster forecaster = model.model().forecaster()) {
      List<Forecast> forecasts = forecaster.forecast(known.series(), steps);
      Fallback.summary(model.model().name(), forecasts).ifPresent(listener::note);
      List<TimeSeries> points = forecasts.stream().map(Forecast::points).toList();
      return new Panel(panel.schema(), points);
    }
  }

  private static boolean seesCovariates(Model model) {
    if (model instanceof CombinedModel combined) {
      return combined.members().stream().anyMatch(ForecastRun::seesCovariates);
    }
    return !(model instanceof ClassicalModel classical) || classical.method() == Method.SARIMA;
  }
}
