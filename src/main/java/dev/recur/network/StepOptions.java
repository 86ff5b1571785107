package dev.recur.network;

/**
 * What a {@link TrainingStep} needs to know beside the network.
 *
 * @param lookback steps of a window
 * @param maxBatch the most windows in a batch
 * @param loss the loss
 * @param learningRate the learning rate at first
 * @param clip how gradients are kept small
 * @param threads threads to use; the result is the same for any number
 * @param seed decides what dropout drops
 */
public record StepOptions(
    int lookback, int maxBatch, Loss loss, double learningRate, Clip clip, int threads, long seed) {
  /**
   * @throws IllegalArgumentException if a size is not positive
   */
  public StepOptions {
    if (lookback < 1 || maxBatch < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "lookback "
              + lookback
              + ", batch "
              + maxBatch
              + " and threads "
              + threads
              + " must be 1 or more");
    }
    if (!(learningRate > 0)) {
      throw new IllegalArgumentException("learning rate " + learningRate + " must be above 0");
    }
  }
}
