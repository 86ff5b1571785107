package dev.recur.evaluation;

import dev.recur.series.SeasonalScale;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

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

  /**
   * Returns the score over several parts: RMSE is the root of the mean squared error over all
   * points; the others are means over the parts that have them, each part counting once.
   */
  static PointScore mean(List<ScoredPart> parts) {
    if (parts.size() == 1) {
      return parts.get(0).score();
    }
    double squares = 0;
    long points = 0;
    for (ScoredPart part : parts) {
      squares += part.score().rmse() * part.score().rmse() * part.points();
      points += part.points();
    }
    return new PointScore(
        Math.sqrt(squares / points),
        mean(parts, score -> OptionalDouble.of(score.mae())).orElseThrow(),
        mean(parts, score -> OptionalDouble.of(score.bias())).orElseThrow(),
        mean(parts, PointScore::mape),
        mean(parts, score -> OptionalDouble.of(score.smape())).orElseThrow(),
        mean(parts, PointScore::mase),
        mean(parts, PointScore::rmsse));
  }

  private static OptionalDouble mean(
      List<ScoredPart> parts, Function<PointScore, OptionalDouble> metric) {
    return parts.stream()
        .map(part -> metric.apply(part.score()))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }
}
