package dev.recur.chart;

import dev.recur.forecast.Forecast;
import dev.recur.forecast.Levels;
import dev.recur.forecast.PanelForecast;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The ends of series and what is expected to follow. */
public final class ForecastCharts {
  /** Charts on one picture, at most. */
  static final int MOST = 12;

  private static final int SEASONS = 3;
  private static final int HORIZONS = 3;
  private static final int LEAST = 30;

  private ForecastCharts() {}

  /**
   * A chart of every target of every series; of a large panel, of some that lie evenly in it.
   *
   * @param panel whose ends are shown
   * @param forecast of each of its series
   * @param season steps, which decides how much of a history is shown
   * @param last steps of history that are shown; empty for as many as make it readable
   */
  public static Sheet of(Panel panel, PanelForecast forecast, int season, OptionalInt last) {
    List<String> targets = panel.schema().targets();
    int all = panel.series().size() * targets.size();
    int shown = Math.min(MOST, all);
    List<Chart> charts = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      int number = (int) ((long) i * all / shown);
      int series = number / targets.size();
      int target = number % targets.size();
      TimeSeries history = panel.series().get(series);
      String title = title(history.name(), targets.get(target), targets.size() > 1);
      charts.add(
          chart(
              title,
              history,
              forecast.forecasts().get(series),
              forecast.levels(),
              target,
              history(history, forecast, season, last)));
    }
    String what = shown < all ? shown + " of " + all + " series" : charts.get(0).title();
    return new Sheet("Forecast of " + what, charts);
  }

  private static String title(String series, String target, boolean several) {
    return series.isEmpty() ? target : several ? series + ", " + target : series;
  }

  private static int history(
      TimeSeries history, PanelForecast forecast, int season, OptionalInt last) {
    int horizon = forecast.forecasts().get(0).points().length();
    int usual = Math.max(LEAST, Math.max(SEASONS * season, HORIZONS * horizon));
    return Math.min(history.length(), last.orElse(usual));
  }

  private static Chart chart(
      String title, TimeSeries history, Forecast forecast, Levels levels, int target, int shown) {
    int origin = history.length();
    int horizon = forecast.points().length();
    double[] seen = new double[shown];
    for (int i = 0; i < shown; i++) {
      int t = origin - shown + i;
      seen[i] = history.observed(target, t) ? history.target(target, t) : Double.NaN;
    }
    List<Mark> marks = new ArrayList<>();
    forecast.quantiles().ifPresent(q -> marks.addAll(Bands.of(q, levels, target, shown)));
    marks.add(new Line(Line.Kind.HISTORY, 0, seen));
    marks.add(new Line(Line.Kind.FORECAST, shown, forecast.points().target(target)));
    return new Chart(title, history.calendar().from(origin - shown), shown + horizon, marks);
  }
}
