package dev.recur.recurrent;

import org.jspecify.annotations.Nullable;

/**
 * Weights from an LSTM's memory into its gates, one a unit and gate (Gers 2000); without them
 * nothing is added anywhere. Blocks are {@code [units, columns]}; the gates are 0 input, 1 forget,
 * 2 output.
 */
final class Peepholes {
  private final int units;
  private final float[] weights;
  private final float[] gradient;

  Peepholes(NativeWeights weights, @Nullable NativeWeights gradient) {
    this.weights = weights.peepholes();
    this.gradient = gradient == null ? new float[0] : gradient.peepholes();
    units = this.weights.length / 3;
  }

  /** Adds what a gate sees of the memory to its pre-activations. */
  void forward(int gate, int n, float[] memory, float[] values) {
    for (int unit = 0; unit < units; unit++) {
      float weight = weights[gate * units + unit];
      int columns = n / units;
      for (int i = unit * columns; i < (unit + 1) * columns; i++) {
        values[i] = Math.fma(weight, memory[i], values[i]);
      }
    }
  }

  /** Adds the gradients that come from a gate's to those of the weights and of the memory. */
  void backward(int gate, int n, float[] memory, float[] values, float[] memoryGradient) {
    for (int unit = 0; unit < units; unit++) {
      float weight = weights[gate * units + unit];
      int columns = n / units;
      float sum = 0;
      for (int i = unit * columns; i < (unit + 1) * columns; i++) {
        sum += values[i] * memory[i];
        memoryGradient[i] = Math.fma(weight, values[i], memoryGradient[i]);
      }
      gradient[gate * units + unit] += sum;
    }
  }
}
