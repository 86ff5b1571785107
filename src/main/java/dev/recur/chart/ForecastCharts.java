package dev.recur.chart;

import dev.recur.forecast.Forecast;
import dev.recur.forecast.HeldOutForecast;
import dev.recur.forecast.Levels;
import dev.recur.series.Panel;
import dev.recur.series.SeasonalScale;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;

/** The ends of series and what is expected to follow; of a large panel, of some of its series. */
public final class ForecastCharts {
  private static final int SEASONS = 3;
  private static final int HORIZONS = 3;
  private static final int MOST_HORIZONS = 20;

  /** Steps of history that are shown, at least. */
  static final int LEAST = 30;

  private final Panel panel;
  private final Levels levels;
  private final int season;
  private final Set<String> only;
  private final int most;

  /** Paths of a series that are drawn, at most. */
  private static final int PATHS = 50;

  /** The forecasts that are kept, by place of their series. */
  private final Map<Integer, Forecast> kept = new LinkedHashMap<>();

  private final Map<Integer, List<TimeSeries>> paths = new LinkedHashMap<>();
  private final Map<Integer, HeldOutForecast> heldOut = new HashMap<>();

  /** The series of the widest intervals, the narrowest of them first, of alike ones the last. */
  private final PriorityQueue<Unsure> unsure =
      new PriorityQueue<>(
          Comparator.comparingDouble(Unsure::width)
              .thenComparing(Unsure::series, Comparator.reverseOrder()));

  /** Series that lie evenly in the panel. */
  private int even;

  /**
   * A series and its widest interval.
   *
   * @param series its place
   * @param width mean over the steps, in mean changes over a season
   */
  private record Unsure(int series, double width) {}

  /**
   * Makes charts without forecasts.
   *
   * @param panel whose ends are shown
   * @param levels of the intervals
   * @param season steps, which decides how much of a history is shown
   * @param only names of the series that are shown; empty for all
   * @param most series that are shown of all; of more, those that lie evenly in the panel, and for
   *     half of them the least sure once forecasts have passed
   */
  public ForecastCharts(Panel panel, Levels levels, int season, Set<String> only, int most) {
    this.panel = panel;
    this.levels = levels;
    this.season = season;
    this.only = Set.copyOf(only);
    this.most = most;
    even = Math.min(most, panel.size());
  }

  /** Keeps the forecast of a series if it is among those that are shown. */
  private void add(int series, Forecast forecast) {
    if (isEven(series)) {
      kept.put(series, forecast);
    } else if (even < most && only.isEmpty()) {
      kept.put(series, forecast);
      unsure.add(new Unsure(series, width(series, forecast)));
      if (unsure.size() > most - even) {
        kept.remove(unsure.remove().series());
      }
    }
  }

  private double width(int series, Forecast forecast) {
    double[] past = panel.series().get(series).target(0);
    double width =
        forecast
            .quantiles()
            .map(
                quantiles -> {
                  double[] low = quantiles.of(0, 0);
                  double[] high = quantiles.of(0, quantiles.probabilities().length - 1);
                  return IntStream.range(0, low.length)
                      .mapToDouble(h -> high[h] - low[h])
                      .average()
                      .orElse(0);
                })
            .orElse(0.0);
    double scaled = width / SeasonalScale.divisor(past, season).absolute();
    return Double.isNaN(scaled) ? 0 : scaled;
  }

  /**
   * Keeps what was held out of a series when a model was trained, and the forecasts made for it.
   *
   * @param series its place
   */
  public void addHeldOut(int series, HeldOutForecast end) {
    heldOut.put(series, end);
  }

  /**
   * Draws sample paths, over points and intervals where there are some.
   *
   * @param all the paths of each series
   */
  public void addPaths(List<List<TimeSeries>> all) {
    for (int series = 0; series < all.size(); series++) {
      if (isShown(series)) {
        paths.put(series, all.get(series));
      }
    }
  }

  /** Returns the places of the series that are shown, rising. */
  public List<Integer> shown() {
    return IntStream.range(0, panel.size()).filter(this::isShown).boxed().toList();
  }

  private boolean isShown(int series) {
    return isEven(series) || unsure.stream().anyMatch(one -> one.series() == series);
  }

  private boolean isEven(int series) {
    if (!only.isEmpty()) {
      return only.contains(panel.series().get(series).name());
    }
    // the place among the shown whose series is this one, if there is one
    int place = (int) (((long) series * even + panel.size() - 1) / panel.size());
    return place < even && (int) ((long) place * panel.size() / even) == series;
  }

