package dev.recur.classical;

/**
 * ADIDA, aggregate-disaggregate intermittent demand approach: sums over as many steps as the mean
 * interval between demands are smoothed, and their level is shared out evenly.
 *
 * <p>Source: Nikolopoulos, Syntetos, Boylan, Petropoulos and Assimakopoulos, An
 * aggregate-disaggregate intermittent demand approach (ADIDA) to forecasting, Journal of the
 * Operational Research Society 62 (2011).
 */
final class Adida {
  private Adida() {}

  /**
   * Fits.
   *
   * @param values oldest first, original units
   * @param season not looked at
   * @throws CannotFitException if there is no value, or one is below zero or not finite
   */
  static FittedModel fit(double[] values, int season) throws CannotFitException {
    Demand demand = Demand.of(values, season);
    return demand.isNone()
        ? demand.at("ADIDA", 0)
        : demand.at(
            "ADIDA(" + demand.meanInterval() + ")", demand.rateOfSums(demand.meanInterval()));
  }
}
