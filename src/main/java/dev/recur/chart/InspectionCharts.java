package dev.recur.chart;

import dev.recur.series.Autocorrelations;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** What there is to see in series: their course and slow part, their season, autocorrelation. */
public final class InspectionCharts {
  /** Series that are looked at, three charts each. */
  private static final int MOST = 4;

  /** Seasons laid over each other, the last ones. */
  private static final int SEASONS = 12;

  private static final int LAGS = 48;

  private InspectionCharts() {}

  /**
   * Returns the picture; of a large panel, of some series that lie evenly in it.
   *
   * @param panel whose missing values are missing
   * @param season steps, 1 for none
   * @param last steps that are shown; empty for all
   */
  public static Sheet of(Panel panel, int season, OptionalInt last) {
    int targets = panel.schema().targets().size();
    int all = panel.size() * targets;
    int shown = Math.min(MOST, all);
    List<Chart> charts = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      int number = (int) ((long) i * all / shown);
      TimeSeries series = panel.series().get(number / targets);
      int target = number % targets;
      String title =
          ForecastCharts.title(series.name(), panel.schema().targets().get(target), targets > 1);
      int from = Math.max(0, series.length() - last.orElse(series.length()));
      double[] values = Line.observed(series, target, from, series.length());
      charts.add(course(title, series, from, values, season));
      if (season > 1 && values.length > season) {
        charts.add(overlaid(title, values, season));
      }
      if (values.length > 3) {
        charts.add(correlations(title, values, season));
      }
    }
    String some = shown < all ? shown + " of " + all + " series" : charts.get(0).title();
    return new Sheet("Inspection of " + some, charts);
  }

  /** The values, and their mean over a season around each. */
  private static Chart course(
      String title, TimeSeries series, int from, double[] values, int season) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Line(Line.Kind.HISTORY, 0, values));
    if (season > 1 && values.length > season) {
      marks.add(
          new Line(Line.Kind.FORECAST, 0, means(values, season), "mean over " + season + " steps"));
    }
    return new Chart(title, series.calendar().from(from), values.length, marks);
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
