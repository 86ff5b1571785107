package dev.recur.report;

import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.PointScore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** An evaluation as a table for a person, within 80 columns. */
public final class EvaluationTable {
  private static final String SEASONAL_NAIVE = "seasonal-naive";
  private static final int NAME_WIDTH = 16;
  private static final int MOST_ROWS = 10;

  private EvaluationTable() {}

  /**
   * Writes the table.
   *
   * @param evaluation what is shown
   * @param out where it goes
   */
  public static void write(Evaluation evaluation, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "Held-out: %s, %s of %s, in original units%n%n",
        count(evaluation.points(), "value"),
        count(evaluation.folds(), "forecast"),
        count(evaluation.horizon(), "step"));
    header("", out);
    row(evaluation.model().model(), evaluation.model().overall(), out);
    for (ModelScore baseline : evaluation.baselines()) {
      row(baseline.model(), baseline.overall(), out);
    }
    out.println();
    verdict(evaluation, out);
    if (evaluation.model().perTarget().size() > 1) {
      parts("target", evaluation.model().perTarget().entrySet().stream().toList(), out);
    }
    if (evaluation.model().perSeries().size() > 1) {
      List<java.util.Map.Entry<String, PointScore>> worstFirst =
          new ArrayList<>(evaluation.model().perSeries().entrySet());
      worstFirst.sort(
          (a, b) -> Double.compare(b.getValue().mase().orElse(0), a.getValue().mase().orElse(0)));
      parts("series, worst MASE first", worstFirst, out);
    }
  }

  private static void parts(
      String title, List<java.util.Map.Entry<String, PointScore>> parts, PrintWriter out) {
    out.println();
    out.println("By " + title);
    header("", out);
    parts.stream().limit(MOST_ROWS).forEach(part -> row(part.getKey(), part.getValue(), out));
    if (parts.size() > MOST_ROWS) {
      out.println("and " + (parts.size() - MOST_ROWS) + " more; --json has all");
    }
  }

  private static void header(String title, PrintWriter out) {
    out.printf(
        "%-" + NAME_WIDTH + "s %9s %9s %8s %8s %8s %8s%n",
        title,
        "RMSE",
        "MAE",
        "MAPE %",
        "sMAPE %",
        "MASE",
        "RMSSE");
  }

  private static void row(String name, PointScore score, PrintWriter out) {
    String shown = name.length() > NAME_WIDTH ? name.substring(0, NAME_WIDTH - 1) + "…" : name;
    out.printf(
        "%-" + NAME_WIDTH + "s %9s %9s %8s %8s %8s %8s%n",
        shown,
        number(score.rmse()),
        number(score.mae()),
        number(score.mape()),
        number(score.smape()),
        number(score.mase()),
        number(score.rmsse()));
  }

  private static void verdict(Evaluation evaluation, PrintWriter out) {
    double model = evaluation.model().overall().rmse();
    for (ModelScore baseline : evaluation.baselines()) {
      if (baseline.model().equals(SEASONAL_NAIVE) && baseline.overall().rmse() > 0) {
        double share = 100 * (1 - model / baseline.overall().rmse());
        out.printf(
            Locale.ROOT,
            "RMSE of %s is %.1f %% %s that of %s%s.%n",
            evaluation.model().model(),
            Math.abs(share),
            share >= 0 ? "below" : "above",
            SEASONAL_NAIVE,
            evaluation.season() > 1
                ? " (season " + evaluation.season() + ")"
                : " (no season: the last value)");
      }
    }
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "-";
  }

  /** Returns four significant digits or all digits before the point. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size >= 1e8 || (size > 0 && size < 1e-4)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
