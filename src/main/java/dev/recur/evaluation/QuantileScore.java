package dev.recur.evaluation;

import java.util.List;
import java.util.Map;

/**
 * How good the quantiles of one model were; each number is defined in {@link IntervalMetrics}.
 *
 * @param points held-out values scored
 * @param draws forecasts among which chance decides: those of different series, or of one series
 *     without a step in common
 * @param crps over the quantiles there are, original units
 * @param pinball by probability, rising, original units
 * @param intervals by level, rising
 */
public record QuantileScore(
    int points,
    int draws,
    double crps,
    Map<Double, Double> pinball,
    List<IntervalScore> intervals) {
  /** Copies the list. */
  public QuantileScore {
    intervals = List.copyOf(intervals);
  }
}
