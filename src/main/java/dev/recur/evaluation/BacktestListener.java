package dev.recur.evaluation;

/** Hears how far a backtest is, in its own thread. */
@FunctionalInterface
public interface BacktestListener {
  /**
   * Called before the first forecast of a model and after each few.
   *
   * @param model the name users type
   * @param done forecasts made
   * @param total forecasts to make
   */
  void forecast(String model, int done, int total);
}
