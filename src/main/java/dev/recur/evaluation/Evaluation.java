package dev.recur.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * A model and its rivals, scored on the same held-out steps.
 *
 * @param horizon steps a forecast covers
 * @param season steps in the season of the seasonal baseline and the scale of MASE
 * @param folds origins a series
 * @param points held-out values scored, over all series, targets and folds
 * @param model the score of the model itself
 * @param baselines the scores of the rivals
 * @param verdict the model against the best rival; empty without rivals
 */
public record Evaluation(
    int horizon,
    int season,
    int folds,
    int points,
    ModelScore model,
    List<ModelScore> baselines,
    Optional<Verdict> verdict) {
  /** Copies the list. */
  public Evaluation {
    baselines = List.copyOf(baselines);
  }
}
