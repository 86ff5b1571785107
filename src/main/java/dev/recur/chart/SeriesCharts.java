package dev.recur.chart;

import dev.recur.forecast.Forecast;
import dev.recur.forecast.PanelForecast;
import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.Seasons;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Series as a file has them, gaps left open, and forecasts of them from other files. */
public final class SeriesCharts {
  private static final int HORIZONS = 3;

  /** One target of the series of some keys, which has no name if it is the only one. */
  private record Place(List<String> keys, String series, int target) {
    static Place of(TimeSeries series, int target) {
      return new Place(series.keys(), series.keys().isEmpty() ? "" : series.name(), target);
    }
  }

  /** A series and how its steps are made. */
  private record Whole(TimeSeries series, Frequency frequency) {
    List<Mark> outliers(Observed observed, int target) {
      double[] values = new Observed(series, target, 0, series.length()).values();
      return observed.outliers(Seasons.choose(List.of(values), frequency).steps());
    }
  }

  /** A forecast and the file it is from. */
  private record Made(String file, PanelForecast all, Forecast forecast) {}

  private final List<String> targets;
  private final Map<Place, Whole> histories = new LinkedHashMap<>();
  private final Map<Place, List<Made>> made = new LinkedHashMap<>();

  /**
   * Begins with columns and no series.
   *
   * @param targets names of the columns that are drawn
   */
  public SeriesCharts(List<String> targets) {
    this.targets = List.copyOf(targets);
  }

  /** Adds series of those columns. */
  public void add(Panel panel) {
    for (TimeSeries series : panel.series()) {
      for (int target = 0; target < targets.size(); target++) {
        Place place = Place.of(series, target);
        histories.put(place, new Whole(series, panel.schema().frequency()));
        made.putIfAbsent(place, new ArrayList<>());
      }
    }
  }

  /**
   * Adds forecasts of those columns.
   *
   * @param file what they are called
   * @param forecast of series that were added, or of others; where rows are series, which have no
   *     time, it follows their ends
   */
  public void add(String file, PanelForecast forecast) {
    for (Forecast one : forecast.forecasts()) {
      for (int target = 0; target < targets.size(); target++) {
        made.computeIfAbsent(Place.of(one.points(), target), x -> new ArrayList<>())
            .add(new Made(file, forecast, one));
      }
    }
  }

  /** Returns the names of the series. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    made.keySet().forEach(place -> names.add(place.series));
    return names;
  }

  /**
   * Returns the picture, at most twelve charts that lie evenly among all.
   *
   * @param title what it is a picture of
   * @param only names of the series that are drawn; empty for all
   * @param last steps of history that are shown; empty for all, or with a forecast for as many as
   *     make it readable
   */
  public Sheet sheet(String title, Set<String> only, OptionalInt last) {
    List<Place> places =
        made.keySet().stream()
            .filter(place -> only.isEmpty() || only.contains(place.series))
            .toList();
    int shown = Math.min(Sheet.MOST, places.size());
    List<Chart> charts = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      charts.add(chart(places.get((int) ((long) i * places.size() / shown)), last));
    }
    Shown some = new Shown(shown, places.size() / targets.size(), targets.size());
    return new Sheet(some.isAll() ? title : title + ", " + some, charts).of(some);
  }

  private Chart chart(Place place, OptionalInt last) {
    List<Made> forecasts = made.getOrDefault(place, List.of());
    Whole whole = histories.get(place);
    TimeSeries history = whole == null ? null : whole.series;
    Calendar calendar =
        history == null ? forecasts.get(0).forecast.points().calendar() : history.calendar();
    int length = history == null ? 0 : history.length();
    int horizon =
        forecasts.stream().mapToInt(one -> one.forecast.points().length()).max().orElse(0);
    int usual = horizon == 0 ? length : HORIZONS * horizon;
    int from = Math.max(0, length - last.orElse(Math.max(usual, ForecastCharts.LEAST)));
    int end = length;
    List<Mark> bands = new ArrayList<>();
    List<Mark> lines = new ArrayList<>();
    if (whole != null) {
      Observed observed = new Observed(whole.series, place.target, from, length);
      bands.addAll(observed.gaps());
      lines.add(observed.line());
      lines.addAll(whole.outliers(observed, place.target));
    }
    Line.Kind kind = Line.Kind.FORECAST;
    for (Made one : forecasts) {
      TimeSeries points = one.forecast.points();
      boolean counted = one.all.schema().format().layout() == Schema.Layout.ROWS;
      int start = counted ? length : calendar.indexOf(points.calendar().ticks(0));
      int skipped = Math.max(0, from - start);
      if (skipped >= points.length() || start > length + points.length()) {
        continue;
      }
      end = Math.max(end, start + points.length());
      int shown = start + skipped - from;
      one.forecast
          .quantiles()
          .ifPresent(
              quantiles ->
                  bands.addAll(
                      Bands.of(
                          quantiles.slice(skipped, points.length()),
                          one.all.levels(),
                          place.target,
                          shown)));
      lines.add(
          new Line(
              kind,
              shown,
              Arrays.copyOfRange(points.target(place.target), skipped, points.length()),
              forecasts.size() > 1 ? one.file : ""));
      kind = Line.Kind.RIVAL;
    }
    List<Mark> marks = new ArrayList<>(bands);
    marks.addAll(lines);
    String title = Chart.title(place.series, targets, place.target);
    return new Chart(title, calendar.from(from), Math.max(1, end - from), marks);
  }
}
