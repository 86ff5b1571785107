package dev.recur.page;

import dev.recur.evaluation.Evaluation;
import dev.recur.report.EvaluationTable;

/** The sections of a held-out score in original units. */
final class ScoreSections {
  private ScoreSections() {}

  /** Adds the scores of the model and its rivals, and what their intervals caught. */
  static void add(Evaluation score, Page page) {
    page.section(
        "scores",
        "Scores",
        new Html()
            .table(
                new ScoreTables(score, false)
                    .models("The model and its rivals on held-out values", score))
            .paragraph(String.join(" ", EvaluationTable.legend(score, false))));
    intervals(score, page);
  }

  /** Adds what the intervals of the model and its rivals caught, if it has some. */
  static void intervals(Evaluation score, Page page) {
    if (score.model().quantiles().isPresent()) {
      page.section(
          "intervals",
          "Intervals",
          new Html()
              .table(ScoreTables.intervals("What intervals caught, %", score))
              .paragraph("Winkler is the width and the price of the misses; lower is better."));
    }
  }

  /** Adds the scores of the series, if there are several. */
  static void series(Evaluation score, Page page) {
    if (score.model().perSeries().size() > 1) {
      page.section(
          "series",
          "By series",
          new Html()
              .table(
                  new ScoreTables(score, false)
                      .parts("Errors of each series", "series", score.model().perSeries())));
    }
  }
}
