package dev.recur.chart;

import dev.recur.forecast.Forecast;
import dev.recur.forecast.Levels;
import dev.recur.forecast.ScenarioForecast;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Series under several futures: beside the end of a series the forecasts under the first future and
 * another one, and right of that by how much the other is above the first.
 */
public final class ScenarioCharts {
  private static final int COLUMNS = 2;

  private final Panel panel;
  private final Levels levels;
  private final int season;
  private final List<List<ScenarioForecast>> forecasts;

  private ScenarioCharts(
      Panel panel, Levels levels, int season, List<List<ScenarioForecast>> forecasts) {
    this.panel = panel;
    this.levels = levels;
    this.season = season;
    this.forecasts = forecasts;
  }

  /**
   * Draws as many whole pairs of charts as there may be, one at least.
   *
   * @param panel whose ends were forecast
   * @param levels of the intervals
   * @param season steps, which decides how much of a history is shown
   * @param forecasts of each series of the panel, one a future
   * @param only names of the series that are shown; empty for those that lie evenly among all
   * @param most charts
   * @param last steps of history that are shown; empty for as many as make it readable
   */
  public static Sheet sheet(
      Panel panel,
      Levels levels,
      int season,
      List<List<ScenarioForecast>> forecasts,
      Set<String> only,
      int most,
      OptionalInt last) {
    ScenarioCharts charts = new ScenarioCharts(panel, levels, season, forecasts);
    int targets = panel.schema().targets().size();
    int ofASeries = COLUMNS * targets * (forecasts.get(0).size() - 1);
    List<List<Chart>> all = new ArrayList<>();
    List<Integer> shown = charts.shown(only, Math.max(1, most / ofASeries));
    for (int series : shown) {
      for (int target = 0; target < targets; target++) {
        charts.add(series, target, last, all);
      }
    }
    List<List<Chart>> some = all.subList(0, Math.min(Math.max(1, most / COLUMNS), all.size()));
    return new Sheet("Forecasts under several futures", some, Optional.empty())
        .of(new Shown(shown.size() * targets, panel.size(), targets));
  }

  private List<Integer> shown(Set<String> only, int most) {
    List<Integer> able =
        IntStream.range(0, panel.size())
            .filter(s -> only.isEmpty() || only.contains(panel.series().get(s).name()))
            .boxed()
            .toList();
    int count = Math.min(most, able.size());
    return IntStream.range(0, count)
        .mapToObj(i -> able.get((int) ((long) i * able.size() / count)))
        .toList();
  }

  private void add(int series, int target, OptionalInt last, List<List<Chart>> charts) {
    List<ScenarioForecast> own = forecasts.get(series);
    String name = Chart.title(panel.series().get(series).name(), panel.schema().targets(), target);
    for (ScenarioForecast other : own.subList(1, own.size())) {
      List<Chart> row = new ArrayList<>();
      row.add(both(series, target, name, own.get(0), other, last));
      other.difference().ifPresent(some -> row.add(above(target, own.get(0), other, some)));
      charts.add(row);
    }
  }

  /** The end of a series and its forecasts under two futures, the intervals those of the first. */
  private Chart both(
      int series,
      int target,
      String name,
      ScenarioForecast first,
      ScenarioForecast other,
      OptionalInt last) {
    TimeSeries history = panel.series().get(series);
    TimeSeries points = first.forecast().points();
    int end = history.length();
    int shown = Math.min(end, last.orElse(ForecastCharts.readable(season, points.length())));
    Observed observed = new Observed(history, target, end - shown, end);
    List<Mark> marks = new ArrayList<>(observed.gaps());
    first.forecast().quantiles().ifPresent(q -> marks.addAll(Bands.of(q, levels, target, shown)));
    marks.add(observed.line());
    marks.add(new Line(Line.Kind.FORECAST, shown, points.target(target), first.scenario()));
    double[] others = other.forecast().points().target(target);
    marks.add(new Line(Line.Kind.RIVAL, shown, others, other.scenario()));
    return new Chart(name, history.calendar().from(end - shown), shown + points.length(), marks);
  }

  /** By how much a forecast is above the first. */
  private Chart above(
      int target, ScenarioForecast first, ScenarioForecast other, Forecast difference) {
    TimeSeries points = difference.points();
    List<Mark> marks = new ArrayList<>();
    difference.quantiles().ifPresent(q -> marks.addAll(Bands.of(q, levels, target, 0)));
    marks.add(new Line(Line.Kind.NOMINAL, 0, new double[points.length()]));
    marks.add(new Line(Line.Kind.FORECAST, 0, points.target(target)));
    return new Chart(
        other.scenario() + " less " + first.scenario(), points.calendar(), points.length(), marks);
  }
}
