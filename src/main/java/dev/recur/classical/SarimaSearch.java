package dev.recur.classical;

import dev.recur.series.Stationarity;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import jdplus.toolkit.base.api.arima.SarimaOrders;

/**
 * Finds the orders of a seasonal ARIMA model step by step: from a few simple models to the best
 * neighbour of the best so far, until no neighbour is better.
 *
 * <p>Source: Hyndman and Khandakar, Automatic time series forecasting, Journal of Statistical
 * Software 27(3) (2008), section 3.2.
 */
final class SarimaSearch {
  private static final int MOST_MODELS = 30;
  private static final int LARGEST_ORDER = 3;

  /** Above this season a second seasonal lag costs more time than it gains. */
  private static final int LONG_SEASON = 12;

  private final double[] values;
  private final int season;
  private final Regressors regressors;
  private final int differences;
  private final int seasonalDifferences;
  private final Set<String> tried = new HashSet<>();
  private Optional<SarimaFit> best = Optional.empty();

  SarimaSearch(double[] values, int season, Regressors regressors) throws CannotFitException {
    this.values = values;
    this.season = season;
    this.regressors = regressors;
    double[] unexplained = regressors.count() > 0 ? regressors.residuals(values) : values;
    seasonalDifferences = Seasonality.differences(unexplained, season);
    differences =
        Stationarity.differences(
            seasonalDifferences > 0 ? Stationarity.difference(unexplained, season) : unexplained);
  }

  Optional<SarimaFit> run() {
    consider(2, 2, 1, 1);
    consider(0, 0, 0, 0);
    consider(1, 0, 1, 0);
    consider(0, 1, 0, 1);
    boolean improved = best.isPresent();
    while (improved && tried.size() < MOST_MODELS) {
      improved = stepFrom(best.orElseThrow().orders());
    }
    return best;
  }

  /** Moves to the first better neighbour: one seasonal order, one order, or both, up or down. */
  private boolean stepFrom(SarimaOrders at) {
    int[][] steps = {
      {0, 0, -1, 0}, {0, 0, 0, -1}, {0, 0, 1, 0}, {0, 0, 0, 1}, {0, 0, -1, -1}, {0, 0, 1, 1},
      {-1, 0, 0, 0}, {0, -1, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0}, {-1, -1, 0, 0}, {1, 1, 0, 0}
    };
    for (int[] step : steps) {
      if (consider(
          at.getP() + step[0], at.getQ() + step[1], at.getBp() + step[2], at.getBq() + step[3])) {
        return true;
      }
    }
    return false;
  }

  /** Estimates one model if it has not been tried; returns whether it is the best so far. */
  private boolean consider(int p, int q, int seasonalP, int seasonalQ) {
    int most = season > LONG_SEASON ? 1 : 2;
    boolean inside =
        Math.min(p, q) >= 0
            && Math.max(p, q) <= LARGEST_ORDER
            && Math.min(seasonalP, seasonalQ) >= 0
            && Math.max(seasonalP, seasonalQ) <= most;
    SarimaOrders orders = inside ? orders(p, q, seasonalP, seasonalQ) : orders(0, 0, 0, 0);
    if (!inside || tried.size() >= MOST_MODELS || !tried.add(SarimaFit.describe(orders))) {
      return false;
    }
    Optional<SarimaFit> fitted = SarimaFit.of(orders, values, regressors);
    boolean better =
        fitted.isPresent() && (best.isEmpty() || fitted.get().criterion() < best.get().criterion());
    if (better) {
      best = fitted;
    }
    return better;
  }

  private SarimaOrders orders(int p, int q, int seasonalP, int seasonalQ) {
    SarimaOrders orders = new SarimaOrders(season);
    orders.setRegular(p, differences, q);
    if (season > 1) {
      orders.setSeasonal(seasonalP, seasonalDifferences, seasonalQ);
    }
    return orders;
  }
}
