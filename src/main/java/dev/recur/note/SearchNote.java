package dev.recur.note;

import dev.recur.series.Message.Setting;
import java.util.List;
import java.util.Optional;

/** How far a search for better settings has come. */
public sealed interface SearchNote extends Note {
  /**
   * There are fewer different settings than trials were asked for.
   *
   * @param trials there are
   */
  record SmallSpace(int trials) implements SearchNote {}

  /**
   * A stage of the search is over.
   *
   * @param trials that it had
   * @param share of the epochs, such as {@code 1/9}; {@code 1} for all
   * @param best of its trials; empty if all failed
   */
  record StageEnded(int trials, String share, Optional<Best> best) implements SearchNote {
    /**
     * The best trial.
     *
     * @param trial its number, from 1
     * @param settings that it has
     */
    public record Best(int trial, List<Setting> settings) {
      /** Copies the list. */
      public Best {
        settings = List.copyOf(settings);
      }
    }
  }

  /**
   * Trials of a stage failed.
   *
   * @param failed how many
   * @param trial number of the first
   * @param failure why it failed
   */
  record TrialsFailed(int failed, int trial, String failure) implements SearchNote {}

  /**
   * The time limit ended the final.
   *
   * @param finalists that were scored before
   */
  record FinalOutOfTime(int finalists) implements SearchNote {}

  /**
   * A finalist failed.
   *
   * @param trial its number
   * @param failure why
   */
  record FinalistFailed(int trial, String failure) implements SearchNote {}
}
