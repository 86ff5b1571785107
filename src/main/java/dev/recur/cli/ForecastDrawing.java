package dev.recur.cli;

import dev.recur.chart.ForecastCharts;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Levels;
import dev.recur.model.SavedModel;
import dev.recur.page.ForecastPage;
import dev.recur.page.HowMade;
import dev.recur.page.Page;
import dev.recur.pipeline.HeldOutForecasts;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Forecasts as they are drawn, apart from the command for the reason that {@link Pictures} are. */
final class ForecastDrawing {
  private final Panel panel;
  private final Levels levels;
  private final Optional<SavedModel> model;
  private final ForecastCharts charts;

  /**
   * @param panel whose ends are forecast
   * @param levels of the intervals
   * @param season steps in a season
   * @param model that forecasts; empty for the pre-trained network
   * @param only names of the series that are shown; empty for all
   * @param most series that are shown
   */
  ForecastDrawing(
      Panel panel,
      Levels levels,
      int season,
      Optional<SavedModel> model,
      Set<String> only,
      int most) {
    this.panel = panel;
    this.levels = levels;
    this.model = model;
    charts = new ForecastCharts(panel, levels, season, only, most);
  }

  /** Returns the forecasts, those that are drawn kept as they pass. */
  Iterator<Forecast> passing(Iterator<Forecast> forecasts) {
    return charts.passing(forecasts);
  }

  /** Draws paths, over points and intervals where those have passed. */
  void paths(List<List<TimeSeries>> paths) {
    charts.addPaths(paths);
  }

  /** Adds what was held out when the model was trained, with the forecasts made for it. */
  void heldOut() {
    model.ifPresent(
        saved ->
            HeldOutForecasts.of(saved, panel, charts.shown(), levels).forEach(charts::addHeldOut));
  }

  /** Draws. */
  void draw(OptionalInt last, Picture picture) {
    picture.draw(charts.sheet(last));
  }

  /** The page. */
  Function<HowMade, Page> page(OptionalInt last) {
    return how -> ForecastPage.of(panel, levels, charts, last, model, how, OptionNames::of);
  }
}
