package dev.recur.chart;

import dev.recur.series.Message;
import dev.recur.tune.Stage;
import dev.recur.tune.TrialScore;
import dev.recur.tune.TunedOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A search: the error of every trial and the best so far; the errors by each setting. */
public final class SearchCharts {
  private SearchCharts() {}

  /**
   * Returns the picture.
   *
   * @param scores in the order in which trials ended, at least one of them with errors
   * @param naming how settings are written
   */
  public static Sheet of(List<TrialScore> scores, Message.Naming naming) {
    Stage earliest = scores.stream().map(TrialScore::stage).min(Stage::compareTo).orElseThrow();
    List<TrialScore> first = done(scores, earliest);
    List<Chart> charts = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      List<TrialScore> of = done(scores, stage);
      if (!of.isEmpty()) {
        charts.add(trials(stage, of));
      }
    }
    Set<TunedOption> options = new LinkedHashSet<>();
    first.forEach(score -> options.addAll(score.trial().settings().keySet()));
    options.removeIf(option -> values(option, first).count() < 2);
    for (TunedOption option : options) {
      if (charts.size() < Sheet.MOST) {
        charts.add(by(option, first, naming));
      }
    }
    return new Sheet("Search over " + first.size() + " trials", charts);
  }

  /** The scores of a stage that have errors. */
  private static List<TrialScore> done(List<TrialScore> scores, Stage stage) {
    return scores.stream()
        .filter(score -> score.stage() == stage && score.failure().isEmpty())
        .toList();
  }

  private static Chart trials(Stage stage, List<TrialScore> scores) {
    double[] errors = scores.stream().mapToDouble(TrialScore::error).toArray();
    double[] best = errors.clone();
    for (int i = 1; i < best.length; i++) {
      best[i] = Math.min(best[i], best[i - 1]);
    }
    List<String> names =
        scores.stream()
            .map(score -> score.trial().isDefault() ? "default" : "" + score.trial().number())
            .toList();
    String title =
        switch (stage) {
          case FINAL -> "Error in the final";
          case WHOLE -> "Error after all epochs";
          default -> "Error after " + stage + " of the epochs";
        };
    return new Chart(
        title,
        new Axis.Named(names),
        errors.length,
        List.of(
            new Bars(Line.Kind.NOMINAL, errors),
            new Line(Line.Kind.FORECAST, 0, best, "best so far")));
  }

  /** The values of a setting that were tried. */
  private static Stream<String> values(TunedOption option, List<TrialScore> scores) {
    return scores.stream()
        .flatMap(score -> Optional.ofNullable(score.trial().settings().get(option)).stream())
        .distinct();
  }

  /** The mean error of the trials by the value of a setting, and the range of their errors. */
  private static Chart by(TunedOption option, List<TrialScore> scores, Message.Naming naming) {
    Map<String, List<Double>> errors = new LinkedHashMap<>();
    for (TrialScore score : scores) {
      String value = score.trial().settings().get(option);
      if (value != null) {
        errors.computeIfAbsent(value, x -> new ArrayList<>()).add(score.error());
      }
    }
    List<String> names = ordered(errors.keySet());
    double[] mean = new double[names.size()];
    double[] low = new double[names.size()];
    double[] high = new double[names.size()];
    for (int i = 0; i < mean.length; i++) {
      double[] of =
          errors.getOrDefault(names.get(i), List.of()).stream()
              .mapToDouble(Double::doubleValue)
              .toArray();
      mean[i] = Arrays.stream(of).average().orElse(Double.NaN);
      low[i] = Arrays.stream(of).min().orElse(Double.NaN);
      high[i] = Arrays.stream(of).max().orElse(Double.NaN);
    }
    return new Chart(
        "Error by " + naming.write(option.setting()),
        new Axis.Named(names),
        names.size(),
        List.of(new Bars(Line.Kind.FORECAST, mean, low, high)));
  }

  /** Numbers by size, whatever else by name. */
  private static List<String> ordered(Set<String> values) {
    if (values.stream().allMatch(value -> value.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?"))) {
      Map<Double, String> numbers = new TreeMap<>();
      values.forEach(value -> numbers.put(Double.parseDouble(value), value));
      return List.copyOf(numbers.values());
    }
    return values.stream().sorted().toList();
  }
}