  /**
   * Returns forecasts in the order of the panel, each kept as it passes if it is shown. Of a panel
   * with more series than are shown, half are those with the widest intervals.
   */
  public Iterator<Forecast> passing(Iterator<Forecast> forecasts) {
    if (panel.size() > most && !levels.isEmpty()) {
      even = most - most / 2;
    }
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
    return Chart.title(panel.series().get(series).name(), targets, target);
  }

  /**
   * Returns a chart of every target of every series that is shown: its history, what was held out
   * of it if that is known, and its forecast or paths if there are some.
   *
   * @param last steps of history that are shown; empty for as many as make it readable
   */
  public List<Chart> charts(OptionalInt last) {
    List<Chart> charts = new ArrayList<>();
    for (int series : shown()) {
      for (int target = 0; target < panel.schema().targets().size(); target++) {
        charts.add(chart(series, target, last));
      }
    }
    return charts;
  }

  /**
   * Returns the charts as a picture, at most twelve of them.
   *
   * @param last steps of history that are shown; empty for as many as make it readable
   */
  public Sheet sheet(OptionalInt last) {
    List<Chart> charts = charts(last);
    List<Chart> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(Sheet.MOST, charts.size()); i++) {
      shown.add(charts.get((int) ((long) i * charts.size() / Math.min(Sheet.MOST, charts.size()))));
    }
    return new Sheet(title(shown.size()), shown).of(of(shown.size()));
  }

  /** So many charts, of those that were asked for. */
  private Shown of(int charts) {
    int series = only.isEmpty() ? panel.size() : shown().size();
    return new Shown(charts, series, panel.schema().targets().size());
  }

  /**
   * Returns what some of the charts together are called.
   *
   * @param count how many of them
   */
  private String title(int count) {
    Shown some = of(count);
    boolean one = some.series() * some.targets() == 1;
    return "Forecast of " + (one ? title(shown().get(0), 0) : some);
  }

  /** Returns what all of the charts together are called. */
  public String title() {
    return title(shown().size() * panel.schema().targets().size());
  }

  /**
   * Returns how many steps at the end of a history make it readable: three seasons, unless what is
   * forecast would then be too narrow to be seen.
   *
   * @param season steps, 1 for none
   * @param forecast steps, 0 for none
   */
  static int readable(int season, int forecast) {
    int seasons = SEASONS * season;
    int most = forecast == 0 ? seasons : Math.min(seasons, MOST_HORIZONS * forecast);
    return Math.max(LEAST, Math.max(most, HORIZONS * forecast));
  }

  private Chart chart(int series, int target, OptionalInt last) {
    TimeSeries history = panel.series().get(series);
    Forecast forecast = kept.get(series);
    List<TimeSeries> ways = paths.getOrDefault(series, List.of());
    int origin = history.length();
    int horizon =
        forecast != null ? forecast.points().length() : ways.isEmpty() ? 0 : ways.get(0).length();
    HeldOutForecast end = heldOut.get(series);
    int before = end == null ? 0 : origin - end.split().testStart();
    int shown = Math.min(origin, last.orElse(readable(season, Math.max(horizon, before))));
    Observed observed = new Observed(history, target, origin - shown, origin);
    List<Mark> marks = new ArrayList<>(observed.gaps());
    if (forecast != null) {
      forecast.quantiles().ifPresent(q -> marks.addAll(Bands.of(q, levels, target, shown)));
    }
    List<Mark> lines = new ArrayList<>();
    if (end != null) {
      new HeldOutEnd(end).add(origin, shown - origin, levels, target, marks, lines);
    }
    if (end != null && horizon > 0) {
      marks.add(new Span(Span.Kind.PART, shown, horizon, "forecast"));
    }
    marks.add(observed.line());
    marks.addAll(lines);
    for (int i = 0; i < Math.min(PATHS, ways.size()); i++) {
      String label = i == 0 ? "sample paths" : "";
      marks.add(new Line(Line.Kind.PATH, shown, ways.get(i).target(target), label));
    }
    if (forecast != null) {
      marks.add(new Line(Line.Kind.FORECAST, shown, forecast.points().target(target)));
    }
    return new Chart(
        title(series, target), history.calendar().from(origin - shown), shown + horizon, marks);
  }
}
