package dev.recur.training;

import java.util.List;

/**
 * How a series was forecast over validation at some epoch, from the end of train on.
 *
 * @param series its name
 * @param targets [target][step], original units; not a number where the forecast ran away
 */
public record WatchedForecast(String series, List<List<Double>> targets) {
  /** Copies the lists. */
  public WatchedForecast {
    targets = targets.stream().map(List::copyOf).toList();
  }
}
