package dev.recur.evaluation;

import java.util.Optional;

/**
 * How good forecasts of one level were before and after they were made to add up.
 *
 * @param level what series it has
 * @param before the score of forecasts of each series by itself
 * @param after the score of those that add up
 * @param verdict those that add up against the others; empty where they are the same model
 */
public record LevelScore(
    SeriesRange level, ModelScore before, ModelScore after, Optional<Verdict> verdict) {
  /**
   * Returns by how much the error has changed: that of RMSSE, or of RMSE where no series has a
   * scale.
   *
   * @return negative where adding up paid, -0.05 for five per cent
   */
  public double change() {
    return after.overall().rmsse().isPresent() && before.overall().rmsse().isPresent()
        ? after.overall().rmsse().getAsDouble() / before.overall().rmsse().getAsDouble() - 1
        : after.overall().rmse() / before.overall().rmse() - 1;
  }
}
