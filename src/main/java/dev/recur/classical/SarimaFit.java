package dev.recur.classical;

import java.util.Arrays;
import java.util.Optional;
import jdplus.toolkit.base.api.arima.SarimaOrders;
import jdplus.toolkit.base.api.data.DoubleSeq;
import jdplus.toolkit.base.core.math.linearfilters.BackFilter;
import jdplus.toolkit.base.core.regarima.RegArimaEstimation;
import jdplus.toolkit.base.core.regarima.RegArimaModel;
import jdplus.toolkit.base.core.regsarima.RegSarimaComputer;
import jdplus.toolkit.base.core.sarima.SarimaModel;
import jdplus.toolkit.base.core.sarima.estimation.SarimaMapping;
import jdplus.toolkit.base.core.ssf.arima.ExactArimaForecasts;

/** A seasonal ARIMA model of given orders, estimated by JDemetra+. */
final class SarimaFit implements Sarima.Estimate {
  private final double[] values;
  private final SarimaOrders orders;
  private final SarimaModel model;
  private final boolean hasMean;
  private final double criterion;
  private final double variance;

  private SarimaFit(double[] values, RegArimaEstimation<SarimaModel> estimation) {
    this.values = values;
    this.model = estimation.getModel().arima();
    this.orders = model.orders();
    this.hasMean = estimation.getModel().isMean();
    this.criterion = estimation.statistics().getAICC();
    int effective = estimation.statistics().getEffectiveObservationsCount();
    int estimated = estimation.statistics().getEstimatedParametersCount();
    this.variance = estimation.statistics().getSsqErr() / Math.max(1, effective - estimated + 1);
  }

  /**
   * Estimates by maximum likelihood; with at most one difference there is a mean as well.
   *
   * @param values shape [time], oldest first
   * @return empty if the values are too few for the orders or the library finds no estimate
   */
  static Optional<SarimaFit> of(SarimaOrders orders, double[] values) {
    int season = orders.getPeriod();
    int lost = orders.getD() + orders.getBd() * season;
    int lags =
        Math.max(orders.getP() + orders.getBp() * season, orders.getQ() + orders.getBq() * season);
    int estimated = orders.getP() + orders.getQ() + orders.getBp() + orders.getBq() + 2;
    if (values.length - lost < Math.max(lags + 1, estimated + 3)) {
      return Optional.empty();
    }
    RegArimaModel.Builder<SarimaModel> builder = RegArimaModel.builder();
    builder.y(DoubleSeq.of(values));
    builder.arima(SarimaModel.builder(orders).setDefault().build());
    builder.meanCorrection(orders.getD() + orders.getBd() <= 1);
    try {
      RegArimaEstimation<SarimaModel> estimation =
          RegSarimaComputer.PROCESSOR.process(builder.build(), SarimaMapping.of(orders));
      return Optional.of(new SarimaFit(values, estimation))
          .filter(fit -> Double.isFinite(fit.criterion) && Double.isFinite(fit.variance));
    } catch (RuntimeException e) {
      // The library answers many values it cannot handle with exceptions of all kinds; a candidate
      // that cannot be estimated is no candidate.
      return Optional.empty();
    }
  }

  /** The corrected Akaike criterion, comparable at equal differencing only. */
  double criterion() {
    return criterion;
  }

  SarimaOrders orders() {
    return orders;
  }

  /** Such as {@code SARIMA(0,1,1)(0,1,1)[12]}. */
  @Override
  public String description() {
    return describe(orders);
  }

  static String describe(SarimaOrders orders) {
    String regular = "(%d,%d,%d)".formatted(orders.getP(), orders.getD(), orders.getQ());
    if (orders.getBp() + orders.getBd() + orders.getBq() == 0) {
      return "ARIMA" + regular;
    }
    return "SARIMA%s(%d,%d,%d)[%d]"
        .formatted(regular, orders.getBp(), orders.getBd(), orders.getBq(), orders.getPeriod());
  }

  @Override
  public double[] forecast(int horizon) {
    ExactArimaForecasts forecasts = new ExactArimaForecasts();
    forecasts.prepare(model, hasMean);
    return forecasts.forecasts(DoubleSeq.of(values), horizon).toArray();
  }

  /** Standard errors from the weights of past errors, shape [horizon]. */
  @Override
  public double[] standardErrors(int horizon) {
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
