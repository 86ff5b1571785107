package dev.recur.classical;

import java.util.Locale;

/** The classical methods, by the names users type. */
public enum Method {
  /** Repeats the last value. */
  NAIVE,
  /** Repeats the last season. */
  SEASONAL_NAIVE,
  /** Continues the line from the first value to the last. */
  DRIFT;

  /**
   * Returns the method fitted to values.
   *
   * @param values oldest first, original units
   * @param season steps in a season, 1 for none
   * @throws CannotFitException if the values do not allow it
   */
  public FittedModel fit(double[] values, int season) throws CannotFitException {
    return switch (this) {
      case NAIVE -> Naive.fit(values, season);
      case SEASONAL_NAIVE -> SeasonalNaive.fit(values, season);
      case DRIFT -> Drift.fit(values, season);
    };
  }

  /** Returns the name as typed: lower case, hyphens. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
