package dev.recur.hierarchy;

import dev.recur.forecast.Forecast;
import java.util.List;

/**
 * Forecasts of series and their sums, before and after they were made to add up.
 *
 * @param before as each was made by itself, in the order of the panel
 * @param after that add up
 */
public record Reconciled(List<Forecast> before, List<Forecast> after) {
  /** Copies the lists. */
  public Reconciled {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
