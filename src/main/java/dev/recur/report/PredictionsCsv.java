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
import dev.recur.table.TextWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The points behind a score, as CSV: one row for each series, origin, step and target, original
 * units.
 */
public final class PredictionsCsv {
  private PredictionsCsv() {}

  /**
   * Writes a header, then the key columns, the origin, the step ahead, the time, the target, the
   * actual value (nothing where it is missing) and the forecast of each model.
   *
   * @param comparison what was forecast
   * @param out where to
   * @throws IOException if writing fails
   */
  public static void write(Comparison comparison, Appendable out) throws IOException {
    Folds folds = comparison.folds();
    Schema schema = folds.panel().schema();
    List<Forecasts> models = new ArrayList<>(List.of(comparison.model()));
    models.addAll(comparison.rivals());
    RowWriter writer = new TextWriter(schema.format().delimiter(), out);
    List<String> header = new ArrayList<>(schema.keys());
    header.addAll(List.of("origin", "step", "time", "target", "actual"));
    models.forEach(model -> header.add(model.model()));
    writer.row(header);
    for (int s = 0; s < folds.panel().size(); s++) {
      for (int f = 0; f < folds.of(s).size(); f++) {
        for (int step = 0; step < folds.of(s).get(f).steps(); step++) {
          for (int k = 0; k < folds.targets(); k++) {
            writer.row(row(folds, models, s, f, step, k));
          }
        }
      }
    }
  }

  private static List<String> row(
      Folds folds, List<Forecasts> models, int s, int f, int step, int k) {
    TimeSeries series = folds.series(s);
    Calendar calendar = series.calendar();
    Fold fold = folds.of(s).get(f);
    int t = fold.observed() + step;
    char decimal = folds.panel().schema().format().decimal().character();
    List<String> cells = new ArrayList<>(series.keys());
    cells.add(fold.observed() == 0 ? "" : calendar.label(fold.observed() - 1));
    cells.add(Integer.toString(step + 1));
    cells.add(calendar.label(t));
    cells.add(folds.panel().schema().targets().get(k));
    double actual = series.observed(k, t) ? series.target(k, t) : Double.NaN;
    cells.add(PanelWriter.number(actual, decimal));
    for (Forecasts model : models) {
      cells.add(PanelWriter.number(model.value(s, f, k, step), decimal));
    }
    return cells;
  }
}
