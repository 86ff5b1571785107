package dev.recur.page;

import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.IntervalScore;
import dev.recur.evaluation.Metric;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.PointScore;
import dev.recur.evaluation.QuantileScore;
import dev.recur.report.EvaluationTable;
import dev.recur.report.IntervalColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Scores as tables. */
final class ScoreTables {
  private final List<Metric> metrics;

  /**
   * @param evaluation what is shown
   * @param standard whether errors are in standard deviations, where percentages have no meaning
   */
  ScoreTables(Evaluation evaluation, boolean standard) {
    metrics = EvaluationTable.metrics(evaluation, standard);
  }

  private static Stream<ModelScore> models(Evaluation evaluation) {
    return Stream.concat(Stream.of(evaluation.model()), evaluation.baselines().stream());
  }

  /** Returns the scores of the model and its rivals. */
  Table models(String caption, Evaluation evaluation) {
    List<Table.Row> rows =
        models(evaluation)
            .map(
                model ->
                    new Table.Row(
                        cells(model.model(), model.overall()),
                        model.equals(evaluation.model()),
                        OptionalInt.empty()))
            .toList();
    return new Table(caption, header("model"), rows);
  }

  /** Returns the scores of parts, in their order. */
  Table parts(String caption, String what, Map<String, PointScore> parts) {
    List<Table.Row> rows = new ArrayList<>();
    parts.forEach((name, score) -> rows.add(Table.Row.of(cells(name, score))));
    return new Table(caption, header(what), rows);
  }

  List<String> header(String first) {
    List<String> header = new ArrayList<>(List.of(first));
    metrics.forEach(metric -> header.add(metric.title()));
    return header;
  }

  List<String> cells(String name, PointScore score) {
    List<String> cells = new ArrayList<>(List.of(name));
    metrics.forEach(metric -> cells.add(number(metric.of(score))));
    return cells;
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? EvaluationTable.number(value.getAsDouble()) : "–";
  }

  /** Returns what the intervals of the model and its rivals caught. */
  static Table intervals(String caption, Evaluation evaluation) {
    List<String> header = new ArrayList<>(List.of("model"));
    List<Table.Row> rows = new ArrayList<>();
    models(evaluation)
        .filter(model -> model.quantiles().isPresent())
        .forEach(
            model -> {
              QuantileScore score = model.quantiles().orElseThrow();
              if (rows.isEmpty()) {
                score.intervals().forEach(interval -> header.addAll(header(interval)));
              }
              rows.add(
                  new Table.Row(
                      Table.Row.of(model.model(), cells(score.intervals())).cells(),
                      model.equals(evaluation.model()),
                      OptionalInt.empty()));
            });
    return new Table(caption, header, rows);
  }

  private static List<String> header(IntervalScore interval) {
    return List.of("in " + IntervalColumns.level(interval) + " %", "width", "Winkler");
  }

  private static List<String> cells(List<IntervalScore> intervals) {
    List<String> cells = new ArrayList<>();
    for (IntervalScore interval : intervals) {
      cells.add(String.format(Locale.ROOT, "%.1f", 100 * interval.coverage()));
      cells.add(EvaluationTable.number(interval.width()));
      cells.add(EvaluationTable.number(interval.winkler()));
    }
    return cells;
  }
}
