package dev.recur.bench;

import dev.recur.network.NetworkSpec;

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
   * @throws IllegalArgumentException if a size is not positive
   */
  public BenchConfig {
    if (batch < 1 || lookback < 1 || threads < 1 || !(seconds > 0)) {
      throw new IllegalArgumentException(
          "batch "
              + batch
              + ", lookback "
              + lookback
              + " and threads "
              + threads
              + " must be 1 or more, seconds "
              + seconds
              + " above 0");
    }
  }
}
