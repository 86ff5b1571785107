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
  VAR,
  /** Several seasons taken out by local regressions; see {@link Mstl}. */
  MSTL,
  /** Croston's method for intermittent demand; see {@link Croston}. */
  CROSTON,
  /** The same less its bias. */
  CROSTON_SBA,
  /** Chance and size of intermittent demand; see {@link Tsb}. */
  TSB,
  /** Sums over the mean interval of demand; see {@link Adida}. */
  ADIDA,
  /** Sums over several intervals; see {@link Imapa}. */
  IMAPA;

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
      case MSTL -> Mstl.fit(values, season);
      case CROSTON -> Croston.fit(values, season);
      case CROSTON_SBA -> Croston.fitUnbiased(values, season);
      case TSB -> Tsb.fit(values, season);
      case ADIDA -> Adida.fit(values, season);
      case IMAPA -> Imapa.fit(values, season);
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
