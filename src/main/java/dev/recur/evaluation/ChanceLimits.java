package dev.recur.evaluation;

import org.hipparchus.distribution.discrete.BinomialDistribution;

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
   * Returns whether a share may well be chance.
   *
   * @param coverage share caught, 0 to 1
   */
  public boolean allow(double coverage) {
    return coverage >= low - ROUNDING && coverage <= high + ROUNDING;
  }
}
