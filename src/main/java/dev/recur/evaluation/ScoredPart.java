package dev.recur.evaluation;

import dev.recur.series.SeasonalScale;
import java.util.List;

/**
 * The score of one target of one series, as a part of larger scores.
 *
 * @param score over its points
 * @param points held-out values scored
 */
record ScoredPart(PointScore score, int points) {
  /** Scores one target of one series, original or standard units, shape [points], not empty. */
  static ScoredPart of(double[] actual, double[] forecast, SeasonalScale scale) {
    return new ScoredPart(PointScore.of(actual, forecast, scale), actual.length);
  }

  /** Returns the score over several parts, metric by metric. */
  static PointScore mean(List<ScoredPart> parts) {
    if (parts.size() == 1) {
      return parts.get(0).score();
    }
    return PointScore.of(metric -> metric.mean(parts));
  }
}
