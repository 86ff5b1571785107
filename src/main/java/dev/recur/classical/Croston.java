package dev.recur.classical;

/**
 * Croston's method: the smoothed size of demand over the smoothed interval between demands, both
 * with a constant of {@value #CONSTANT}; and the same less the bias of that ratio.
 *
 * <p>Sources: Croston, Forecasting and stock control for intermittent demands, Operational Research
 * Quarterly 23 (1972); Syntetos and Boylan, The accuracy of intermittent demand estimates,
 * International Journal of Forecasting 21 (2005), for the factor {@code 1 - constant / 2}.
 */
final class Croston {
  private static final double CONSTANT = 0.1;
  private static final double UNBIASED = 1 - CONSTANT / 2;

  private Croston() {}

  /**
   * Fits Croston's method.
   *
   * @param values oldest first, original units
   * @param season not looked at
   * @throws CannotFitException if there is no value, or one is below zero or not finite
   */
  static FittedModel fit(double[] values, int season) throws CannotFitException {
    Demand demand = Demand.of(values, season);
    return demand.at("Croston", rate(demand));
  }

  /** Fits the approximation of Syntetos and Boylan, which takes and refuses what Croston's does. */
  static FittedModel fitUnbiased(double[] values, int season) throws CannotFitException {
    Demand demand = Demand.of(values, season);
    return demand.at("Croston SBA", UNBIASED * rate(demand));
  }

  private static double rate(Demand demand) {
    return demand.isNone()
        ? 0
        : SimpleSmoothing.level(demand.sizes(), CONSTANT)
            / SimpleSmoothing.level(demand.intervals(), CONSTANT);
  }
}
