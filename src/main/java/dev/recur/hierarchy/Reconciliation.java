package dev.recur.hierarchy;

import dev.recur.series.EnumNames;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.List;

/** How forecasts of series and their sums are made to add up. */
public enum Reconciliation {
  /** By the least variance of all errors, whose covariance is shrunk. */
  MINT,
  /** The sums of the forecasts of the bottom series. */
  BOTTOM_UP,
  /**
   * The forecast of the sum of everything, shared out by what each bottom series had of the history
   * (Gross and Sohl, Disaggregation methods to expedite product line forecasting, Journal of
   * Forecasting 9, 1990, method F).
   */
  TOP_DOWN;

  /**
   * Returns what is done to forecasts of a target.
   *
   * @param hierarchy of the series
   * @param covariance of their errors
   * @param histories of all series, up to the origin
   * @param target of the series
   */
  Projection projection(
      Hierarchy hierarchy, ErrorCovariance covariance, List<TimeSeries> histories, int target) {
    return switch (this) {
      case MINT -> new MinTrace(hierarchy, covariance);
      case BOTTOM_UP -> base -> Arrays.copyOfRange(base, hierarchy.sums(), base.length);
      case TOP_DOWN -> topDown(hierarchy, histories, target);
    };
  }

  private static Projection topDown(Hierarchy hierarchy, List<TimeSeries> histories, int target) {
    int top = hierarchy.top();
    double[] shares = new double[hierarchy.bottoms()];
    for (int b = 0; b < shares.length; b++) {
      shares[b] =
          Arrays.stream(histories.get(hierarchy.sums() + b).target(target))
              .filter(Double::isFinite)
              .average()
              .orElse(0);
    }
    double all = hierarchy.sum(top, shares);
    Arrays.setAll(shares, b -> all == 0 ? 1.0 / shares.length : shares[b] / all);
    return base -> Arrays.stream(shares).map(share -> share * base[top]).toArray();
  }

  /** Returns the name as typed. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }
}
