package dev.recur.training;

import org.jspecify.annotations.Nullable;

/** Keeps the weights of the epoch with the lowest validation error, and says when to give up. */
final class EarlyStopping {
  private final int patience;
  private @Nullable Epoch best;
  private float[] weights = {};

  EarlyStopping(int patience) {
    this.patience = patience;
  }

  /**
   * Takes note of an epoch.
   *
   * @param epoch with a validation error
   * @param current the weights after it, flat; kept as they are if it is the best
   */
  void accept(Epoch epoch, float[] current) {
    if (best == null || epoch.validationError() < best.validationError()) {
      best = epoch;
      weights = current;
    }
  }

  boolean isOver(Epoch epoch) {
    return epoch.number() - best().number() >= patience;
  }

  Epoch best() {
    if (best == null) {
      throw new IllegalStateException("no epoch yet");
    }
    return best;
  }

  float[] weights() {
    return weights;
  }
}
