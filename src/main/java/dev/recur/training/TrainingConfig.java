package dev.recur.training;

import dev.recur.network.Clip;
import dev.recur.network.Loss;
import dev.recur.network.StepOptions;

/**
 * How a network is trained. The defaults stand here and nowhere else.
 *
 * @param epochs passes over all windows at the most, 1 or more
 * @param batch windows a step, 1 or more
 * @param learningRate of Adam, above 0
 * @param patience epochs without a better validation RMSE after which training stops, 1 or more
 * @param clip largest norm of the whole gradient, above 0
 * @param seed of the weights, the shuffling and dropout
 * @param threads that share a step; the result does not depend on them
 */
public record TrainingConfig(
    int epochs, int batch, double learningRate, int patience, double clip, long seed, int threads) {
  /** Checks the ranges. */
  public TrainingConfig {
    require(epochs >= 1, "epochs", epochs);
    require(batch >= 1, "batch", batch);
    require(learningRate > 0 && Double.isFinite(learningRate), "learning rate", learningRate);
    require(patience >= 1, "patience", patience);
    require(clip > 0, "clip", clip);
    require(threads >= 1, "threads", threads);
  }

  private static void require(boolean holds, String name, double value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " " + value);
    }
  }

  /**
   * Returns the same settings for another number of threads.
   *
   * @param count that share a step
   */
  public TrainingConfig withThreads(int count) {
    return new TrainingConfig(epochs, batch, learningRate, patience, clip, seed, count);
  }

  StepOptions stepOptions(int lookback, int maxBatch) {
    return new StepOptions(
        lookback, maxBatch, Loss.mse(), learningRate, Clip.globalNorm(clip), threads, seed);
  }

  /** Returns the defaults. */
  public static TrainingConfig defaults() {
    return new TrainingConfig(
        300, 32, 0.003, 40, 1, 42, Math.min(2, Runtime.getRuntime().availableProcessors()));
  }
}
