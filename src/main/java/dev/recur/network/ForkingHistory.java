package dev.recur.network;

/** A history as a network of forking sequences sees it, and what is known about steps ahead. */
public interface ForkingHistory {
  /** Steps of the history, 1 or more. */
  int steps();

  /**
   * Writes the features of a step.
   *
   * @param step from 0
   * @param features {@code [inputs]}
   */
  void inputs(int step, float[] features);

  /**
   * Writes what is known, at the last step, about a step ahead.
   *
   * @param ahead from 1
   * @param features {@code [known]}
   * @param lags {@code [lags]}
   */
  void known(int ahead, float[] features, float[] lags);
}
