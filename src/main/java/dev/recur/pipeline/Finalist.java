package dev.recur.pipeline;

import dev.recur.evaluation.Gain;

/**
 * A trial at the end of a search.
 *
 * @param searched its score in the search, with all epochs unless the time was over before
 * @param scored its score on the last values before test
 * @param gain over the default there
 */
public record Finalist(TrialScore searched, TrialScore scored, Gain gain) {
  /** Returns the trial. */
  public Trial trial() {
    return scored.trial();
  }

  /**
   * Returns whether it beats the default twice: in the search, and by more than the standard error
   * on the values that the search has not seen.
   *
   * @param standard the default
   */
  boolean beats(Finalist standard) {
    return searched.error() < standard.searched().error() && gain.exceedsItsError();
  }
}
