package dev.recur.bench;

import java.util.OptionalDouble;

/**
 * What was measured.
 *
 * @param msPerStep milliseconds of a training step, the median of several parts
 * @param windowsPerSecond windows trained on in a second
 * @param forwardMs milliseconds of a forward pass over a batch
 * @param gflops products of a training step in a second, in 1e9 operations
 * @param machineGflops the same in a large product on as many threads
 * @param stockMsPerStep milliseconds of a training step of Deeplearning4j's own LSTM, if asked for
 * @param cpu the CPU's name
 */
public record BenchResult(
    double msPerStep,
    double windowsPerSecond,
    double forwardMs,
    double gflops,
    double machineGflops,
    OptionalDouble stockMsPerStep,
    String cpu) {
  /** The share of the machine's rate that training reaches, 0 to 1. */
  public double share() {
    return gflops / machineGflops;
  }
}
