package dev.recur.chart;

import dev.recur.series.Outlier;
import dev.recur.series.Outliers;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What was observed of a target of a series: its line, the gaps in it, the outliers on it. */
final class Observed {
  private final TimeSeries series;
  private final int target;
  private final int from;
  private final double[] values;

  /**
   * @param from first step
   * @param to behind the last step
   */
  Observed(TimeSeries series, int target, int from, int to) {
    this.series = series;
    this.target = target;
    this.from = from;
    values = values(series, target, from, to);
  }

  /** The values of some steps, NaN where one is missing. */
  private static double[] values(TimeSeries series, int target, int from, int to) {
    double[] values = new double[to - from];
    Arrays.setAll(
        values,
        t -> series.observed(target, from + t) ? series.target(target, from + t) : Double.NaN);
    return values;
  }

  /** The values of the steps, NaN where one is missing. */
  double[] values() {
    return values.clone();
  }

  /** Its line. */
  Line line() {
    return new Line(Line.Kind.HISTORY, 0, values);
  }

  /** The stretches without a value. */
  List<Mark> gaps() {
    List<Mark> gaps = new ArrayList<>();
    int begin = -1;
    for (int t = 0; t <= values.length; t++) {
      boolean missing = t < values.length && Double.isNaN(values[t]);
      if (missing && begin < 0) {
        begin = t;
      } else if (!missing && begin >= 0) {
        gaps.add(new Span(Span.Kind.GAP, begin, t - begin, "missing"));
        begin = -1;
      }
    }
    return gaps;
  }

  /**
   * The values that those around them do not explain, and where the level shifts.
   *
   * @param season steps in a season, 1 for none
   */
  List<Mark> outliers(int season) {
    double[] alone = new double[values.length];
    Arrays.fill(alone, Double.NaN);
    List<Mark> marks = new ArrayList<>();
    for (Outlier outlier : found(season)) {
      int at = outlier.step() - from;
      if (outlier.kind() == Outlier.Kind.SHIFT && at >= 0) {
        marks.add(new Span(Span.Kind.PART, at, values.length - at, outlier.kind().toString()));
      }
      steps(outlier).forEach(t -> alone[t] = values[t]);
    }
    if (Arrays.stream(alone).anyMatch(Double::isFinite)) {
      marks.add(new Line(Line.Kind.OUTLIER, 0, alone, "outliers"));
    }
    return marks;
  }

  /**
   * The values of the steps, NaN where one is missing or an outlier.
   *
   * @param season steps in a season, 1 for none
   */
  double[] usual(int season) {
    double[] usual = values.clone();
    found(season).forEach(outlier -> steps(outlier).forEach(t -> usual[t] = Double.NaN));
    return usual;
  }

  private List<Outlier> found(int season) {
    return Outliers.find(values(series, target, 0, series.length()), season);
  }

  /** The steps that an outlier covers as a value. */
  private IntStream steps(Outlier outlier) {
    return IntStream.range(0, values.length).filter(t -> outlier.covers(from + t));
  }
}
