package dev.recur.classical;

import java.util.Optional;
import jdplus.toolkit.base.api.arima.SarimaOrders;
import jdplus.toolkit.base.api.data.DoubleSeq;
import jdplus.toolkit.base.core.regarima.RegArimaEstimation;
import jdplus.toolkit.base.core.regarima.RegArimaModel;
import jdplus.toolkit.base.core.regsarima.RegSarimaComputer;
import jdplus.toolkit.base.core.sarima.SarimaModel;
import jdplus.toolkit.base.core.sarima.estimation.SarimaMapping;

/** A seasonal ARIMA model of given orders, estimated by JDemetra+. */
final class SarimaFit implements Sarima.Estimate {
  private final SarimaOrders orders;
  private final double criterion;
  private final ArimaPath path;

  private SarimaFit(double[] values, RegArimaEstimation<SarimaModel> estimation) {
    orders = estimation.getModel().arima().orders();
    criterion = estimation.statistics().getAICC();
    path = ArimaPath.of(values, estimation);
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
          .filter(fit -> Double.isFinite(fit.criterion) && fit.path.isUsable());
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
    return path.forecast(horizon);
  }

  @Override
  public double[] standardErrors(int horizon) {
    return path.standardErrors(horizon);
  }
}
