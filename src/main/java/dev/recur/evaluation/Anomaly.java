package dev.recur.evaluation;

import java.util.List;

/**
 * A value outside what was forecast for it.
 *
 * @param series its name
 * @param keys the cells of its key columns
 * @param time of the step, as the file writes it
 * @param target index of the target
 * @param value that came, original units
 * @param point that was forecast from the values before it, original units
 * @param lower end of the interval, original units
 * @param upper end of the interval, original units
 */
public record Anomaly(
    String series,
    List<String> keys,
    String time,
    int target,
    double value,
    double point,
    double lower,
    double upper) {
  /** Copies the list. */
  public Anomaly {
    keys = List.copyOf(keys);
  }
}
