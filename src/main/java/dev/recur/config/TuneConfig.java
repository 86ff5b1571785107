package dev.recur.config;

import dev.recur.series.Limit;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a user may say about a search.
 *
 * @param train what is said about training, with the seed of the search and its threads
 * @param said names of the settings that were said, such as {@code hidden}; they stay as they are
 * @param trials configurations to try, besides the default; 1 or more
 * @param timeLimit no trial is begun after half of it and no finalist after all of it; empty for
 *     none
 */
@WithBuilder
public record TuneConfig(
    TrainConfig train, Set<String> said, int trials, Optional<Duration> timeLimit) {
  /** Trials unless the user says otherwise. */
  public static final int TRIALS = 20;

  /** Copies the set. */
  public TuneConfig {
    said = Set.copyOf(said);
    Ranges.count(Limit.TRIALS, "trials", trials);
  }
}
