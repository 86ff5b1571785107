package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.Map;
import java.util.Optional;

/**
 * What the weights of a model have learnt from.
 *
 * @param last by name of a series, the time of the last step, as a calendar's ticks; a series
 *     without a name there was not seen at all. Empty for a model that is fitted to every history
 */
public record Seen(Optional<Map<String, Long>> last) {
  /** Every history is learnt from as a whole. */
  public static final Seen EVERYTHING = new Seen(Optional.empty());

  /** Copies the map. */
  public Seen {
    last = last.map(Map::copyOf);
  }

  /** Returns the first step of a history that was not learnt from; its length if all were. */
  int firstUnseen(TimeSeries history) {
    if (last.isEmpty()) {
      return history.length();
    }
    Long ticks = last.get().get(history.name());
    int first = ticks == null ? 0 : history.calendar().indexOf(ticks) + 1;
    return Math.max(0, Math.min(history.length(), first));
  }
}
