package dev.recur.onnx;

import dev.recur.network.CellType;
import java.util.Arrays;

/**
 * The weights of a cell in the order in which ONNX has its gates: of an LSTM input, output, forget,
 * candidate, where ours are input, forget, candidate, output; of a GRU update, reset, candidate,
 * where ours are reset, update, candidate.
 *
 * @param cell the cell
 * @param units of the layer
 */
record Gates(CellType cell, int units) {
  /** Returns the gates of ours in the order of ONNX. */
  private int[] order() {
    return switch (cell) {
      case LSTM, PEEPHOLE_LSTM -> new int[] {0, 3, 1, 2};
      case GRU -> new int[] {1, 0, 2};
      case RNN -> new int[] {0};
      case MLP -> throw new IllegalStateException(cell + " has no gates");
    };
  }

  /** Returns how many gates there are. */
  int count() {
    return order().length;
  }

  /** Returns input weights, {@code [gates, units, inputs]}. */
  float[] input(float[] weights, int inputs) {
    return blocks(weights, units * inputs, order());
  }

  /** Returns the weights of the state, {@code [gates, units, units]}. */
  float[] state(float[] weights) {
    return blocks(weights, units * units, order());
  }

  /**
   * Returns biases, {@code [2, gates, units]}: those of the input, then those of the state, which
   * only a GRU's candidate has apart.
   */
  float[] bias(float[] biases) {
    float[] all = Arrays.copyOf(blocks(biases, units, order()), 2 * count() * units);
    if (cell == CellType.GRU) {
      System.arraycopy(biases, 3 * units, all, 5 * units, units);
    }
    return all;
  }

  /** Returns peephole weights, {@code [3, units]}: input, output, forget. */
  float[] peepholes(float[] weights) {
    return blocks(weights, units, 0, 2, 1);
  }

  private static float[] blocks(float[] values, int length, int... order) {
    float[] ordered = new float[order.length * length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(values, order[i] * length, ordered, i * length, length);
    }
    return ordered;
  }
}
