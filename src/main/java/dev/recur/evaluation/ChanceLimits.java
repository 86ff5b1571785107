package dev.recur.evaluation;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.special.Beta;

/**
 * The shares that an interval whose level is true catches in 95 of 100 cases: the central binomial
 * limits. Errors of one forecast hang together, so a forecast counts as one draw however many steps
 * it has; as far as its steps are independent the true limits are narrower.
 *
 * @param low 0 to 1
 * @param high 0 to 1
 */
public record ChanceLimits(double low, double high) {
  /** Probability below the lower limit at the most, and above the upper one. */
  private static final double TAIL = 0.025;

  private static final double ROUNDING = 1e-9;

  /**
   * Returns the limits.
   *
   * @param level of the interval, 0 to 1
   * @param draws at least 1
   */
  public static ChanceLimits of(double level, int draws) {
    BinomialDistribution caught = new BinomialDistribution(draws, level);
    return new ChanceLimits(
        (double) caught.inverseCumulativeProbability(TAIL) / draws,
        (double) caught.inverseCumulativeProbability(1 - TAIL) / draws);
  }

  /**
   * Returns the limits for an interval that errors told: its ends are two of them, so what it
   * catches in the long run is itself chance, of a beta distribution (Vovk, Conditional validity of
   * inductive conformal predictors, Machine Learning 92, 2013), and what it catches in some draws
   * of a beta-binomial one.
   *
   * @param level of the interval, above 0 and below 1
   * @param draws at least 1
   * @param errors that told the interval, 0 or more
   */
  public static ChanceLimits of(double level, int draws, int errors) {
    double outside = (errors + 1) * (1 - level);
    double inside = (errors + 1) * level;
    double logarithm = Beta.logBeta(outside, inside + draws) - Beta.logBeta(outside, inside);
    double sum = Math.exp(logarithm);
    int least = 0;
    int most = 0;
    while (sum < 1 - TAIL && most < draws) {
      if (sum <= TAIL) {
        least = most + 1;
      }
      logarithm +=
          Math.log((draws - most) * (outside + most))
              - Math.log((most + 1) * (inside + draws - most - 1));
      sum += Math.exp(logarithm);
      most++;
    }
    return new ChanceLimits(1 - (double) most / draws, 1 - (double) least / draws);
  }

  /**
   * Returns whether a share may well be chance.
   *
   * @param coverage share caught, 0 to 1
   */
  public boolean allow(double coverage) {
    return coverage >= low - ROUNDING && coverage <= high + ROUNDING;
  }
}
