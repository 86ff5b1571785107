package dev.recur.network;

/**
 * What a {@link TrainingStep} needs to know beside the network.
 *
 * @param lookback steps of a window
 * @param maxBatch the most windows in a batch
 * @param loss the loss
 * @param learningRate the learning rate at first
 * @param clip how gradients are kept small
 * @param weightDecay share of each weight, but not of biases, that a step takes away for each unit
 *     of the learning rate; 0 for none
 * @param threads threads to use; the result is the same for any number
 * @param seed decides what dropout drops
 */
public record StepOptions(
    int lookback,
    int maxBatch,
    Loss loss,
    double learningRate,
    Clip clip,
    double weightDecay,
    int threads,
    long seed) {
  /**
   * @throws IllegalArgumentException if a size or the learning rate is not positive, or the decay
   *     negative
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
    if (!(weightDecay >= 0) || !Double.isFinite(weightDecay)) {
      throw new IllegalArgumentException("weight decay " + weightDecay + " must be 0 or more");
    }
  }

  /** Options without weight decay. */
  public StepOptions(
      int lookback,
      int maxBatch,
      Loss loss,
      double learningRate,
      Clip clip,
      int threads,
      long seed) {
    this(lookback, maxBatch, loss, learningRate, clip, 0, threads, seed);
  }
}
