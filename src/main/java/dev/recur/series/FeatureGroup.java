package dev.recur.series;

import dev.recur.series.Schema.Role;
import java.util.List;

/**
 * Features of a series that are one thing to a reader: those of a column, or of a part of the
 * calendar.
 *
 * @param name of the column or the part
 * @param role when they are known
 * @param features their places in the arrays of a {@link TimeSeries}
 */
public record FeatureGroup(String name, Role role, List<Integer> features) {
  /** Copies the list. */
  public FeatureGroup {
    features = List.copyOf(features);
  }
}
