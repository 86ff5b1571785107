package dev.recur.evaluation;

import dev.recur.series.SeasonalScale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The score of the quantiles of one target of one series, as a part of larger scores.
 *
 * @param series its index
 * @param score over its points
 */
record QuantilePart(int series, QuantileScore score) {
  /**
   * Scores one target of one series.
   *
   * @param series its index
   * @param points actual values, then a column for each quantile, original or standard units
   * @param quantiles which they are
   * @param overlap how many origins in a row have forecasts that share steps
   * @param scale from the training values alone, in the same units
   */
  static QuantilePart of(
      int series, Gathered points, ScoredQuantiles quantiles, int overlap, SeasonalScale scale) {
    double[] actual = points.column(0);
    double[][] values = points.columnsFrom(1);
    List<Double> probabilities = quantiles.probabilities();
    Map<Double, Double> pinball = new LinkedHashMap<>();
    for (int p = 0; p < values.length; p++) {
      double probability = probabilities.get(p);
      pinball.put(probability, IntervalMetrics.pinball(actual, values[p], probability));
    }
    List<IntervalScore> intervals = new ArrayList<>();
    for (int level = 0; level < quantiles.levels().percents().size(); level++) {
      double percent = quantiles.levels().percents().get(level);
      double[] lower = values[quantiles.lower(level)];
      double[] upper = values[quantiles.upper(level)];
      intervals.add(
          new IntervalScore(
              percent,
              IntervalMetrics.coverage(actual, lower, upper),
              IntervalMetrics.width(actual, lower, upper),
              IntervalMetrics.winkler(actual, lower, upper, percent / 100),
              IntervalMetrics.msis(actual, lower, upper, percent / 100, scale)));
    }
    int draws = Math.max(1, points.folds() / overlap);
    double crps = IntervalMetrics.crps(actual, values, quantiles.asked());
    return new QuantilePart(
        series, new QuantileScore(actual.length, draws, crps, pinball, intervals));
  }

  /**
   * Returns the score over several parts: coverage is the share over all points; the others are
   * means over the parts that have them, each part counting once. The targets of a series are drawn
   * together.
   *
   * @param parts at least one, of the same quantiles
   */
  static QuantileScore mean(List<QuantilePart> parts) {
    QuantileScore first = parts.get(0).score();
    if (parts.size() == 1) {
      return first;
    }
    Map<Integer, Integer> draws = new HashMap<>();
    int points = 0;
    for (QuantilePart part : parts) {
      draws.merge(part.series(), part.score().draws(), Math::max);
      points += part.score().points();
    }
    Map<Double, Double> pinball = new LinkedHashMap<>();
    for (Double probability : first.pinball().keySet()) {
      pinball.put(
          probability, mean(parts, score -> score.pinball().getOrDefault(probability, 0.0)));
    }
    List<IntervalScore> intervals = new ArrayList<>();
    for (int i = 0; i < first.intervals().size(); i++) {
      intervals.add(interval(parts, i, points));
    }
    return new QuantileScore(
        points,
        draws.values().stream().mapToInt(Integer::intValue).sum(),
        mean(parts, QuantileScore::crps),
        pinball,
        intervals);
  }

  private static IntervalScore interval(List<QuantilePart> parts, int i, int points) {
    double inside = 0;
    List<Double> scaled = new ArrayList<>();
    for (QuantilePart part : parts) {
      IntervalScore own = part.score().intervals().get(i);
      inside += own.coverage() * part.score().points();
      own.msis().ifPresent(scaled::add);
    }
    return new IntervalScore(
        parts.get(0).score().intervals().get(i).level(),
        inside / points,
        mean(parts, score -> score.intervals().get(i).width()),
        mean(parts, score -> score.intervals().get(i).winkler()),
        scaled.stream().mapToDouble(Double::doubleValue).average());
  }

  private static double mean(List<QuantilePart> parts, ToDoubleFunction<QuantileScore> metric) {
    OptionalDouble mean =
        parts.stream().mapToDouble(part -> metric.applyAsDouble(part.score())).average();
    return mean.orElseThrow();
  }
}
