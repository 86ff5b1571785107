package dev.recur.classical;

import dev.recur.series.EnumNames;

/** The classical methods, by the names users type. */
public enum Method {
  /** Repeats the last value. */
  NAIVE,
  /** Repeats the last season. */
  SEASONAL_NAIVE,
  /** Continues the line from the first value to the last. */
  DRIFT,
  /** Repeats the mean. */
  MEAN,
  /** Exponential smoothing; see {@link Ets}. */
  ETS,
  /** The standard Theta method; see {@link Theta}. */
  THETA,
  /** Seasonal ARIMA; see {@link Sarima}. */
  SARIMA,
  /** Vector autoregression of all targets together; see {@link Var}. */
  VAR;

  /**
   * Returns the method fitted to the values of one target; {@link #VAR} is then an autoregression.
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
      case MEAN -> Mean.fit(values, season);
      case ETS -> Ets.fit(values, season);
      case THETA -> Theta.fit(values, season);
      case SARIMA -> Sarima.fit(values, season);
      case VAR -> Var.fit(new double[][] {values}, season).models().get(0);
    };
  }

  /** Returns whether it takes the future covariates of the steps it forecasts as regressors. */
  public boolean seesFutureCovariates() {
    return this == SARIMA;
  }

  /** Returns the name as typed: lower case, hyphens. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }
}
