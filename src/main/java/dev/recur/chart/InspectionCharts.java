package dev.recur.chart;

import dev.recur.series.Autocorrelations;
import dev.recur.series.Calendar;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What there is to see in series: their course with gaps and outliers, trend and season apart, the
 * season laid over itself, autocorrelation.
 */
public final class InspectionCharts {
  /** Series that are looked at, six charts each. */
  private static final int MOST = 6;

  /** Seasons laid over each other, the last ones. */
  private static final int SEASONS = 12;

  private static final int LAGS = 48;

  private InspectionCharts() {}

  /**
   * Returns the picture; of a large panel, of some series that lie evenly in it.
   *
   * @param all whose missing values are missing
   * @param season steps, 1 for none
   * @param only names of the series that are shown; empty for some
   * @param last steps that are shown; empty for all
   */
  public static Sheet of(Panel all, int season, Set<String> only, OptionalInt last) {
    Panel panel = only.isEmpty() ? all : chosen(all, only);
    int targets = panel.schema().targets().size();
    int count = panel.size() * targets;
    int shown = Math.min(only.isEmpty() ? MOST : Sheet.MOST, count);
    List<List<Chart>> groups = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      int number = (int) ((long) i * count / shown);
      TimeSeries series = panel.series().get(number / targets);
      int target = number % targets;
      String title = Chart.title(series.name(), panel.schema().targets(), target);
      int from = Math.max(0, series.length() - last.orElse(series.length()));
      groups.add(ofSeries(title, series, target, from, season));
    }
    Shown some = new Shown(shown, panel.size(), targets);
    String what = count == 1 ? groups.get(0).get(0).title() : some.toString();
    return new Sheet("Inspection of " + what, groups, Optional.empty()).of(some);
  }

  private static Panel chosen(Panel all, Set<String> only) {
    return new Panel(
        all.schema(),
        all.series().stream().filter(series -> only.contains(series.name())).toList());
  }

  private static List<Chart> ofSeries(
      String title, TimeSeries series, int target, int from, int season) {
    Observed observed = new Observed(series, target, from, series.length());
    double[] values = observed.values();
    double[] usual = observed.usual(season);
    Calendar calendar = series.calendar().from(from);
    List<Mark> course = new ArrayList<>(observed.gaps());
    course.add(observed.line());
    course.addAll(observed.outliers(season));
    List<Chart> charts = new ArrayList<>();
    charts.add(new Chart(title, calendar, values.length, course));
    if (season > 1 && values.length > 2 * season) {
      double[] trend = means(bridged(usual, season), season);
      double[] swing = swing(usual, trend, season);
      double[] rest = new double[values.length];
      Arrays.setAll(rest, t -> values[t] - trend[t] - swing[t]);
      charts.add(apart(title + ", mean over " + season + " steps", calendar, trend));
      charts.add(
          new Chart(
              title + ", mean season around it",
              Axis.counted(),
              season,
              List.of(new Line(Line.Kind.FORECAST, 0, Arrays.copyOf(swing, season)))));
      charts.add(apart(title + ", what is left", calendar, rest));
    }
    if (season > 1 && values.length > season) {
      charts.add(overlaid(title, usual, season));
    }
    if (values.length > 3) {
      charts.add(correlations(title, usual, season));
    }
    return charts;
  }

  /** Values of a season before and after in the place of those that are missing. */
  private static double[] bridged(double[] values, int season) {
    double[] bridged = values.clone();
    for (int t = 0; t < values.length; t++) {
      if (Double.isNaN(values[t])) {
        double before = t >= season ? bridged[t - season] : Double.NaN;
        double after = t + season < values.length ? values[t + season] : Double.NaN;
        bridged[t] =
            Double.isNaN(after) ? before : Double.isNaN(before) ? after : (before + after) / 2;
      }
    }
    return bridged;
  }

  private static Chart apart(String title, Calendar calendar, double[] values) {
    return new Chart(
        title, calendar, values.length, List.of(new Line(Line.Kind.FORECAST, 0, values)));
  }

  /** How far the values are from the trend on the mean, at each place of a season. */
  private static double[] swing(double[] values, double[] trend, int season) {
    double[] sums = new double[season];
    int[] counts = new int[season];
    for (int t = 0; t < values.length; t++) {
      double off = values[t] - trend[t];
      sums[t % season] += Double.isFinite(off) ? off : 0;
      counts[t % season] += Double.isFinite(off) ? 1 : 0;
    }
    double[] swing = new double[values.length];
    Arrays.setAll(swing, t -> sums[t % season] / counts[t % season]);
    return swing;
  }

  /** The mean over a season around each step, NaN where one of its values is missing. */
  static double[] means(double[] values, int season) {
    double[] means = new double[values.length];
    int half = season / 2;
    for (int t = 0; t < means.length; t++) {
      means[t] = Double.NaN;
      if (t >= half && t + half < values.length) {
        double sum = 0;
        for (int i = -half; i <= half; i++) {
          boolean edge = season % 2 == 0 && Math.abs(i) == half;
          sum += (edge ? 0.5 : 1) * values[t + i];
        }
        means[t] = sum / season;
      }
    }
    return means;
  }

  /** The last seasons one over the other, counted from the end; the last one stands out. */
  private static Chart overlaid(String title, double[] values, int season) {
    List<Mark> marks = new ArrayList<>();
    int seasons = Math.min(SEASONS, values.length / season);
    for (int s = seasons; s > 0; s--) {
      int from = values.length - s * season;
      double[] one = Arrays.copyOfRange(values, from, from + season);
      marks.add(
          s == 1
              ? new Line(Line.Kind.FORECAST, 0, one, "last")
              : new Line(Line.Kind.NOMINAL, 0, one));
    }
    return new Chart(title + ", " + seasons + " seasons", Axis.counted(), season, marks);
  }

  private static Chart correlations(String title, double[] values, int season) {
    int lags = Math.min(values.length / 2, Math.max(LAGS / 2, Math.min(LAGS, 2 * season)));
    double[] correlations = Autocorrelations.of(values, Math.max(1, lags));
    int known = (int) Arrays.stream(values).filter(Double::isFinite).count();
    return Correlogram.chart(
        title + ", autocorrelation",
        Arrays.copyOfRange(correlations, 1, correlations.length),
        Math.max(1, known));
  }
}
