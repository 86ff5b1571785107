package dev.recur.cli;

import dev.recur.evaluation.Evaluation;
import dev.recur.report.EvaluationJson;
import dev.recur.report.EvaluationTable;
import dev.recur.report.ProgressLine;
import dev.recur.series.Schema;
import dev.recur.series.Visible;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How a score is shown, and whether anything is said beside it. */
final class ReportOptions {
  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "No notes and no progress, only the result and errors.")
  private boolean quiet;

  ProgressLine progress(Main main) {
    return main.progress(quiet);
  }

  /** Returns whether nothing but JSON is printed. */
  boolean json() {
    return json;
  }

  /** Returns whether nothing is said beside the result. */
  boolean quiet() {
    return quiet;
  }

  void write(Evaluation score, Schema schema, PrintWriter out) {
    if (json) {
      out.println(EvaluationJson.text(score, schema.targets()));
    } else {
      EvaluationTable.write(score, OptionNames::of, Visible.writer(out));
    }
    out.flush();
  }
}
