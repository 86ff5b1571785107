package dev.recur.evaluation;

/**
 * How often values that are no news lay outside what was forecast for them.
 *
 * @param values that were looked at, at least 1
 * @param outside how many of them lay outside
 * @param calibrating values that told the interval
 */
public record FalseAlarms(int values, int outside, int calibrating) {
  /** Returns the share that lay outside, 0 to 1. */
  public double rate() {
    return (double) outside / values;
  }

  /**
   * Returns the highest share that may well be chance, in these values and in those that told the
   * interval.
   *
   * @param level of the interval, percent
   */
  public double highestByChance(double level) {
    return 1 - ChanceLimits.of(level / 100, values, calibrating).low();
  }
}
