package dev.recur.classical;

import java.util.Arrays;
import jdplus.toolkit.base.api.data.DoubleSeq;
import jdplus.toolkit.base.core.arima.IArimaModel;
import jdplus.toolkit.base.core.math.linearfilters.BackFilter;
import jdplus.toolkit.base.core.regarima.RegArimaEstimation;
import jdplus.toolkit.base.core.ssf.arima.ExactArimaForecasts;
import jdplus.toolkit.base.core.stats.likelihood.LikelihoodStatistics;

/** Where an estimated ARIMA model goes from the end of its values, and how surely. */
final class ArimaPath {
  /** Without the effect of the regressors. */
  private final double[] values;

  private final Regressors regressors;
  private final double[] coefficients;
  private final IArimaModel model;
  private final boolean hasMean;
  private final double variance;

  private ArimaPath(
      double[] values, Regressors regressors, RegArimaEstimation<?> estimation, double variance) {
    this.regressors = regressors;
    double[] all = estimation.getConcentratedLikelihood().coefficients().toArray();
    // The coefficient of the mean, if there is one, stands first.
    coefficients = Arrays.copyOfRange(all, all.length - regressors.count(), all.length);
    this.values = regressors.without(values, coefficients);
    model = estimation.getModel().arima();
    hasMean = estimation.getModel().isMean();
    this.variance = variance;
  }

  /**
   * Prepares forecasts.
   *
   * @param values shape [time], oldest first
   * @param regressors those of the estimation
   */
  static ArimaPath of(double[] values, Regressors regressors, RegArimaEstimation<?> estimation) {
    LikelihoodStatistics statistics = estimation.statistics();
    // One of the estimated parameters is the variance itself.
    int freedom =
        statistics.getEffectiveObservationsCount() - statistics.getEstimatedParametersCount() + 1;
    return new ArimaPath(
        values, regressors, estimation, statistics.getSsqErr() / Math.max(1, freedom));
  }

  boolean isUsable() {
    return Double.isFinite(variance);
  }

  double[] forecast(int horizon) {
    ExactArimaForecasts forecasts = new ExactArimaForecasts();
    forecasts.prepare(model, hasMean);
    double[] forecast = forecasts.forecasts(DoubleSeq.of(values), horizon).toArray();
    return regressors.addedTo(forecast, coefficients);
  }

  /** Standard errors from the weights of past errors, shape [horizon]. */
  double[] standardErrors(int horizon) {
    double[] ar = coefficients(model.getAr(), horizon);
    double[] weights = coefficients(model.getMa(), horizon);
    double[] errors = new double[horizon];
    double sum = 0;
    for (int j = 0; j < horizon; j++) {
      for (int i = 1; i <= j; i++) {
        weights[j] -= ar[i] * weights[j - i];
      }
      sum += weights[j] * weights[j];
      errors[j] = Math.sqrt(variance * sum);
    }
    return errors;
  }

  /** The first coefficients of a polynomial in the backward shift, shape [count]. */
  private static double[] coefficients(BackFilter filter, int count) {
    return Arrays.copyOf(filter.asPolynomial().toArray(), count);
  }
}
