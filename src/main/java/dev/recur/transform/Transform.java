package dev.recur.transform;

import dev.recur.series.EnumNames;
import dev.recur.series.InputException;

/** The transforms of a whole series, by the names users type. */
public enum Transform {
  /** Natural logarithm, for values above zero. */
  LOG,
  /** Change from the step before. */
  DIFFERENCE,
  /** Change from the same step of the season before. */
  SEASONAL_DIFFERENCE,
  /** Change from the mean of the same step in the last three seasons. */
  SEASONAL_MEAN,
  /** Mean 0, standard deviation 1. */
  STANDARD,
  /** Range 0 to 1. */
  MINMAX,
  /** Median 0, interquartile range 1. */
  ROBUST;

  /**
   * Returns this transform fitted to the values of train.
   *
   * @param train values, input units, shape [time]; at least one
   * @param season steps in a season, 1 or more
   * @throws InputException if the values do not allow it (a logarithm of zero or less)
   */
  public FittedTransform fit(double[] train, int season) {
    return switch (this) {
      case LOG -> Log.fit(train);
      case DIFFERENCE -> new Difference();
      case SEASONAL_DIFFERENCE -> new SeasonalDifference(season);
      case SEASONAL_MEAN -> new SeasonalMean(season);
      case STANDARD -> Standard.fit(train);
      case MINMAX -> MinMax.fit(train);
      case ROBUST -> Robust.fit(train);
    };
  }

  /**
   * Returns how many leading values it uses up once fitted.
   *
   * @param season steps in a season, 1 or more
   */
  public int lag(int season) {
    return switch (this) {
      case DIFFERENCE -> 1;
      case SEASONAL_DIFFERENCE -> season;
      case SEASONAL_MEAN -> SeasonalMean.SEASONS * season;
      case LOG, STANDARD, MINMAX, ROBUST -> 0;
    };
  }

  /** Returns the name as typed: lower case, hyphens. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }
}
