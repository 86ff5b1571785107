package dev.recur.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * Weights of models between what was believed before a backtest and what their errors in it say:
 * the more forecasts tell them, the less is believed. What would weigh little is left out.
 */
final class AutoWeights {
  /** The power of an error that is known for certain. */
  private static final double POWER = 16;

  /** Forecasts that count as much as what was believed before; one or two tell next to nothing. */
  private static final double BELIEF = 12;

  /** Members below this share are left out. */
  private static final double LEAST = 0.05;

  private AutoWeights() {}

  /**
   * Returns weights that sum to one, 0 for what is left out.
   *
   * @param priors weights before the backtest, above 0
   * @param errors of the backtest, in one unit; 0 or more
   * @param forecasts of each model in the backtest
   */
  static List<Double> of(List<Double> priors, List<Double> errors, int forecasts) {
    double least = errors.stream().filter(error -> error > 0).mapToDouble(e -> e).min().orElse(1);
    double told = 1 / (1 + Math.pow(BELIEF / forecasts, 2));
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < priors.size(); i++) {
      double ratio = Math.max(1, errors.get(i) / least);
      weights.add(Math.pow(priors.get(i), 1 - told) * Math.pow(ratio, -POWER * told));
    }
    List<Double> shares = normalized(weights);
    return normalized(shares.stream().map(share -> share < LEAST ? 0 : share).toList());
  }

  private static List<Double> normalized(List<Double> weights) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    return weights.stream().map(weight -> weight / sum).toList();
  }
}
