package dev.recur.transform;

import dev.recur.series.EnumNames;
import dev.recur.series.InputException;
import java.util.Arrays;

/** The transforms of a whole series, by the names users type. */
public enum Transform {
  /** Natural logarithm, for values above zero. */
  LOG(Log.class),
  /** Change from the step before. */
  DIFFERENCE(Difference.class),
  /** Change from the same step of the season before. */
  SEASONAL_DIFFERENCE(SeasonalDifference.class),
  /** Change from the mean of the same step in the last three seasons. */
  SEASONAL_MEAN(SeasonalMean.class),
  /** Mean 0, standard deviation 1. */
  STANDARD(Standard.class),
  /** Range 0 to 1. */
  MINMAX(MinMax.class),
  /** Median 0, interquartile range 1. */
  ROBUST(Robust.class);

  private final Class<? extends FittedTransform> fitted;

  Transform(Class<? extends FittedTransform> fitted) {
    this.fitted = fitted;
  }

  /** Returns the record of what it is once fitted: the numbers that train showed. */
  public Class<? extends FittedTransform> fitted() {
    return fitted;
  }

  /**
   * Returns the transform that was fitted.
   *
   * @throws IllegalArgumentException if it is a chain of several
   */
  public static Transform of(FittedTransform fitted) {
    return Arrays.stream(values())
        .filter(transform -> transform.fitted.isInstance(fitted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no single transform: " + fitted));
  }

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
