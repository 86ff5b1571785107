package dev.recur.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * Weights of models from their errors in a backtest: those of before, times a power of the error
 * that grows with the forecasts that tell it. What would weigh little is left out.
 */
final class AutoWeights {
  /** The power of an error that is known for certain. */
  private static final double POWER = 24;

  /** Forecasts that count as much as what was believed before. */
  private static final double BELIEF = 40;

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
    double power = POWER * forecasts / (forecasts + BELIEF);
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < priors.size(); i++) {
      double ratio = Math.max(1, errors.get(i) / least);
      weights.add(priors.get(i) * Math.pow(ratio, -power));
    }
    List<Double> shares = normalized(weights);
    return normalized(shares.stream().map(share -> share < LEAST ? 0 : share).toList());
  }

  private static List<Double> normalized(List<Double> weights) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    return weights.stream().map(weight -> weight / sum).toList();
  }
}
