package dev.recur.evaluation;

import dev.recur.series.SeasonalScale;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * All point metrics of one forecast, or of several; each is defined in {@link Metrics}.
 *
 * @param values in the units of the metric; one that has no meaning for the forecast is left out
 */
public record PointScore(Map<Metric, Double> values) {
  private static final Set<Metric> ALWAYS =
      Set.of(Metric.RMSE, Metric.MAE, Metric.BIAS, Metric.SMAPE);

  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException if one is left out that always has a meaning
   */
  public PointScore {
    values = Map.copyOf(values);
    if (!values.keySet().containsAll(ALWAYS)) {
      throw new IllegalArgumentException("a score of " + values.keySet() + " alone");
    }
  }

  /**
   * Scores one forecast.
   *
   * @param actual held-out values, shape [steps], original units
   * @param forecast forecasts of the same steps, shape [steps], original units
   * @param scale from the training values alone
   */
  public static PointScore of(double[] actual, double[] forecast, SeasonalScale scale) {
    return of(metric -> metric.of(actual, forecast, scale));
  }

  /**
   * Returns the score whose metrics are given.
   *
   * @param value of each metric, empty if it has no meaning
   */
  public static PointScore of(Function<Metric, OptionalDouble> value) {
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      value.apply(metric).ifPresent(number -> values.put(metric, number));
    }
    return new PointScore(values);
  }

  /** Returns a metric that is kept, empty if it is not or has no meaning. */
  OptionalDouble kept(Metric metric) {
    Double value = values.get(metric);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Returns the root mean squared error, original units. */
  public double rmse() {
    return kept(Metric.RMSE).orElseThrow();
  }

  /** Returns the mean absolute error, original units. */
  public double mae() {
    return kept(Metric.MAE).orElseThrow();
  }

  /** Returns the mean error, positive when too high, original units. */
  public double bias() {
    return kept(Metric.BIAS).orElseThrow();
  }

  /** Returns the mean absolute percentage error, percent; empty near zero. */
  public OptionalDouble mape() {
    return kept(Metric.MAPE);
  }

  /** Returns the symmetric percentage error, 0 to 200. */
  public double smape() {
    return kept(Metric.SMAPE).orElseThrow();
  }

  /** Returns the scaled absolute error; empty without a scale. */
  public OptionalDouble mase() {
    return kept(Metric.MASE);
  }

  /** Returns the scaled squared error; empty without a scale. */
  public OptionalDouble rmsse() {
    return kept(Metric.RMSSE);
  }
}
