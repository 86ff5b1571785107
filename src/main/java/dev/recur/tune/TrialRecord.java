package dev.recur.tune;

import java.util.Optional;

/** What is known of the trials of a search, so that one that was cut short can go on. */
public interface TrialRecord {
  /**
   * Returns the score of a trial that has ended before.
   *
   * @param trial the trial
   * @param stage how far it had come
   */
  Optional<TrialScore> find(Trial trial, Stage stage);

  /** Called when a trial has ended, in the order in which trials were begun. */
  void ended(TrialScore score);
}
