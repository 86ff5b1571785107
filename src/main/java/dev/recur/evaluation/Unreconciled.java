package dev.recur.evaluation;

import java.util.List;

/**
 * Forecasts of series and their sums as they were before they were made to add up.
 *
 * @param how they were made to add up, by the name users type
 * @param forecasts before that
 * @param levels of the panel, sums first
 */
public record Unreconciled(String how, Forecasts forecasts, List<SeriesRange> levels) {
  /** What tables call these forecasts. */
  public static final String NAME = "unreconciled";

  /** Copies the list. */
  public Unreconciled {
    levels = List.copyOf(levels);
  }
}
