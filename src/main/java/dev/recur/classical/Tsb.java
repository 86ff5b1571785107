package dev.recur.classical;

/**
 * The method of Teunter, Syntetos and Babai: the smoothed size of demand times its smoothed chance,
 * which falls at every step without demand, so that what is no longer asked for fades out. The two
 * constants are those of the least squared error of the next step among {@code 0.02, 0.05, 0.1,
 * 0.2}.
 *
 * <p>Source: Teunter, Syntetos and Babai, Intermittent demand: linking forecasting to inventory
 * obsolescence, European Journal of Operational Research 214 (2011).
 */
final class Tsb {
  private static final double[] CONSTANTS = {0.02, 0.05, 0.1, 0.2};

  /** Values by which the constants are chosen; older ones have no weight left. */
  private static final int MOST_VALUES = 1000;

  private Tsb() {}

  /**
   * Chooses the constants and fits.
   *
   * @param values oldest first, original units
   * @param season not looked at
   * @throws CannotFitException if there is no value, or one is below zero or not finite
   */
  static FittedModel fit(double[] values, int season) throws CannotFitException {
    Demand demand = Demand.of(values, season);
    double[] newest = Values.newest(demand.values(), MOST_VALUES);
    double least = Double.POSITIVE_INFINITY;
    double ofSize = CONSTANTS[0];
    double ofChance = CONSTANTS[0];
    for (double size : CONSTANTS) {
      for (double chance : CONSTANTS) {
        double squares = squares(newest, size, chance);
        if (squares < least) {
          least = squares;
          ofSize = size;
          ofChance = chance;
        }
      }
    }
    return fit(demand, ofSize, ofChance);
  }

  /** Fits with constants of the size and the chance of demand. */
  static FittedModel fit(Demand demand, double ofSize, double ofChance) {
    String description = "TSB(" + ofSize + ", " + ofChance + ")";
    if (demand.isNone()) {
      return demand.at(description, 0);
    }
    double[] chances = demand.values();
    for (int t = 0; t < chances.length; t++) {
      chances[t] = chances[t] > 0 ? 1 : 0;
    }
    double chance = SimpleSmoothing.level(chances, ofChance);
    return demand.at(description, chance * SimpleSmoothing.level(demand.sizes(), ofSize));
  }

  /** Returns the sum of the squared errors of the next step, from the first demand on. */
  private static double squares(double[] values, double ofSize, double ofChance) {
    double chance = values[0] > 0 ? 1 : 0;
    double size = values[0];
    double squares = 0;
    for (int t = 1; t < values.length; t++) {
      double error = values[t] - chance * size;
      squares += error * error;
      boolean is = values[t] > 0;
      chance += ofChance * ((is ? 1 : 0) - chance);
      if (is) {
        size = size == 0 ? values[t] : size + ofSize * (values[t] - size);
      }
    }
    return squares;
  }
}
