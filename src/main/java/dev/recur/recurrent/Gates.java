package dev.recur.recurrent;

import org.jspecify.annotations.Nullable;

/**
 * The element-wise part of a cell for all units and columns of one step. Every array holds blocks
 * of {@code n} = units x columns values, columns fastest; blocks as {@link Cell} orders them.
 */
abstract sealed class Gates permits LstmGates, GruGates, RnnGates {
  /** The gates of a layer; they add gradients of weights of their own to those given. */
  static Gates of(NativeWeights weights, @Nullable NativeWeights gradient) {
    return switch (weights.shape().cell()) {
      case LSTM, PEEPHOLE_LSTM -> new LstmGates(new Peepholes(weights, gradient));
      case GRU -> new GruGates();
      case RNN -> new RnnGates(weights.shape().activation());
    };
  }

  /**
   * One step forward.
   *
   * @param n values in a block
   * @param gates pre-activations in, activations out
   * @param before the state before the step
   * @param after the state after the step, written
   */
  abstract void forward(int n, float[][] gates, StepState before, StepState after);

  /**
   * One step backward.
   *
   * @param n values in a block
   * @param gates activations that {@link #forward} left
   * @param before the state before the step
   * @param after the state after the step
   * @param gradient in: of the hidden state and the memory after the step; out: of the memory
   *     before the step, and in {@code hidden} the part of the hidden state's that passes by the
   *     products
   * @param gateGradient of the pre-activations, written
   */
  abstract void backward(
      int n,
      float[][] gates,
      StepState before,
      StepState after,
      StepState gradient,
      float[][] gateGradient);

  /** Writes the products of two blocks. */
  static void product(int n, float[] a, float[] b, float[] goal) {
    for (int k = 0; k < n; k++) {
      goal[k] = a[k] * b[k];
    }
  }
}
