package dev.recur.report;

import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.Metric;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.Part;
import dev.recur.evaluation.QuantileScore;
import dev.recur.series.Message;
import dev.recur.series.Wording;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An evaluation as a table for a person, within 80 columns. */
public final class EvaluationTable {
  /** Rows of the worst series where nobody asked for them. */
  private static final int WORST_SERIES = 10;

  private EvaluationTable() {}

  /**
   * Writes the scores of a training.
   *
   * @param evaluation what is shown, original units
   * @param naming how settings are written
   * @param out where it goes
   */
  public static void write(Evaluation evaluation, Message.Naming naming, PrintWriter out) {
    ScoreColumns columns = ScoreColumns.of(evaluation, false);
    write(evaluation, evaluation.horizon(), columns, naming, out);
    parts(evaluation, columns, out);
  }

  /**
   * Writes a comparison.
   *
   * @param comparison what is shown
   * @param by what the model's scores are told apart by, below the table of all models; empty for
   *     the targets and the worst series, where there is more than one
   * @param naming how settings are written
   * @param out where it goes
   */
  public static void write(
      Comparison comparison, Optional<Part> by, Message.Naming naming, PrintWriter out) {
    Evaluation evaluation = comparison.evaluation();
    ScoreColumns columns = ScoreColumns.of(evaluation, comparison.units().areStandard());
    write(evaluation, comparison.folds().origins().apart(), columns, naming, out);
    if (by.isEmpty()) {
      parts(evaluation, columns, out);
    } else {
      PartsTable.write(
          by.get(),
          comparison.by(by.get(), comparison.model()),
          comparison.quantilesBy(by.get(), comparison.model()),
          PartsTable.MOST_ROWS,
          columns,
          out);
    }
    LevelsText.write(comparison, out);
  }

  private static void parts(Evaluation evaluation, ScoreColumns columns, PrintWriter out) {
    ModelScore model = evaluation.model();
    if (model.perTarget().size() > 1) {
      PartsTable.write(
          Part.TARGET, model.perTarget(), Map.of(), PartsTable.MOST_ROWS, columns, out);
    }
    if (model.perSeries().size() > 1) {
      PartsTable.write(Part.SERIES, model.perSeries(), Map.of(), WORST_SERIES, columns, out);
    }
  }

  private static void write(
      Evaluation evaluation,
      int apart,
      ScoreColumns columns,
      Message.Naming naming,
      PrintWriter out) {
    boolean standard = columns.equals(ScoreColumns.STANDARD);
    out.println(heldOut(evaluation, apart, standard));
    out.println();
    columns.header("", out);
    List<ModelScore> models =
        Stream.concat(Stream.of(evaluation.model()), evaluation.baselines().stream()).toList();
    for (ModelScore model : models) {
      columns.row(model.model() + (model.standIns() > 0 ? "*" : ""), model.overall(), out);
    }
    for (ModelScore model : models) {
      if (model.standIns() > 0) {
        out.println(
            "* "
                + model.model()
                + " could not be fitted "
                + Wording.count(model.standIns(), "time")
                + "; another method stands in");
      }
    }
    out.println();
    legend(evaluation, standard).forEach(out::println);
    intervals(evaluation, models, out);
    List<String> verdict = VerdictText.lines(evaluation, naming);
    if (!verdict.isEmpty()) {
      out.println();
      verdict.forEach(out::println);
    }
  }

  /**
   * Returns what the scores are of.
   *
   * @param apart steps between origins
   * @param standard whether errors are in standard deviations
   */
  public static String heldOut(Evaluation evaluation, int apart, boolean standard) {
    return heldOut(evaluation, Optional.empty(), apart, standard);
  }

  /**
   * Returns what the scores of several series are of.
   *
   * @param series how many there are, in words; empty for one, or where it need not be said
   * @param apart steps between origins
   * @param standard whether errors are in standard deviations
   */
  public static String heldOut(
      Evaluation evaluation, Optional<String> series, int apart, boolean standard) {
    return "Held-out: "
        + Wording.count(evaluation.points(), "value")
        + series.map(some -> " of " + some).orElse("")
        + ", "
        + Wording.count(evaluation.folds(), "forecast")
        + " of "
        + Wording.count(evaluation.horizon(), "step")
        + (series.isPresent() ? " each" : "")
        + (evaluation.folds() > 1 && apart != evaluation.horizon() ? " " + apart + " apart" : "")
        + (standard ? ", standardised" : ", in original units");
  }

  /** Writes the intervals of those who have some, and in words what those of the model caught. */
  private static void intervals(Evaluation evaluation, List<ModelScore> models, PrintWriter out) {
    Map<String, QuantileScore> rows = new LinkedHashMap<>();
    for (ModelScore model : models) {
      model.quantiles().ifPresent(score -> rows.put(model.model(), score));
    }
    if (evaluation.model().quantiles().isPresent()) {
      IntervalColumns.write("", rows, out);
      out.println("Winkler is the width and the price of the misses; lower is better.");
      CoverageText.lines(evaluation, models).forEach(out::println);
    }
  }

  /**
   * Returns how to read the scores, a line or two and more.
   *
   * @param standard whether errors are in standard deviations
   */
  public static List<String> legend(Evaluation evaluation, boolean standard) {
    List<String> lines = new ArrayList<>();
    if (standard) {
      lines.add("Each target is standardised by its mean and deviation in train.");
    }
    boolean seasonal = evaluation.season() > 1;
    lines.add(
        "Lower is better. MASE and RMSSE: 1 is as far off as repeating the last "
            + (seasonal ? "season" : "value"));
    lines.add(
        seasonal
            ? "(" + evaluation.season() + " steps) was, a season ahead, in the values before."
            : "was, a step ahead, in the values before.");
    if (metrics(evaluation, standard).contains(Metric.PIS)) {
      lines.add("PIS: stock, or orders unmet, summed up if as much is delivered as was forecast.");
    }
    return lines;
  }

  /**
   * Returns the metrics of a table.
   *
   * @param evaluation what is shown
   * @param standard whether errors are in standard deviations, where percentages have no meaning
   */
  public static List<Metric> metrics(Evaluation evaluation, boolean standard) {
    return ScoreColumns.of(evaluation, standard).metrics();
  }

  /** Returns four significant digits or all digits before the point. */
  public static String number(double value) {
    return ScoreColumns.number(value);
  }
}
