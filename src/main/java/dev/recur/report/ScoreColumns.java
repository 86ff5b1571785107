package dev.recur.report;

import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.Metric;
import dev.recur.evaluation.PointScore;
import dev.recur.series.Visible;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Rows of a name and some metrics, within 80 columns.
 *
 * @param metrics one a column, six at the most
 */
record ScoreColumns(List<Metric> metrics) {
  private static final int NAME_WIDTH = 16;

  /** In the units of the data. */
  static final ScoreColumns ORIGINAL =
      new ScoreColumns(
          List.of(Metric.RMSE, Metric.MAE, Metric.MAPE, Metric.SMAPE, Metric.MASE, Metric.RMSSE));

  /** Where most series have zeros, so that percentages have no meaning. */
  static final ScoreColumns OF_DEMAND =
      new ScoreColumns(
          List.of(Metric.RMSE, Metric.MAE, Metric.BIAS, Metric.MASE, Metric.RMSSE, Metric.PIS));

  /** In standard deviations, where percentages have no meaning. */
  static final ScoreColumns STANDARD =
      new ScoreColumns(List.of(Metric.MSE, Metric.MAE, Metric.RMSE, Metric.MASE, Metric.RMSSE));

  /**
   * Returns the columns of an evaluation.
   *
   * @param standard whether errors are in standard deviations
   */
  static ScoreColumns of(Evaluation evaluation, boolean standard) {
    if (standard) {
      return STANDARD;
    }
    Collection<PointScore> series = evaluation.model().perSeries().values();
    long without = series.stream().filter(score -> score.mape().isEmpty()).count();
    return 2 * without > series.size() ? OF_DEMAND : ORIGINAL;
  }

  void header(String title, PrintWriter out) {
    StringBuilder line = new StringBuilder(padded(title));
    for (int column = 0; column < metrics.size(); column++) {
      line.append(cell(column, metrics.get(column).title()));
    }
    out.println(line.toString().stripTrailing());
  }

  void row(String name, PointScore score, PrintWriter out) {
    StringBuilder line = new StringBuilder(padded(name));
    for (int column = 0; column < metrics.size(); column++) {
      line.append(cell(column, number(metrics.get(column).of(score))));
    }
    out.println(line);
  }

  private static String cell(int column, String text) {
    return String.format(Locale.ROOT, column < 2 ? " %9s" : " %8s", text);
  }

  /** Returns a name as wide as all names. */
  static String padded(String text) {
    String name = Visible.text(text);
    String shown = name.length() > NAME_WIDTH ? name.substring(0, NAME_WIDTH - 1) + "…" : name;
    return String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", shown);
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "-";
  }

  /** Returns four significant digits or all digits before the point, up to eight of them. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size >= 1e8 || (size > 0 && size < 1e-4)) {
      return String.format(Locale.ROOT, "%.3e", value).replaceFirst("e\\+?(-?)0?", "e$1");
    }
    int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
