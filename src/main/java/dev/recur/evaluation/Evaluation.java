package dev.recur.evaluation;

import java.util.List;

/**
 * A model and its baselines, scored on the same held-out steps.
 *
 * @param horizon steps a forecast covers
 * @param season steps in the season of the seasonal baseline and the scale of MASE
 * @param folds origins a series
 * @param points held-out values scored, over all series, targets and folds
 * @param model the score of the model itself
 * @param baselines the scores of the simple methods
 */
public record Evaluation(
    int horizon, int season, int folds, int points, ModelScore model, List<ModelScore> baselines) {
  /** Copies the list. */
  public Evaluation {
    baselines = List.copyOf(baselines);
  }
}
