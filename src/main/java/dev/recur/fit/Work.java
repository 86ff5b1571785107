package dev.recur.fit;

/** Parts of a run that take long and are counted. */
public enum Work {
  /** Trials of a search at a stage. */
  TRIALS,
  /** Models that may become members of {@code auto}, scored before the held-out end. */
  CANDIDATES,
  /** Epochs of a network that is such a candidate, as many as there may be at the most. */
  CANDIDATE_EPOCHS,
  /** Networks of an ensemble. */
  MEMBERS,
  /** Forecasts by whose errors intervals are calibrated. */
  CALIBRATION,
  /** Forecasts made again with something changed. */
  CHANGES,
  /** Steps in which the pre-trained network goes on learning. */
  TUNING
}
