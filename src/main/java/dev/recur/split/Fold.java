package dev.recur.split;

import java.util.ArrayList;
import java.util.List;

/**
 * One origin of a backtest and the steps to be forecast from it.
 *
 * @param observed steps up to and with the origin; the forecast begins at this step; 0 where
 *     nothing is known of what came before a forecast made elsewhere
 * @param steps steps to forecast
 */
public record Fold(int observed, int steps) {
  /** Checks that something is forecast. */
  public Fold {
    if (observed < 0 || steps < 1) {
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
    requireOrigins(from, horizon, stride);
    List<Fold> folds = new ArrayList<>();
    for (long observed = from; observed < to; observed += stride) {
      folds.add(new Fold((int) observed, (int) Math.min(horizon, to - observed)));
    }
    return folds;
  }

  /**
   * Returns the rolling origins over a part of a series that a full horizon follows within it.
   *
   * @param from first step of the part, 1 or more
   * @param to step after its last
   * @param horizon steps a forecast covers, 1 or more
   * @param stride steps between origins, 1 or more
   * @return empty if the part is shorter than the horizon
   */
  public static List<Fold> full(int from, int to, int horizon, int stride) {
    requireOrigins(from, horizon, stride);
    List<Fold> folds = new ArrayList<>();
    for (long observed = from; observed <= to - horizon; observed += stride) {
      folds.add(new Fold((int) observed, horizon));
    }
    return folds;
  }

  private static void requireOrigins(int from, int horizon, int stride) {
    if (from < 1 || horizon < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "from " + from + ", horizon " + horizon + ", stride " + stride);
    }
  }
}
