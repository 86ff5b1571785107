package dev.recur.classical;

import dev.recur.forecast.Fallback;
import dev.recur.forecast.Quantiles;
import java.util.Arrays;
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

  /** Returns whether all point forecasts are numbers. */
  boolean isFinite(int horizon) {
    return areFinite(new double[][][] {forecast(horizon)});
  }

  private static boolean areFinite(double[][][] values) {
    return Arrays.stream(values)
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream)
        .allMatch(Double::isFinite);
  }

  /**
   * Returns the quantiles of the methods' own distributions.
   *
   * @param probabilities rising, between 0 and 1
   * @return original units; empty without probabilities, or if some target's method has no
   *     distribution that is told in numbers
   */
  public Optional<Quantiles> quantiles(double[] probabilities, int horizon) {
    if (probabilities.length == 0) {
      return Optional.empty();
    }
    double[][][] values = new double[targets.size()][probabilities.length][];
    for (int target = 0; target < values.length; target++) {
      for (int p = 0; p < probabilities.length; p++) {
        Optional<double[]> quantile = targets.get(target).quantile(probabilities[p], horizon);
        if (quantile.isEmpty()) {
          return Optional.empty();
        }
        values[target][p] = quantile.get();
      }
    }
    return areFinite(values) ? Optional.of(new Quantiles(probabilities, values)) : Optional.empty();
  }
}
