package dev.recur.pipeline;

import dev.recur.csv.IntervalEnd;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Levels;
import dev.recur.forecast.PanelForecast;
import dev.recur.forecast.Quantiles;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A forecast as a file has it, points and intervals taken apart: {@code units-lo-80} and {@code
 * units-hi-80} are the ends of the 80 % interval of {@code units}. In a file with one series a row
 * they are rows of their own, named by their series.
 */
public final class GivenForecast {
  private final Panel read;
  private final boolean rows;
  private final List<String> targets;

  /** The names of the columns, or rows, that are ends of an interval, by level, as they say it. */
  private final Map<Double, String> levels = new TreeMap<>();

  private final Map<String, TimeSeries> byName = new LinkedHashMap<>();

  private GivenForecast(Panel read, Schema came) {
    this.read = read;
    this.rows = came.format().layout() == Schema.Layout.ROWS;
    this.targets = came.targets();
    read.series().forEach(series -> byName.put(series.name(), series));
  }

  /**
   * Returns a forecast, points and intervals taken apart.
   *
   * @param read what the file has, the ends of intervals as further targets, or further series
   * @param came the columns of the actual values
   * @throws InputException if an end of an interval is missing, or ends cross
   */
  public static PanelForecast of(Panel read, Schema came) {
    return new GivenForecast(read, came).apart(came);
  }

  private PanelForecast apart(Schema came) {
    List<String> names = rows ? List.copyOf(byName.keySet()) : read.schema().targets();
    List<TimeSeries> points = new ArrayList<>();
    for (String name : names) {
      end(name).ifPresent(end -> levels.put(Double.parseDouble(end.level()), end.level()));
    }
    for (TimeSeries series : read.series()) {
      if (!rows || end(series.name()).isEmpty()) {
        points.add(series);
      }
    }
    Levels all =
        levels.isEmpty() ? new Levels(List.of()) : Levels.parse(String.join(",", levels.values()));
    List<Forecast> forecasts = points.stream().map(series -> forecast(series, all)).toList();
    return new PanelForecast(came, forecasts, all);
  }

  /** Returns what a name says, if it is that of an end beside something else there is. */
  private Optional<IntervalEnd> end(String name) {
    return IntervalEnd.parse(name)
        .filter(end -> !targets.contains(name))
        .filter(end -> rows ? byName.containsKey(end.of()) : targets.contains(end.of()));
  }

  private Forecast forecast(TimeSeries series, Levels all) {
    double[][] points = new double[targets.size()][];
    double[][][] ends = new double[targets.size()][][];
    for (int k = 0; k < points.length; k++) {
      points[k] = series.target(k);
      ends[k] = ends(series, k, all);
    }
    Forecast forecast =
        new Forecast(
            TimeSeries.builder(series.name(), series.calendar(), points)
                .keys(series.keys())
                .missing(MissingPolicy.KEEP, 1)
                .build(),
            Optional.empty(),
            Optional.empty());
    boolean bare =
        Arrays.stream(ends)
            .flatMap(Arrays::stream)
            .flatMapToDouble(Arrays::stream)
            .allMatch(Double::isNaN);
    if (bare) {
      return forecast;
    }
    for (int k = 0; k < points.length; k++) {
      requireRising(series, k, points[k], ends[k]);
    }
    return forecast.with(new Quantiles(all.probabilities(), ends));
  }

  /** Returns the ends by their probabilities, shape [probability][step]; NaN where missing. */
  private double[][] ends(TimeSeries series, int k, Levels all) {
    double[][] ends = new double[2 * all.percents().size()][];
    for (int level = 0; level < all.percents().size(); level++) {
      String text = levels.getOrDefault(all.percents().get(level), all.name(level));
      ends[all.lower(level)] = column(series, k, IntervalEnd.lower(text));
      ends[all.upper(level)] = column(series, k, IntervalEnd.upper(text));
    }
    return ends;
  }

  private double[] column(TimeSeries series, int k, String suffix) {
    if (rows) {
      TimeSeries own = byName.get(series.name() + suffix);
      double[] values = own == null ? new double[0] : own.target(0);
      double[] padded = Arrays.copyOf(values, series.length());
      Arrays.fill(padded, Math.min(values.length, padded.length), padded.length, Double.NaN);
      return padded;
    }
    int index = read.schema().targets().indexOf(targets.get(k) + suffix);
    if (index < 0) {
      throw new InputException(
          "the forecast has no column '%s%s' beside the other ends of intervals; give both ends of"
                  .formatted(targets.get(k), suffix)
              + " each level for every target, or leave them out");
    }
    return series.target(index);
  }

  /** Refuses missing and crossing ends where there is a point; elsewhere nothing is scored. */
  private void requireRising(TimeSeries series, int k, double[] points, double[][] ends) {
    for (int t = 0; t < points.length; t++) {
      for (int p = 0; p < ends.length; p++) {
        if (Double.isNaN(points[t])) {
          ends[p][t] = 0;
        } else if (Double.isNaN(ends[p][t]) || (p > 0 && ends[p][t] < ends[p - 1][t])) {
          throw new InputException(
              "%s: the ends of the intervals of '%s' at %s are %s; expected them all, each level"
                      .formatted(
                          series.name(), targets.get(k), series.calendar().label(t), at(ends, t))
                  + " within the next wider one; mend the forecast, or leave its intervals out");
        }
      }
    }
  }

  private static String at(double[][] ends, int t) {
    return Arrays.stream(ends)
        .map(end -> Double.isNaN(end[t]) ? "missing" : Double.toString(end[t]))
        .collect(Collectors.joining(", "));
  }
}
