package dev.recur.page;

import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.ModelScore;
import dev.recur.report.CoverageText;
import dev.recur.report.VerdictText;
import dev.recur.series.Message;
import java.util.List;
import java.util.stream.Stream;

/** What a score says in plain words. */
final class VerdictWords {
  private VerdictWords() {}

  /** Returns whether the model is better, by how much, and whether its intervals hold. */
  static Html of(Evaluation score, Message.Naming naming) {
    Html html = new Html().headline(VerdictText.headline(score));
    CoverageText.headline(score).forEach(html::headline);
    html.list(VerdictText.lines(score, naming));
    List<ModelScore> models =
        Stream.concat(Stream.of(score.model()), score.baselines().stream()).toList();
    List<String> coverage = CoverageText.lines(score, models);
    if (!coverage.isEmpty()) {
      html.list(coverage);
    }
    List<String> warnings = CoverageText.warnings(score);
    if (!warnings.isEmpty()) {
      html.list(warnings);
    }
    return html;
  }
}
