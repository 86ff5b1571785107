package dev.recur.classical;

/**
 * IMAPA, intermittent multiple aggregation prediction algorithm: the mean of what {@link Adida}
 * makes of sums over one step, two steps and so on up to the mean interval between demands.
 *
 * <p>Source: Petropoulos and Kourentzes, Forecast combinations for intermittent demand, Journal of
 * the Operational Research Society 66 (2015).
 */
final class Imapa {
  private Imapa() {}

  /**
   * Fits.
   *
   * @param values oldest first, original units
   * @param season not looked at
   * @throws CannotFitException if there is no value, or one is below zero or not finite
   */
  static FittedModel fit(double[] values, int season) throws CannotFitException {
    Demand demand = Demand.of(values, season);
    if (demand.isNone()) {
      return demand.at("IMAPA", 0);
    }
    int most = demand.meanInterval();
    double sum = 0;
    for (int steps = 1; steps <= most; steps++) {
      sum += demand.rateOfSums(steps);
    }
    return demand.at("IMAPA(" + most + ")", sum / most);
  }
}
