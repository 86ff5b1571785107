package dev.recur.bench;

import dev.recur.network.NetworkSpec;
import dev.recur.series.Limit;

/**
 * What to measure.
 *
 * @param network the network; one output is what a forecaster of one target has
 * @param batch windows in a batch
 * @param lookback steps of a window
 * @param threads threads
 * @param seconds how long to measure training; forward passes take half as long again
 * @param throughFit whether to train through Deeplearning4j's {@code fit} on our layers
 * @param againstStock whether to run Deeplearning4j's own LSTM in turns with it
 */
public record BenchConfig(
    NetworkSpec network,
    int batch,
    int lookback,
    int threads,
    double seconds,
    boolean throughFit,
    boolean againstStock) {
  /**
   * @throws IllegalArgumentException if a size is not positive or beyond its limit
   */
  public BenchConfig {
    Limit.BATCH.require("batch", batch);
    Limit.STEPS.require("lookback", lookback);
    Limit.THREADS.require("threads", threads);
    Limit.HIDDEN.require("hidden", network.hidden());
    Limit.LAYERS.require("layers", network.layers());
    Limit.VALUES.require("values of a batch", (long) batch * lookback * network.features());
    if (!(seconds > 0 && seconds <= Limit.SECONDS.most())) {
      throw new IllegalArgumentException(
          "seconds " + seconds + " must be above 0 and at most " + Limit.SECONDS.most());
    }
  }
}
