package dev.recur.evaluation;

import java.util.List;

/**
 * What shuffling a column did to the error of a backtest, over several draws.
 *
 * @param name of the column, or part of the calendar
 * @param rise of the error, mean over the draws; below zero if it fell
 * @param deviation of the draws
 * @param worse draws in which the error rose
 * @param draws how many there were
 */
public record Importance(String name, double rise, double deviation, int worse, int draws) {
  /** Deviations beyond which a rise is called one. */
  private static final double DEVIATIONS = 2;

  /**
   * Returns what draws did.
   *
   * @param error of the backtest as it is
   * @param shuffled errors, one a draw
   */
  public static Importance of(String name, double error, List<Double> shuffled) {
    double mean = shuffled.stream().mapToDouble(e -> e - error).average().orElseThrow();
    double squares =
        shuffled.stream().mapToDouble(e -> (e - error - mean) * (e - error - mean)).sum();
    double deviation = Math.sqrt(squares / Math.max(1, shuffled.size() - 1));
    int worse = (int) shuffled.stream().filter(e -> e > error).count();
    return new Importance(name, mean, deviation, worse, shuffled.size());
  }

  /** Returns whether the error rose in every draw, and by more than the draws differ. */
  public boolean isClear() {
    return worse == draws && rise > DEVIATIONS * deviation;
  }
}
