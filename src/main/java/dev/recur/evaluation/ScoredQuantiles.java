package dev.recur.evaluation;

import dev.recur.forecast.Levels;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Which quantiles are asked for and scored.
 *
 * @param levels of the intervals
 * @param probabilities of the quantiles, rising, the ends of the intervals among them
 */
public record ScoredQuantiles(Levels levels, List<Double> probabilities) {
  /** None. */
  public static final ScoredQuantiles NONE = endsOf(new Levels(List.of()));

  /** Copies the list. */
  public ScoredQuantiles {
    probabilities = List.copyOf(probabilities);
  }

  /**
   * Returns the ends of intervals, and the deciles beside them for the CRPS; none without a level.
   *
   * @param levels of the intervals
   */
  public static ScoredQuantiles of(Levels levels) {
    if (levels.isEmpty()) {
      return NONE;
    }
    DoubleStream deciles = IntStream.range(1, 10).mapToDouble(tenth -> tenth / 10.0);
    DoubleStream all = DoubleStream.concat(DoubleStream.of(levels.probabilities()), deciles);
    return new ScoredQuantiles(levels, all.sorted().distinct().boxed().toList());
  }

  /**
   * Returns the ends of intervals and nothing else.
   *
   * @param levels of the intervals
   */
  public static ScoredQuantiles endsOf(Levels levels) {
    return new ScoredQuantiles(levels, DoubleStream.of(levels.probabilities()).boxed().toList());
  }

  /** Returns the probabilities as a forecaster takes them. */
  public double[] asked() {
    return probabilities.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Returns the place of the lower end of an interval. */
  int lower(int level) {
    return probabilities.indexOf(levels.probabilities()[levels.lower(level)]);
  }

  /** Returns the place of the upper end of an interval. */
  int upper(int level) {
    return probabilities.indexOf(levels.probabilities()[levels.upper(level)]);
  }
}
