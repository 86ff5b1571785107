package dev.recur.page;

import dev.recur.chart.ForecastCharts;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Levels;
import dev.recur.forecast.Quantiles;
import dev.recur.model.SavedModel;
import dev.recur.report.EvaluationTable;
import dev.recur.series.Message;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A forecast as a page. */
public final class ForecastPage {
  /** Series whose every step is in a table. */
  private static final int TABLES = 12;

  private final Panel panel;
  private final Levels levels;
  private final ForecastCharts charts;

  private ForecastPage(Panel panel, Levels levels, ForecastCharts charts) {
    this.panel = panel;
    this.levels = levels;
    this.charts = charts;
  }

  /**
   * Returns the page.
   *
   * @param panel whose ends were forecast
   * @param levels of the intervals
   * @param charts that have seen the forecasts
   * @param last steps of history that are seen first; empty for as many as make it readable
   * @param model that made it; empty for the pre-trained network
   * @param how it was made
   * @param naming how settings are written
   */
  public static Page of(
      Panel panel,
      Levels levels,
      ForecastCharts charts,
      OptionalInt last,
      Optional<SavedModel> model,
      HowMade how,
      Message.Naming naming) {
    return new ForecastPage(panel, levels, charts).page(last, model, how, naming);
  }

  private Page page(
      OptionalInt last, Optional<SavedModel> model, HowMade how, Message.Naming naming) {
    Map<Integer, Forecast> forecasts = charts.kept();
    TimeSeries first = forecasts.values().iterator().next().points();
    Page page =
        new Page(
            charts.title(),
            "%d steps, %s to %s, by %s"
                .formatted(
                    first.length(),
                    first.calendar().label(0),
                    first.calendar().label(first.length() - 1),
                    model.map(saved -> saved.model().name()).orElse("the pre-trained network")));
    page.section("verdict", "Verdict", verdict(model, how, naming));
    page.picture(charts, last);
    page.section("values", "Values", values(forecasts));
    model.ifPresent(saved -> ScoreSections.add(saved.score(), page));
    page.section("made", "How it was made", how.made(model));
    return page.section("noticed", "What recur noticed", how.noticed(panel));
  }

  private static Html verdict(Optional<SavedModel> model, HowMade how, Message.Naming naming) {
    if (model.isPresent()) {
      Html html = VerdictWords.of(model.get().score(), naming);
      return html.paragraph(
          "That is how this model did on the end of the data that it was trained on, held out then;"
              + " what it says of the future nobody can score yet.");
    }
    Html html =
        new Html()
            .headline("Nothing tells yet how good this forecast is.")
            .paragraph(
                "It was made without training, by a network that has learnt from simulated series how"
                    + " series go on, and no value was held out to score it.")
            .paragraph(
                how.next().isEmpty()
                    ? "These values are too few to hold some of them out."
                    : "To learn how it does on this data beside simple ways:");
    how.next().forEach(html::code);
    return html;
  }

  private Html values(Map<Integer, Forecast> forecasts) {
    Html html = new Html();
    if (forecasts.size() * panel.schema().targets().size() > TABLES) {
      return html.table(ends(forecasts));
    }
    List<Html> tables = new ArrayList<>();
    List<String> names = new ArrayList<>();
    forecasts.forEach(
        (series, forecast) -> {
          for (int target = 0; target < forecast.points().targetCount(); target++) {
            Table table = steps(charts.title(series, target), forecast, target);
            names.add(table.caption());
            tables.add(new Html().table(table));
          }
        });
    for (int i = 0; i < tables.size(); i++) {
      if (tables.size() == 1) {
        html.raw(tables.get(i).toString());
      } else {
        html.folded(names.get(i), tables.get(i));
      }
    }
    return html;
  }

  /** Every step of a target of a series. */
  private Table steps(String name, Forecast forecast, int target) {
    TimeSeries points = forecast.points();
    List<String> header = new ArrayList<>(List.of("time", "forecast"));
    for (int level = 0; level < levels.percents().size(); level++) {
      header.add(levels.name(level) + " % from");
      header.add("to");
    }
    List<Table.Row> rows = new ArrayList<>();
    for (int step = 0; step < points.length(); step++) {
      List<String> cells = new ArrayList<>();
      cells.add(points.calendar().label(step));
      cells.add(EvaluationTable.number(points.target(target, step)));
      for (int level = 0; level < levels.percents().size(); level++) {
        cells.add(end(forecast.quantiles(), target, levels.lower(level), step));
        cells.add(end(forecast.quantiles(), target, levels.upper(level), step));
      }
      rows.add(Table.Row.of(cells));
    }
    return new Table(name, header, rows);
  }

  private static String end(Optional<Quantiles> quantiles, int target, int probability, int step) {
    return quantiles
        .map(some -> EvaluationTable.number(some.of(target, probability)[step]))
        .orElse("–");
  }

  /** The ends of every series that is shown. */
  private Table ends(Map<Integer, Forecast> forecasts) {
    List<Table.Row> rows = new ArrayList<>();
    forecasts.forEach(
        (series, forecast) -> {
          TimeSeries history = panel.series().get(series);
          TimeSeries points = forecast.points();
          for (int target = 0; target < points.targetCount(); target++) {
            rows.add(
                new Table.Row(
                    List.of(
                        charts.title(series, target),
                        points.calendar().label(0),
                        EvaluationTable.number(history.target(target, history.length() - 1)),
                        EvaluationTable.number(points.target(target, 0)),
                        EvaluationTable.number(points.target(target, points.length() - 1))),
                    false,
                    OptionalInt.of(rows.size())));
          }
        });
    return new Table(
        "Where each series ends and begins to be forecast",
        List.of("series", Table.FROM, "last value", "first forecast", "last forecast"),
        rows);
  }
}
