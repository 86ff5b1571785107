package dev.recur.classical;

import dev.recur.forecast.Fallback;
import java.util.List;
import java.util.Optional;

/**
 * A classical method fitted to one series.
 *
 * @param targets one model a target
 * @param fallback what was used for some target instead of the method asked for, and why; empty if
 *     all could be fitted
 */
public record SeriesFit(List<FittedModel> targets, Optional<Fallback> fallback) {
  /** Copies the list. */
  public SeriesFit {
    targets = List.copyOf(targets);
  }

  /**
   * Returns the point forecasts.
   *
   * @return shape [target][step], original units
   */
  public double[][] forecast(int horizon) {
    double[][] points = new double[targets.size()][];
    for (int target = 0; target < points.length; target++) {
      points[target] = targets.get(target).forecast(horizon);
    }
    return points;
  }
}
