package dev.recur.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * Weights of models between what was believed before a backtest and what their errors in it say:
 * the more forecasts tell them, the less is believed. What would weigh little is left out.
 */
final class AutoWeights {
  /**
   * How far a backtest is believed.
   *
   * @param power of an error that is known for certain
   * @param belief forecasts that count as much as what was believed before
   * @param steepness of the way from belief to errors; the larger, the less do few forecasts tell
   *     and the more do many
   */
  record Trust(double power, double belief, int steepness) {
    /** Returns the share of what is known that forecasts tell, from 0 to 1. */
    private double told(int forecasts) {
      return 1 / (1 + Math.pow(belief / forecasts, steepness));
    }
  }

  /** Up to three forecasts tell next to nothing, a dozen nearly everything. */
  static final Trust USUAL = new Trust(16, 5, 4);

  /**
   * Of intermittent demand: most of any error is chance that no method foresees, so that it takes
   * many to tell, and little differences count.
   */
  static final Trust OF_CHANCE = new Trust(64, 300, 2);

  /** Members below this share are left out. */
  private static final double LEAST = 0.05;

  private AutoWeights() {}

  /**
   * Returns weights that sum to one, 0 for what is left out.
   *
   * @param priors weights before the backtest, above 0
   * @param errors of the backtest, in one unit; 0 or more
   * @param forecasts of each model in the backtest
   * @param trust how far it is believed
   */
  static List<Double> of(List<Double> priors, List<Double> errors, int forecasts, Trust trust) {
    double least = errors.stream().filter(error -> error > 0).mapToDouble(e -> e).min().orElse(1);
    double told = trust.told(forecasts);
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < priors.size(); i++) {
      double ratio = Math.max(1, errors.get(i) / least);
      weights.add(Math.pow(priors.get(i), 1 - told) * Math.pow(ratio, -trust.power() * told));
    }
    List<Double> shares = normalized(weights);
    return normalized(shares.stream().map(share -> share < LEAST ? 0 : share).toList());
  }

  private static List<Double> normalized(List<Double> weights) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    return weights.stream().map(weight -> weight / sum).toList();
  }
}
