package dev.recur.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * Newer values beside what was forecast for them one step ahead.
 *
 * @param model the name users type
 * @param level of the interval, percent
 * @param series that were checked
 * @param values that were checked, at least 1; missing ones do not count
 * @param calibrating values that told the interval
 * @param anomalies in time order, one series after the other
 * @param before the same of values before them; empty if the model has learnt from all of these
 */
public record Checked(
    String model,
    double level,
    int series,
    int values,
    int calibrating,
    List<Anomaly> anomalies,
    Optional<FalseAlarms> before) {
  /** Copies the list. */
  public Checked {
    anomalies = List.copyOf(anomalies);
  }

  /** Returns whether more of the values lie outside than may well be chance. */
  public boolean isMoreThanChance() {
    FalseAlarms all = new FalseAlarms(values, anomalies.size(), calibrating);
    return anomalies.size() > Math.rint(values * all.highestByChance(level));
  }

  /** Returns how many values chance alone puts outside. */
  public double expected() {
    return values * (1 - level / 100);
  }
}
