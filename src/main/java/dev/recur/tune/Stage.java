package dev.recur.tune;

import dev.recur.config.TrainConfig;
import java.util.OptionalInt;

/** How far a trial has come: each stage of the search has three times the epochs of the last. */
public enum Stage {
  /** A ninth of the epochs. */
  NINTH("1/9", 9),
  /** A third of them. */
  THIRD("1/3", 3),
  /** All of them. */
  WHOLE("1", 1),
  /** Trained as the user would, with all networks of the ensemble, and scored on later values. */
  FINAL("final", 1);

  private final String text;
  private final int share;

  Stage(String text, int share) {
    this.text = text;
    this.share = share;
  }

  /**
   * Returns the configuration of a trial at this stage; a search trains one network on a thread.
   */
  TrainConfig of(TrainConfig config) {
    if (this == FINAL) {
      return config;
    }
    return config
        .withNetwork(config.network().withEnsemble(OptionalInt.of(1)))
        .withTraining(config.training().withEpochsDivisor(share).withThreads(1));
  }

  /** Returns the share of the epochs, or that it is the final. */
  @Override
  public String toString() {
    return text;
  }
}
