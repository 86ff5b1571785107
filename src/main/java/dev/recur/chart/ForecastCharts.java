package dev.recur.chart;

import dev.recur.forecast.Forecast;
import dev.recur.forecast.Levels;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The ends of series and what is expected to follow; of a large panel, of some of its series. */
public final class ForecastCharts {
  private static final int SEASONS = 3;
  private static final int HORIZONS = 3;

  /** Steps of history that are shown, at least. */
  static final int LEAST = 30;

  private final Panel panel;
  private final Levels levels;
  private final int season;
  private final int most;

  /** The forecasts that are kept, by place of their series. */
  private final Map<Integer, Forecast> kept = new LinkedHashMap<>();

  /**
   * Makes charts without forecasts.
   *
   * @param panel whose ends are shown
   * @param levels of the intervals
   * @param season steps, which decides how much of a history is shown
   * @param most series that are shown; of more, those that lie evenly in the panel
   */
  public ForecastCharts(Panel panel, Levels levels, int season, int most) {
    this.panel = panel;
    this.levels = levels;
    this.season = season;
    this.most = most;
  }

  /** Keeps the forecast of a series if it is among those that are shown. */
  void add(int series, Forecast forecast) {
    int shown = Math.min(most, panel.size());
    // the place among the shown whose series is this one, if there is one
    int place = (int) (((long) series * shown + panel.size() - 1) / panel.size());
    if (place < shown && (int) ((long) place * panel.size() / shown) == series) {
      kept.put(series, forecast);
    }
  }

  /** Returns forecasts in the order of the panel, each kept as it passes if it is shown. */
  public Iterator<Forecast> passing(Iterator<Forecast> forecasts) {
    return new Iterator<>() {
      private int series;

      @Override
      public boolean hasNext() {
        return forecasts.hasNext();
      }

      @Override
      public Forecast next() {
        Forecast forecast = forecasts.next();
        add(series++, forecast);
        return forecast;
      }
    };
  }

  /** Returns the forecasts that are shown, by place of their series. */
  public Map<Integer, Forecast> kept() {
    return Collections.unmodifiableMap(kept);
  }

  /** Returns what the chart of a target of a series is called. */
  public String title(int series, int target) {
    List<String> targets = panel.schema().targets();
    return title(panel.series().get(series).name(), targets.get(target), targets.size() > 1);
  }

  /**
   * Returns a chart of every target of every series that is shown.
   *
   * @param last steps of history that are shown; empty for as many as make it readable
   */
  public List<Chart> charts(OptionalInt last) {
    List<Chart> charts = new ArrayList<>();
    kept.forEach(
        (series, forecast) -> {
          for (int target = 0; target < panel.schema().targets().size(); target++) {
            charts.add(chart(series, forecast, target, last));
          }
        });
    return charts;
  }

  /**
   * Returns the charts as a picture, at most twelve of them.
   *
   * @param last steps of history that are shown; empty for as many as make it readable
   */
  public Sheet sheet(OptionalInt last) {
    List<Chart> charts = charts(last);
    int all = panel.size() * panel.schema().targets().size();
    List<Chart> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(Sheet.MOST, charts.size()); i++) {
      shown.add(charts.get((int) ((long) i * charts.size() / Math.min(Sheet.MOST, charts.size()))));
    }
    String what =
        all == 1
            ? shown.get(0).title()
            : (shown.size() < all ? shown.size() + " of " : "") + all + " series";
    return new Sheet("Forecast of " + what, shown);
  }

  /** Returns what a target of a series is called. */
  static String title(String series, String target, boolean several) {
    return series.isEmpty() ? target : several ? series + ", " + target : series;
  }

  /**
   * Returns how many steps at the end of a history make it readable.
   *
   * @param horizon steps ahead
   */
  public int readable(int horizon) {
    return Math.max(LEAST, Math.max(SEASONS * season, HORIZONS * horizon));
  }

  private Chart chart(int series, Forecast forecast, int target, OptionalInt last) {
    TimeSeries history = panel.series().get(series);
    int origin = history.length();
    int horizon = forecast.points().length();
    int shown = Math.min(origin, last.orElse(readable(horizon)));
    List<Mark> marks = new ArrayList<>();
    forecast.quantiles().ifPresent(q -> marks.addAll(Bands.of(q, levels, target, shown)));
    marks.add(
        new Line(Line.Kind.HISTORY, 0, Line.observed(history, target, origin - shown, origin)));
    marks.add(new Line(Line.Kind.FORECAST, shown, forecast.points().target(target)));
    return new Chart(
        title(series, target), history.calendar().from(origin - shown), shown + horizon, marks);
  }
}
