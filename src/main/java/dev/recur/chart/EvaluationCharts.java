package dev.recur.chart;

import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Folds;
import dev.recur.evaluation.Forecasts;
import dev.recur.evaluation.IntervalScore;
import dev.recur.evaluation.Part;
import dev.recur.evaluation.PointScore;
import dev.recur.evaluation.QuantileScore;
import dev.recur.forecast.Levels;
import dev.recur.series.Calendar;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A backtest: every forecast over what came, errors and coverage by step ahead. */
public final class EvaluationCharts {
  /** Series shown, the worst first. */
  private static final int MOST = 6;

  private final Comparison comparison;
  private final Folds folds;

  private EvaluationCharts(Comparison comparison) {
    this.comparison = comparison;
    folds = comparison.folds();
  }

  /**
   * Charts of a comparison.
   *
   * @param last steps before the first origin that are shown; empty for as many as are forecast
   */
  public static Sheet of(Comparison comparison, OptionalInt last) {
    EvaluationCharts drawn = new EvaluationCharts(comparison);
    List<Chart> charts = new ArrayList<>(drawn.ofSeries(last));
    if (drawn.folds.steps() > 1) {
      charts.add(drawn.errors());
      drawn.coverage().ifPresent(charts::add);
    }
    return new Sheet(
        "Backtest of %s, %d forecasts"
            .formatted(comparison.model().model(), drawn.folds.forecasts()),
        charts);
  }

  private List<Chart> ofSeries(OptionalInt last) {
    int targets = folds.targets();
    return IntStream.range(0, folds.panel().size() * targets)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -error(i / targets, i % targets)))
        .limit(MOST)
        .map(i -> ofSeries(i / targets, i % targets, last))
        .toList();
  }

  /** The mean error of a target of a series, in the mean size of its values' changes. */
  private double error(int s, int target) {
    TimeSeries series = folds.series(s);
    double sum = 0;
    int count = 0;
    for (int f = 0; f < folds.of(s).size(); f++) {
      Fold fold = folds.of(s).get(f);
      for (int step = 0; step < fold.steps(); step++) {
        double off =
            comparison.model().value(s, f, target, step)
                - series.target(target, fold.observed() + step);
        if (Double.isFinite(off)) {
          sum += Math.abs(off);
          count++;
        }
      }
    }
    double changes = 0;
    for (int t = 1; t < series.length(); t++) {
      changes += Math.abs(series.target(target, t) - series.target(target, t - 1));
    }
    return count == 0 || changes == 0 ? 0 : sum / count / (changes / series.length());
  }

  private Chart ofSeries(int s, int target, OptionalInt last) {
    TimeSeries series = folds.series(s);
    List<Fold> of = folds.of(s);
    int first = of.get(0).observed();
    int end = of.stream().mapToInt(fold -> fold.observed() + fold.steps()).max().orElseThrow();
    int from = Math.max(0, first - last.orElse(end - first));
    List<Mark> marks = new ArrayList<>();
    Levels levels = comparison.model().scored().levels();
    for (int f = 0; f < of.size(); f++) {
      int start = of.get(f).observed() - from;
      comparison
          .model()
          .quantiles(s, f)
          .ifPresent(
              q -> marks.addAll(Bands.of(q.at(levels.probabilities()), levels, target, start)));
    }
    double[] came = new double[end - from];
    Arrays.setAll(
        came,
        t -> series.observed(target, from + t) ? series.target(target, from + t) : Double.NaN);
    marks.add(new Line(Line.Kind.HISTORY, 0, came));
    for (int f = 0; f < of.size(); f++) {
      int fold = f;
      double[] made = new double[of.get(f).steps()];
      Arrays.setAll(made, step -> comparison.model().value(s, fold, target, step));
      marks.add(new Line(Line.Kind.FORECAST, of.get(f).observed() - from, made));
    }
    String name = folds.panel().schema().targets().get(target);
    String title =
        series.name().isEmpty()
            ? name
            : folds.targets() > 1 ? series.name() + ", " + name : series.name();
    return new Chart(title, series.calendar().from(from), end - from, marks);
  }

  /** The RMSE of each step ahead, of the model and of the best of its rivals. */
  private Chart errors() {
    List<Mark> marks = new ArrayList<>();
    comparison.rivals().stream()
        .min(Comparator.comparingDouble(rival -> mean(rmse(rival))))
        .ifPresent(best -> marks.add(new Line(Line.Kind.RIVAL, 0, rmse(best), best.model())));
    marks.add(
        new Line(Line.Kind.FORECAST, 0, rmse(comparison.model()), comparison.model().model()));
    return new Chart("RMSE by step ahead", Calendar.rows(), folds.steps(), marks);
  }

  private double[] rmse(Forecasts forecasts) {
    return comparison.by(Part.STEP, forecasts).values().stream()
        .mapToDouble(PointScore::rmse)
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.POSITIVE_INFINITY);
  }

  /** What each level caught at each step ahead, per cent, beside what it promises. */
  private Optional<Chart> coverage() {
    Map<String, QuantileScore> steps = comparison.quantilesBy(Part.STEP, comparison.model());
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    List<List<IntervalScore>> rows = steps.values().stream().map(QuantileScore::intervals).toList();
    List<Mark> marks = new ArrayList<>();
    for (int level = 0; level < rows.get(0).size(); level++) {
      int place = level;
      double promised = rows.get(0).get(level).level();
      double[] nominal = new double[rows.size()];
      Arrays.fill(nominal, promised);
      double[] caught = rows.stream().mapToDouble(row -> 100 * row.get(place).coverage()).toArray();
      marks.add(new Line(Line.Kind.NOMINAL, 0, nominal));
      marks.add(
          new Line(
              level % 2 == 0 ? Line.Kind.RIVAL : Line.Kind.FORECAST,
              0,
              caught,
              new Levels(List.of(promised)).toString() + " %"));
    }
    return Optional.of(
        new Chart("Caught by intervals, % by step ahead", Calendar.rows(), rows.size(), marks));
  }
}
