package dev.recur.chart;

import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Forecasts;
import dev.recur.evaluation.Metric;
import dev.recur.evaluation.Part;
import dev.recur.evaluation.PointScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The error of a model beside those of its rivals: the root of the mean square over origins, and
 * how far chance may move it, two standard errors of that mean.
 */
final class RivalsChart {
  private static final double STANDARD_ERRORS = 2;

  private final Comparison comparison;
  private final Metric metric;

  RivalsChart(Comparison comparison) {
    this.comparison = comparison;
    boolean several = comparison.folds().panel().size() * comparison.folds().targets() > 1;
    boolean scaled =
        comparison.by(Part.FOLD, comparison.model()).values().stream()
            .allMatch(score -> score.rmsse().isPresent());
    metric = several && scaled ? Metric.RMSSE : Metric.RMSE;
  }

  Chart chart() {
    List<Forecasts> all =
        Stream.concat(Stream.of(comparison.model()), comparison.rivals().stream()).toList();
    double[] error = new double[all.size()];
    double[] low = new double[all.size()];
    double[] high = new double[all.size()];
    for (int i = 0; i < error.length; i++) {
      double[] squares = squares(all.get(i));
      double mean = Arrays.stream(squares).average().orElse(Double.NaN);
      double spread = Arrays.stream(squares).map(square -> (square - mean) * (square - mean)).sum();
      double n = squares.length;
      double off = STANDARD_ERRORS * Math.sqrt(spread / (n - 1) / n);
      error[i] = Math.sqrt(mean);
      low[i] = Math.sqrt(Math.max(0, mean - off));
      high[i] = Math.sqrt(mean + off);
    }
    double[] model = new double[all.size()];
    double[] rivals = error.clone();
    Arrays.fill(model, Double.NaN);
    model[0] = error[0];
    rivals[0] = Double.NaN;
    List<Mark> marks = new ArrayList<>();
    marks.add(new Bars(Line.Kind.FORECAST, model, low, high));
    marks.add(new Bars(Line.Kind.NOMINAL, rivals, low, high));
    boolean several = squares(comparison.model()).length > 1;
    String title = metric.title() + (several ? ", ± two standard errors over origins" : "");
    List<String> names = all.stream().map(Forecasts::model).toList();
    return new Chart(title, new Axis.Named(names), names.size(), marks);
  }

  /** The squared error from each origin. */
  private double[] squares(Forecasts forecasts) {
    return comparison.by(Part.FOLD, forecasts).values().stream()
        .mapToDouble(this::square)
        .toArray();
  }

  private double square(PointScore score) {
    double error = metric.of(score).orElse(Double.NaN);
    return error * error;
  }
}
