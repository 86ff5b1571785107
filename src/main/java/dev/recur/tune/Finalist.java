package dev.recur.tune;

import dev.recur.evaluation.Gain;

/**
 * A trial at the end of a search.
 *
 * @param searched its score in the search, with all epochs unless the time was over before
 * @param scored its score on the last values before test
 * @param gain over the default there
 */
public record Finalist(TrialScore searched, TrialScore scored, Gain gain) {
  /**
   * Of four finalists no better than the default, one gains more than one standard error by chance
   * every other time, and more than two every eleventh time (normal, independent gains).
   */
  private static final double STANDARD_ERRORS = 2;

  /** Returns the trial. */
  public Trial trial() {
    return scored.trial();
  }

  /**
   * Returns whether it beats the default twice: in the search, and by more than two standard errors
   * on the values that the search has not seen.
   *
   * @param standard the default
   */
  boolean beats(Finalist standard) {
    return searched.error() < standard.searched().error() && gain.exceeds(STANDARD_ERRORS);
  }
}
