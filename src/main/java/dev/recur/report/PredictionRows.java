package dev.recur.report;

import dev.recur.csv.PanelWriter;
import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Folds;
import dev.recur.evaluation.Forecasts;
import dev.recur.series.Calendar;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import dev.recur.table.RowWriter;
import dev.recur.table.RowWriter.Column;
import dev.recur.table.RowWriter.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The points behind a score: one row for each series, origin, step and target, original units. */
public final class PredictionRows {
  private PredictionRows() {}

  /**
   * Writes the key columns, the origin, the step ahead, the time, the target, the actual value
   * (nothing where it is missing) and the forecast of each model.
   *
   * @param comparison what was forecast
   * @param schema of the data as it is written
   * @param writer takes the rows
   * @throws IOException if writing fails
   */
  public static void write(Comparison comparison, Schema schema, RowWriter writer)
      throws IOException {
    Folds folds = comparison.folds();
    List<Forecasts> models = new ArrayList<>(List.of(comparison.model()));
    models.addAll(comparison.rivals());
    List<Column> columns = new ArrayList<>(Column.all(schema.keys(), Kind.TEXT));
    columns.add(new Column("origin", Kind.TEXT));
    columns.add(new Column("step", Kind.NUMBER));
    columns.addAll(Column.all(List.of("time", "target"), Kind.TEXT));
    columns.add(new Column("actual", Kind.NUMBER));
    columns.addAll(Column.all(models.stream().map(Forecasts::model).toList(), Kind.NUMBER));
    writer.columns(columns, true);
    char decimal = schema.format().decimal().character();
    for (int s = 0; s < folds.panel().size(); s++) {
      for (int f = 0; f < folds.of(s).size(); f++) {
        for (int step = 0; step < folds.of(s).get(f).steps(); step++) {
          for (int k = 0; k < folds.targets(); k++) {
            writer.row(row(folds, models, decimal, new Point(s, f, step, k)));
          }
        }
      }
    }
  }

  /** Which point of a comparison. */
  private record Point(int series, int fold, int step, int target) {}

  private static List<String> row(Folds folds, List<Forecasts> models, char decimal, Point at) {
    TimeSeries series = folds.series(at.series);
    Calendar calendar = series.calendar();
    Fold fold = folds.of(at.series).get(at.fold);
    int t = fold.observed() + at.step;
    List<String> cells = new ArrayList<>(series.keys());
    cells.add(fold.observed() == 0 ? "" : calendar.label(fold.observed() - 1));
    cells.add(Integer.toString(at.step + 1));
    cells.add(calendar.label(t));
    cells.add(folds.panel().schema().targets().get(at.target));
    double actual = series.observed(at.target, t) ? series.target(at.target, t) : Double.NaN;
    cells.add(PanelWriter.number(actual, decimal));
    for (Forecasts model : models) {
      cells.add(PanelWriter.number(model.value(at.series, at.fold, at.target, at.step), decimal));
    }
    return cells;
  }
}
