package dev.recur.spark;

import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.config.EvaluateConfig;
import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.Forecasts;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.PointScore;
import dev.recur.model.SavedModel;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Scores: for each series and model a row over all its steps, whose step is 0, and a row for each
 * step ahead, with the values that were scored and the metrics of plain recur.
 */
final class EvaluateWork implements SeriesWork.Work {
  private final EvaluateConfig config;
  private final SavedModel model;
  private final SeriesReader reader;
  private final Recur recur = new Recur();

  EvaluateWork(Settled settled) {
    SparkSpec spec = settled.spec();
    model = settled.loaded().orElseThrow();
    reader = new SeriesReader(Settled.readOptions(spec, Optional.of(model)), spec.columns());
    config =
        EvaluateConfig.builder()
            .horizon(OptionalInt.of(settled.horizon()))
            .folds(SparkSpec.open(spec.folds()))
            .stride(SparkSpec.open(spec.stride()))
            .rivals(spec.rivals())
            .levels(Settled.levels(spec))
            .threads(1)
            .build();
  }

  /** Returns the columns of a result. */
  static StructType columns(SparkSpec spec) {
    StructType columns =
        spec.keyColumns()
            .add("model", DataTypes.StringType)
            .add("step", DataTypes.IntegerType)
            .add("points", DataTypes.LongType);
    for (String metric : List.of("rmse", "mae", "mape", "smape", "mase", "rmsse", "bias")) {
      columns = columns.add(metric, DataTypes.DoubleType);
    }
    return columns;
  }

  @Override
  public SeriesReader reader() {
    return reader;
  }

  @Override
  public List<Row> rows(List<SeriesRows> series, Panel panel) {
    Comparison comparison = recur.evaluate(model, Data.of(panel), config);
    Evaluation evaluation = comparison.evaluation();
    if (comparison.folds().panel().size() < series.size()) {
      // Some are too short to be scored: each is told of by itself.
      throw new InputException("too short to be scored");
    }
    List<Forecasts> forecasts = new ArrayList<>(List.of(comparison.model()));
    forecasts.addAll(comparison.rivals());
    List<ModelScore> scores = new ArrayList<>(List.of(evaluation.model()));
    scores.addAll(evaluation.baselines());
    List<Row> rows = new ArrayList<>();
    for (int s = 0; s < series.size(); s++) {
      String name = panel.series().get(s).name();
      for (int m = 0; m < forecasts.size(); m++) {
        rows.addAll(
            rows(
                series.get(s),
                comparison,
                s,
                forecasts.get(m),
                scores.get(m).perSeries().getOrDefault(name, scores.get(m).overall())));
      }
    }
    return rows;
  }

  private static List<Row> rows(
      SeriesRows series, Comparison comparison, int s, Forecasts forecasts, PointScore score) {
    Map<Integer, List<Double>> errors = new TreeMap<>();
    long points = 0;
    for (int f = 0; f < comparison.folds().of(s).size(); f++) {
      for (int target = 0; target < comparison.folds().targets(); target++) {
        double[] steps = comparison.errors(forecasts, s, f, target);
        for (int step = 0; step < steps.length; step++) {
          if (!Double.isNaN(steps[step])) {
            errors.computeIfAbsent(step + 1, x -> new ArrayList<>()).add(steps[step]);
            points++;
          }
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    List<Object> whole = new ArrayList<>(series.keys());
    whole.addAll(List.of(forecasts.model(), 0, points, score.rmse(), score.mae()));
    whole.add(boxed(score.mape()));
    whole.add(score.smape());
    whole.add(boxed(score.mase()));
    whole.add(boxed(score.rmsse()));
    whole.add(score.bias());
    rows.add(BadSeries.row(whole));
    errors.forEach(
        (step, own) -> {
          double squares = own.stream().mapToDouble(e -> e * e).sum();
          double sizes = own.stream().mapToDouble(Math::abs).sum();
          List<Object> cells = new ArrayList<>(series.keys());
          cells.addAll(
              List.of(
                  forecasts.model(),
                  step,
                  (long) own.size(),
                  Math.sqrt(squares / own.size()),
                  sizes / own.size()));
          for (int metric = 0; metric < 5; metric++) {
            cells.add(null);
          }
          rows.add(BadSeries.row(cells));
        });
    return rows;
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
