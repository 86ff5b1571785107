package dev.recur.classical;

import java.util.Arrays;
import java.util.Optional;
import jdplus.toolkit.base.api.arima.SarimaOrders;
import jdplus.toolkit.base.api.data.DoubleSeq;
import jdplus.toolkit.base.core.regarima.RegArimaEstimation;
import jdplus.toolkit.base.core.regarima.RegArimaModel;
import jdplus.toolkit.base.core.regsarima.RegSarimaComputer;
import jdplus.toolkit.base.core.sarima.SarimaModel;
import jdplus.toolkit.base.core.sarima.estimation.SarimaMapping;

/**
 * A seasonal ARIMA model of given orders, estimated by JDemetra+; with regressors, it is the model
 * of what a regression leaves, and both are estimated together.
 */
final class SarimaFit implements Sarima.Estimate {
  private final SarimaOrders orders;
  private final double criterion;
  private final Regressors regressors;
  private final ArimaPath path;

  private SarimaFit(
      double[] values, Regressors regressors, RegArimaEstimation<SarimaModel> estimation) {
    this.regressors = regressors;
    orders = estimation.getModel().arima().orders();
    criterion = estimation.statistics().getAICC();
    path = ArimaPath.of(values, regressors, estimation);
  }

  /**
   * Estimates by maximum likelihood; with at most one difference there is a mean as well.
   *
   * @param values shape [time], oldest first
   * @param known may explain the values; columns that the differences wipe out are left out
   * @return empty if the values are too few for the orders or the library finds no estimate
   */
  static Optional<SarimaFit> of(SarimaOrders orders, double[] values, Regressors known) {
    int season = orders.getPeriod();
    int lost = orders.getD() + orders.getBd() * season;
    int lags =
        Math.max(orders.getP() + orders.getBp() * season, orders.getQ() + orders.getBq() * season);
    Regressors regressors = known.independent(differences(orders));
    int estimated =
        orders.getP() + orders.getQ() + orders.getBp() + orders.getBq() + regressors.count() + 2;
    if (values.length - lost < Math.max(lags + 1, estimated + 3)) {
      return Optional.empty();
    }
    RegArimaModel.Builder<SarimaModel> builder = RegArimaModel.builder();
    builder.y(DoubleSeq.of(values));
    builder.arima(SarimaModel.builder(orders).setDefault().build());
    builder.addX(regressors.observed());
    builder.meanCorrection(orders.getD() + orders.getBd() <= 1);
    try {
      RegArimaEstimation<SarimaModel> estimation =
          RegSarimaComputer.PROCESSOR.process(builder.build(), SarimaMapping.of(orders));
      return Optional.of(new SarimaFit(values, regressors, estimation))
          .filter(fit -> Double.isFinite(fit.criterion) && fit.path.isUsable());
    } catch (RuntimeException e) {
      // The library answers many values it cannot handle with exceptions of all kinds; a candidate
      // that cannot be estimated is no candidate.
      return Optional.empty();
    }
  }

  private static int[] differences(SarimaOrders orders) {
    int[] lags = new int[orders.getD() + orders.getBd()];
    Arrays.fill(lags, 0, orders.getD(), 1);
    Arrays.fill(lags, orders.getD(), lags.length, orders.getPeriod());
    return lags;
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
    return describe(orders) + regressors.description();
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
    return path.forecast(horizon);
  }

  @Override
  public double[] standardErrors(int horizon) {
    return path.standardErrors(horizon);
  }
}
