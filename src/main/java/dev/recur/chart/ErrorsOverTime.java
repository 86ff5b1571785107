package dev.recur.chart;

import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Folds;
import dev.recur.series.Calendar;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The errors of a model, forecast less what came, by the time that they were made for. */
final class ErrorsOverTime {
  private final Comparison comparison;
  private final Folds folds;
  private final Calendar calendar;
  private int first = Integer.MAX_VALUE;
  private int end;

  ErrorsOverTime(Comparison comparison) {
    this.comparison = comparison;
    folds = comparison.folds();
    calendar = folds.series(0).calendar();
    for (int s = 0; s < folds.panel().size(); s++) {
      for (Fold fold : folds.of(s)) {
        first = Math.min(first, shift(s) + fold.observed());
        end = Math.max(end, shift(s) + fold.observed() + fold.steps());
      }
    }
  }

  /** Steps from the start of the first series to that of another. */
  private int shift(int s) {
    return calendar.indexOf(folds.series(s).calendar().ticks(0));
  }

  /**
   * Returns the chart: of one target of one series the errors of each forecast, original units; of
   * several their mean and the root of their mean square, in seasonal-naive errors. Empty where
   * these are not defined.
   */
  Optional<Chart> chart() {
    boolean one = comparison.isOne();
    if (!one && !isScaled()) {
      return Optional.empty();
    }
    List<Mark> marks = new ArrayList<>();
    marks.add(new Line(Line.Kind.NOMINAL, 0, new double[end - first]));
    marks.addAll(one ? each() : together());
    String title = one ? "Errors over time" : "Scaled errors over time";
    return Optional.of(new Chart(title, calendar.from(first), end - first, marks));
  }

  private boolean isScaled() {
    return IntStream.range(0, folds.panel().size() * folds.targets())
        .mapToDouble(i -> comparison.scale(i / folds.targets(), i % folds.targets()))
        .anyMatch(Double::isFinite);
  }

  private List<Mark> each() {
    List<Mark> lines = new ArrayList<>();
    for (int f = 0; f < folds.of(0).size(); f++) {
      int start = folds.of(0).get(f).observed() - first;
      double[] errors = comparison.errors(comparison.model(), 0, f, 0);
      lines.add(new Line(Line.Kind.FORECAST, start, errors));
    }
    return lines;
  }

  private List<Mark> together() {
    double[] sums = new double[end - first];
    double[] squares = new double[sums.length];
    int[] counts = new int[sums.length];
    for (int s = 0; s < folds.panel().size(); s++) {
      for (int k = 0; k < folds.targets(); k++) {
        double scale = comparison.scale(s, k);
        for (int f = 0; f < folds.of(s).size(); f++) {
          int start = shift(s) + folds.of(s).get(f).observed() - first;
          double[] errors = comparison.errors(comparison.model(), s, f, k);
          for (int h = 0; h < errors.length; h++) {
            double error = errors[h] / scale;
            if (Double.isFinite(error)) {
              sums[start + h] += error;
              squares[start + h] += error * error;
              counts[start + h]++;
            }
          }
        }
      }
    }
    Arrays.setAll(sums, t -> sums[t] / counts[t]);
    Arrays.setAll(squares, t -> Math.sqrt(squares[t] / counts[t]));
    return List.of(
        new Line(Line.Kind.RIVAL, 0, squares, "RMS"),
        new Line(Line.Kind.FORECAST, 0, sums, "mean"));
  }
}
