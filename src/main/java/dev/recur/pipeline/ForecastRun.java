package dev.recur.pipeline;

import dev.recur.artifact.ClassicalModel;
import dev.recur.artifact.CombinedModel;
import dev.recur.artifact.Model;
import dev.recur.artifact.SavedModel;
import dev.recur.artifact.SeriesEnd;
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
   * @return the forecast as a panel, with the calendar and the columns of the data
   * @throws dev.recur.series.InputException if a series is too short, or a future covariate is not
   *     known for every step
   */
  public static Panel run(SavedModel model, Optional<Panel> data, OptionalInt horizon) {
    Panel panel = data.orElseGet(() -> ends(model));
    int steps = horizon.orElse(model.horizon());
    if (seesCovariates(model.model())) {
      KnownAhead.requireWhole(panel, steps);
    }
    Panel known = KnownAhead.add(model.data(), panel, steps);
    try (Forecaster forecaster = model.model().forecaster()) {
      List<TimeSeries> points =
          forecaster.forecast(known.series(), steps).stream().map(Forecast::points).toList();
      return new Panel(panel.schema(), points);
    }
  }

  private static boolean seesCovariates(Model model) {
    return model instanceof CombinedModel combined
        ? combined.members().stream().anyMatch(ForecastRun::seesCovariates)
        : !(model instanceof ClassicalModel);
  }
}
