package dev.recur.pipeline;

import dev.recur.artifact.SavedModel;
import dev.recur.artifact.SeriesEnd;
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

  /**
   * Forecasts.
   *
   * @param model the model
   * @param panel whole series to continue; empty for those the model was trained on
   * @param horizon steps ahead; empty for the horizon it was trained for
   * @param listener hears if another method stood in for the model's own
   * @return the forecast as a panel, with the calendar and the columns of the data
   * @throws dev.recur.series.InputException if a series is too short
   */
  public static Panel run(
      SavedModel model, Optional<Panel> panel, OptionalInt horizon, RunListener listener) {
    List<TimeSeries> histories =
        panel
            .map(Panel::series)
            .orElseGet(() -> model.ends().stream().map(SeriesEnd::tail).toList());
    try (Forecaster forecaster = model.model().forecaster()) {
      List<Forecast> forecasts = forecaster.forecast(histories, horizon.orElse(model.horizon()));
      Fallback.summary(model.model().name(), forecasts).ifPresent(listener::note);
      List<TimeSeries> points = forecasts.stream().map(Forecast::points).toList();
      return new Panel(panel.map(Panel::schema).orElse(model.schema()), points);
    }
  }
}
