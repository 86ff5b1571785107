package dev.recur.page;

import dev.recur.chart.Chart;
import dev.recur.chart.ForecastCharts;
import dev.recur.chart.TrainingCharts;
import dev.recur.evaluation.Evaluation;
import dev.recur.model.SavedModel;
import dev.recur.report.EvaluationTable;
import dev.recur.series.Message;
import dev.recur.series.Panel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A training as a page. */
public final class TrainingPage {
  private TrainingPage() {}

  /**
   * Returns the page.
   *
   * @param model that was trained
   * @param panel that it was trained on, with the held-out end
   * @param charts of the held-out end
   * @param how it was made
   * @param naming how settings are written
   */
  public static Page of(
      SavedModel model, Panel panel, ForecastCharts charts, HowMade how, Message.Naming naming) {
    Evaluation score = model.score();
    Page page =
        new Page(
            "Training of " + model.model().name(),
            EvaluationTable.heldOut(score, Page.several(panel), score.horizon(), false));
    page.section("verdict", "Verdict", VerdictWords.of(score, naming));
    page.picture(charts, OptionalInt.empty());
    ScoreSections.add(score, page);
    ScoreSections.series(score, page);
    List<Chart> curves = TrainingCharts.of(model, Optional.of(panel));
    if (!curves.isEmpty()) {
      page.section("training", "Training", new Html().charts(curves));
    }
    page.section("made", "How it was made", how.made(Optional.of(model)));
    return page.section("noticed", "What recur noticed", how.noticed(panel));
  }
}
