package dev.recur.classical;

import dev.recur.forecast.ForecastParts;
import java.util.Optional;

/** A classical method after fitting: immutable, in original units. */
public interface FittedModel {

  /** What was fitted, as its own literature writes it, such as {@code ETS(M,Ad,M)}. */
  String description();

  /**
   * The point forecast.
   *
   * @param horizon steps ahead, at least 1
   * @return values for steps 1 to {@code horizon} after the last fitted value, shape [horizon],
   *     original units, all finite
   */
  double[] forecast(int horizon);

  /**
   * What the point forecast is made of.
   *
   * @param horizon steps ahead, at least 1
   * @return empty if the method has no level, trend and season
   */
  default Optional<ForecastParts> parts(int horizon) {
    return Optional.empty();
  }

  /**
   * One quantile of the forecast distribution, step by step.
   *
   * @param probability between 0 and 1, both excluded
   * @param horizon steps ahead, at least 1
   * @return values for steps 1 to {@code horizon}, shape [horizon], original units; empty if the
   *     method has no distribution of its own or too few values to estimate one
   */
  default Optional<double[]> quantile(double probability, int horizon) {
    return Optional.empty();
  }
}
