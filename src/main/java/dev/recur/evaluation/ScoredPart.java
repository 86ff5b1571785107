package dev.recur.evaluation;

import java.util.Arrays;
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
  private static final PointScore NO_POINTS =
      new PointScore(
          0, 0, 0, OptionalDouble.empty(), 0, OptionalDouble.empty(), OptionalDouble.empty());

  /** Scores the first {@code points} values, original units. */
  static ScoredPart of(double[] actual, double[] forecast, int points, SeasonalScale scale) {
    if (points == 0) {
      return new ScoredPart(NO_POINTS, 0);
    }
    PointScore score =
        PointScore.of(Arrays.copyOf(actual, points), Arrays.copyOf(forecast, points), scale);
    return new ScoredPart(score, points);
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
