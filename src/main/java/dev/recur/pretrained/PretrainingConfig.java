package dev.recur.pretrained;

import dev.recur.network.ForkingSpec;

/**
 * How the network is trained on simulated series.
 *
 * @param spec the network
 * @param seed of the first weights and of everything drawn
 * @param steps of training
 * @param learningRate where it begins, to fall along half a cosine
 */
public record PretrainingConfig(ForkingSpec spec, long seed, int steps, double learningRate) {
  /** The learning rate that a training from nothing begins with. */
  public static final double LEARNING_RATE = 2e-3;

  /**
   * @throws IllegalArgumentException if a number is not positive
   */
  public PretrainingConfig {
    if (steps < 1 || !(learningRate > 0)) {
      throw new IllegalArgumentException(steps + " steps, learning rate " + learningRate);
    }
  }
}
