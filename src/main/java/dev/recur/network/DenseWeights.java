package dev.recur.network;

import dev.recur.recurrent.LayerWeights;
import dev.recur.recurrent.NativeFloats;

/**
 * The weights of a dense layer, or gradients of them, in native memory as its product wants them:
 * one matrix {@code [outputs, inputs + 1 + skipInputs]}, the columns being the input's weights, the
 * bias and the skip's weights. The flat parameters are weights {@code [outputs, inputs]}, biases
 * {@code [outputs]}, skip weights {@code [outputs, skipInputs]}.
 */
final class DenseWeights implements LayerWeights {
  private final int outputs;
  private final int inputs;
  private final int skipInputs;
  private final NativeFloats matrix;
  private final float[] copy;

  /** Zero weights. */
  DenseWeights(int outputs, int inputs, int skipInputs) {
    this.outputs = outputs;
    this.inputs = inputs;
    this.skipInputs = skipInputs;
    copy = new float[outputs * width()];
    matrix = new NativeFloats(copy.length);
  }

  int outputs() {
    return outputs;
  }

  int inputs() {
    return inputs;
  }

  /** Columns of the matrix. */
  int width() {
    return inputs + 1 + skipInputs;
  }

  @Override
  public int parameters() {
    return outputs * width();
  }

  NativeFloats matrix() {
    return matrix;
  }

  @Override
  public void set(float[] parameters, int offset) {
    int biases = offset + outputs * inputs;
    int skips = biases + outputs;
    for (int row = 0; row < outputs; row++) {
      int goal = row * width();
      System.arraycopy(parameters, offset + row * inputs, copy, goal, inputs);
      copy[goal + inputs] = parameters[biases + row];
      System.arraycopy(parameters, skips + row * skipInputs, copy, goal + inputs + 1, skipInputs);
    }
    matrix.put(0, copy, 0, copy.length);
  }

  @Override
  public void addTo(float[] gradients, int offset) {
    matrix.get(0, copy, 0, copy.length);
    int biases = offset + outputs * inputs;
    int skips = biases + outputs;
    for (int row = 0; row < outputs; row++) {
      int source = row * width();
      add(source, gradients, offset + row * inputs, inputs);
      gradients[biases + row] += copy[source + inputs];
      add(source + inputs + 1, gradients, skips + row * skipInputs, skipInputs);
    }
  }

  private void add(int from, float[] goal, int at, int length) {
    for (int i = 0; i < length; i++) {
      goal[at + i] += copy[from + i];
    }
  }

  @Override
  public void close() {
    matrix.close();
  }
}
