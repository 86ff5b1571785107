package dev.recur.training;

import java.util.List;

/** The outcome of training: the weights to use and how they came about. */
public final class Trained {
  private final float[] weights;
  private final List<Epoch> history;
  private final Epoch best;
  private final boolean outOfTime;

  Trained(float[] weights, List<Epoch> history, Epoch best, boolean outOfTime) {
    this.weights = weights;
    this.history = List.copyOf(history);
    this.best = best;
    this.outOfTime = outOfTime;
  }

  /** Returns a copy of the weights, flat, in the order of the network's parameters. */
  public float[] weights() {
    return weights.clone();
  }

  /** Returns every epoch that was run. */
  public List<Epoch> history() {
    return history;
  }

  /** Returns the epoch whose weights are used. */
  public Epoch best() {
    return best;
  }

  /** Returns whether the time limit ended the training, so that it would not come out the same. */
  public boolean outOfTime() {
    return outOfTime;
  }
}
