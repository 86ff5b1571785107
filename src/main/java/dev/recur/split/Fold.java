package dev.recur.split;

import java.util.ArrayList;
import java.util.List;

/**
 * One origin of a backtest and the steps to be forecast from it.
 *
 * @param observed steps up to and with the origin; the forecast begins at this step
 * @param steps steps to forecast
 */
public record Fold(int observed, int steps) {
  /** Checks that something is observed and something forecast. */
  public Fold {
    if (observed < 1 || steps < 1) {
      throw new IllegalArgumentException("observed " + observed + ", steps " + steps);
    }
  }

  /**
   * Returns the rolling origins over a part of a series: the first forecast begins where the part
   * begins, each next one {@code stride} steps later; the last may be cut short by the end.
   *
   * @param from first step of the part, 1 or more
   * @param to step after its last
   * @param horizon steps a forecast covers, 1 or more
   * @param stride steps between origins, 1 or more
   */
  public static List<Fold> rolling(int from, int to, int horizon, int stride) {
    List<Fold> folds = new ArrayList<>();
    for (int observed = from; observed < to; observed += stride) {
      folds.add(new Fold(observed, Math.min(horizon, to - observed)));
    }
    return folds;
  }
}
