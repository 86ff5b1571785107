package dev.recur.chart;

import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Folds;
import dev.recur.evaluation.Forecasts;
import dev.recur.evaluation.IntervalScore;
import dev.recur.evaluation.Part;
import dev.recur.evaluation.PointScore;
import dev.recur.evaluation.QuantileScore;
import dev.recur.forecast.Levels;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** A backtest: every forecast over what came, errors and coverage by step ahead, rivals, errors. */
public final class EvaluationCharts {
  /** Series on one picture, the worst first. */
  private static final int MOST = 6;

  /** Forecasts over one series: more would hide each other. */
  private static final int MOST_FOLDS = 60;

  private final Comparison comparison;
  private final Folds folds;

  /** Makes the charts of a comparison. */
  public EvaluationCharts(Comparison comparison) {
    this.comparison = comparison;
    folds = comparison.folds();
  }

  /**
   * Returns all of it as a picture.
   *
   * @param only names of the series that are shown; empty for all
   * @param last steps before the first origin that are shown; empty for as many as are forecast
   */
  public Sheet sheet(Set<String> only, OptionalInt last) {
    List<Chart> worst = worst(only, MOST, last, 0);
    List<Chart> charts = new ArrayList<>(worst);
    charts.addAll(scores());
    int series = only.isEmpty() ? folds.panel().size() : only.size();
    return new Sheet(title(), charts).of(new Shown(worst.size(), series, folds.targets()));
  }

  /** Returns what it is a picture of. */
  public String title() {
    String some =
        folds.count() > MOST_FOLDS ? ", " + MOST_FOLDS + " forecasts of a series drawn" : "";
    return "Backtest of " + comparison.model().model() + some;
  }

  /** Returns the charts of scores and errors, as many as there is something to see in. */
  public List<Chart> scores() {
    List<Chart> charts = new ArrayList<>();
    if (folds.steps() > 1) {
      charts.add(errors());
      coverage().ifPresent(charts::add);
    }
    if (!comparison.rivals().isEmpty()) {
      charts.add(new RivalsChart(comparison).chart());
    }
    new ErrorsOverTime(comparison).chart().ifPresent(charts::add);
    ErrorCharts errors = new ErrorCharts(comparison);
    errors.distribution().ifPresent(charts::add);
    errors.autocorrelation().ifPresent(charts::add);
    return charts;
  }

  /**
   * Returns the forecasts of some series over what came, the worst first.
   *
   * @param only names of the series; empty for all
   * @param most charts, one a target of a series
   * @param last steps before the first origin that are shown; empty for as many as are forecast
   * @param rivals whose forecasts stand beside those of the model, the best first
   */
  public List<Chart> worst(Set<String> only, int most, OptionalInt last, int rivals) {
    int targets = folds.targets();
    List<Forecasts> best = bestRivals().subList(0, Math.min(rivals, comparison.rivals().size()));
    return IntStream.range(0, folds.panel().size() * targets)
        .boxed()
        .filter(i -> only.isEmpty() || only.contains(folds.series(i / targets).name()))
        .sorted(Comparator.comparingDouble((Integer i) -> -error(i / targets, i % targets)))
        .limit(most)
        .map(i -> ofSeries(i / targets, i % targets, last, best))
        .toList();
  }

  private List<Forecasts> bestRivals() {
    return comparison.rivals().stream()
        .sorted(Comparator.comparingDouble(rival -> mean(rmse(rival))))
        .toList();
  }

  /** The mean error of a target of a series, in its seasonal-naive error if it has one. */
  private double error(int s, int target) {
    double sum = 0;
    int count = 0;
    for (int f = 0; f < folds.of(s).size(); f++) {
      for (double off : comparison.errors(comparison.model(), s, f, target)) {
        if (Double.isFinite(off)) {
          sum += Math.abs(off);
          count++;
        }
      }
    }
    double scale = comparison.scale(s, target);
    return count == 0 ? 0 : sum / count / (Double.isNaN(scale) ? 1 : scale);
  }

  private Chart ofSeries(int s, int target, OptionalInt last, List<Forecasts> rivals) {
    TimeSeries series = folds.series(s);
    List<Fold> of = folds.of(s);
    int first = of.get(0).observed();
    int end = of.stream().mapToInt(fold -> fold.observed() + fold.steps()).max().orElseThrow();
    int from = Math.max(0, first - last.orElse(end - first));
    List<Mark> marks = new ArrayList<>();
    Levels levels = comparison.model().scored().levels();
    int[] drawn = drawn(of.size());
    for (int f : drawn) {
      int start = of.get(f).observed() - from;
      comparison
          .model()
          .quantiles(s, f)
          .ifPresent(
              q -> marks.addAll(Bands.of(q.at(levels.probabilities()), levels, target, start)));
    }
    Observed observed = new Observed(series, target, from, end);
    marks.addAll(observed.gaps());
    marks.add(observed.line());
    for (Forecasts rival : rivals) {
      for (int f : drawn) {
        marks.add(made(Line.Kind.RIVAL, rival, s, f, target, from, rival.model()));
      }
    }
    for (int f : drawn) {
      marks.add(made(Line.Kind.FORECAST, comparison.model(), s, f, target, from, ""));
    }
    String title = Chart.title(series.name(), folds.panel().schema().targets(), target);
    return new Chart(title, series.calendar().from(from), end - from, marks);
  }

  /** The folds that are drawn: all, or so many that lie evenly among them, with the last. */
  private static int[] drawn(int all) {
    int[] drawn = new int[Math.min(MOST_FOLDS, all)];
    Arrays.setAll(drawn, i -> (int) ((long) (i + 1) * all / drawn.length) - 1);
    return drawn;
  }

  /** What was forecast at a fold. */
  private Line made(
      Line.Kind kind, Forecasts by, int s, int f, int target, int from, String label) {
    Fold fold = folds.of(s).get(f);
    double[] made = new double[fold.steps()];
    Arrays.setAll(made, step -> by.value(s, f, target, step));
    return new Line(kind, fold.observed() - from, made, label);
  }

  /** The RMSE of each step ahead, of the model and of the best of its rivals. */
  private Chart errors() {
    List<Mark> marks = new ArrayList<>();
    bestRivals().stream()
        .findFirst()
        .ifPresent(best -> marks.add(new Line(Line.Kind.RIVAL, 0, rmse(best), best.model())));
    marks.add(
        new Line(Line.Kind.FORECAST, 0, rmse(comparison.model()), comparison.model().model()));
    return new Chart("RMSE by step ahead", Axis.counted(), folds.steps(), marks);
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
        new Chart("Caught by intervals, % by step ahead", Axis.counted(), rows.size(), marks));
  }
}
