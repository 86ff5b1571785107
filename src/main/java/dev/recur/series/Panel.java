package dev.recur.series;

import java.util.List;

/**
 * Series that share columns and frequency. One series is a panel of one.
 *
 * @param schema which column plays which role
 * @param series at least one series; each has its own start and length
 */
public record Panel(Schema schema, List<TimeSeries> series) {

  /** Copies the list and checks that it holds what the schema says. */
  public Panel {
    series = List.copyOf(series);
    if (series.isEmpty()) {
      throw new IllegalArgumentException("a panel holds at least one series");
    }
    for (TimeSeries one : series) {
      if (one.targetCount() != schema.targets().size()) {
        throw new IllegalArgumentException(
            one.name()
                + " has "
                + one.targetCount()
                + " targets, the schema "
                + schema.targets().size());
      }
    }
  }

  /** The number of series. */
  public int size() {
    return series.size();
  }
}
