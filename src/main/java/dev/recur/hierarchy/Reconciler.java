package dev.recur.hierarchy;

import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Intervals;
import dev.recur.forecast.SamplePaths;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes forecasts of series and their sums add up.
 *
 * <p>By how much each gives way is told by its errors at origins before the forecast begins ({@link
 * BacktestErrors}).
 *
 * @param hierarchy of the series
 * @param how they are made to add up
 * @param bounds where the values of bottom series may not go
 */
public record Reconciler(Hierarchy hierarchy, Reconciliation how, Intervals bounds) {
  /**
   * Returns how many forecasts of each series {@link #fit} takes.
   *
   * @param length values of each history
   * @param horizon steps ahead
   */
  public static int passes(int length, int horizon) {
    return BacktestErrors.of(length, horizon).origins();
  }

  /**
   * Learns by how much forecasts give way, by forecasts of what came before they begin.
   *
   * @param forecaster of each series by itself
   * @param histories values up to the origin of all series in their order, all of one length
   * @param horizon steps ahead, 1 or more
   */
  public FittedReconciler fit(Forecaster forecaster, List<TimeSeries> histories, int horizon) {
    if (histories.size() != hierarchy.size()) {
      throw new IllegalArgumentException(
          histories.size() + " histories for " + hierarchy.size() + " series");
    }
    BacktestErrors backtest = BacktestErrors.of(histories.get(0).length(), horizon);
    List<double[][]> errors = backtest.errors(forecaster, histories);
    List<ErrorCovariance> covariances = new ArrayList<>();
    List<Projection> projections = new ArrayList<>();
    for (int k = 0; k < errors.size(); k++) {
      ErrorCovariance covariance =
          backtest.origins() == 0
              ? ErrorCovariance.structural(hierarchy)
              : covariance(errors.get(k), backtest.steps());
      covariances.add(covariance);
      projections.add(how.projection(hierarchy, covariance, histories, k));
    }
    return new FittedReconciler(hierarchy, bounds, covariances, projections);
  }

  private ErrorCovariance covariance(double[][] errors, int steps) {
    return how == Reconciliation.MINT
        ? Shrinkage.chosen(errors, steps, hierarchy)
        : ErrorCovariance.of(errors, steps, hierarchy);
  }

  /**
   * Forecasts.
   *
   * @param forecaster of each series by itself
   * @param histories as for {@link #fit}
   * @param horizon steps ahead, 1 or more
   * @param probabilities of the quantiles beside the points, as {@link Forecaster#forecast} has
   *     them
   */
  public Reconciled of(
      Forecaster forecaster, List<TimeSeries> histories, int horizon, double[] probabilities) {
    FittedReconciler fitted = fit(forecaster, histories, horizon);
    double[] asked = probabilities.length > 0 ? SamplePaths.probabilities() : probabilities;
    List<Forecast> apart = forecaster.forecast(histories, horizon, asked);
    List<Forecast> before =
        apart.stream()
            .map(own -> own.quantiles().map(all -> own.with(all.at(probabilities))).orElse(own))
            .toList();
    return new Reconciled(before, fitted.of(apart, histories, probabilities));
  }
}
