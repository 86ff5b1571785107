package dev.recur.recurrent;

import java.util.Arrays;

/**
 * The parameters of one recurrent layer, or gradients of them, as the products want them: one
 * matrix {@code [blocks x units, inputs + 1 + units]}, blocks as {@link Cell} orders them, columns
 * the input's weights, the bias and the state's weights. What a block does not see is zero.
 */
public final class NativeWeights implements LayerWeights {
  private final LayerShape shape;
  private final int width;
  private final NativeFloats matrix;
  private final float[] copy;
  private final float[] peepholes;

  /** Of a normalized layer, whose products leave them out. */
  private final float[] biases;

  private final float[] gains;

  /** Zero weights. */
  public NativeWeights(LayerShape shape) {
    this.shape = shape;
    width = shape.inputs() + 1 + shape.units();
    copy = new float[shape.rows() * width];
    matrix = new NativeFloats(copy.length);
    peepholes = new float[shape.peepholes()];
    biases = new float[shape.normalized() ? shape.rows() : 0];
    gains = new float[shape.gains()];
  }

  /** The shape of the layer. */
  public LayerShape shape() {
    return shape;
  }

  @Override
  public int parameters() {
    return shape.parameters();
  }

  /** Columns of the matrix. */
  int width() {
    return width;
  }

  NativeFloats matrix() {
    return matrix;
  }

  /** {@code [3, units]}, into the input, forget and output gate; empty without peepholes. */
  float[] peepholes() {
    return peepholes;
  }

  /** {@code [gates, units]} in the order of the flat parameters; empty if not normalized. */
  float[] biases() {
    return biases;
  }

  /** The input's, then the state's, {@code [gates, units]}; empty if not normalized. */
  float[] gains() {
    return gains;
  }

  /**
   * Takes the weights from flat parameters, as {@link LayerShape} lays them out from the offset.
   */
  @Override
  public void set(float[] parameters, int offset) {
    int units = shape.units();
    int inputs = shape.inputs();
    for (int row = 0; row < shape.rows(); row++) {
      int goal = row * width;
      int inputRow = inputRow(row);
      copy[goal + inputs] = parameters[offset + shape.biasOffset() + inputRow];
      if (inputRow < shape.inputRows()) {
        System.arraycopy(parameters, offset + inputRow * inputs, copy, goal, inputs);
      }
      int recurrentRow = recurrentRow(row);
      if (recurrentRow >= 0) {
        int source = offset + shape.recurrentOffset() + recurrentRow * units;
        System.arraycopy(parameters, source, copy, goal + inputs + 1, units);
      }
    }
    matrix.put(0, copy, 0, copy.length);
    System.arraycopy(parameters, offset + shape.peepholeOffset(), peepholes, 0, peepholes.length);
    System.arraycopy(parameters, offset + shape.biasOffset(), biases, 0, biases.length);
    System.arraycopy(parameters, offset + shape.gainOffset(), gains, 0, gains.length);
  }

  /** The row of the input weights and biases that a row of the matrix holds. */
  private int inputRow(int row) {
    int units = shape.units();
    return shape.cell().inputGate(row / units) * units + row % units;
  }

  /** The row of the recurrent weights that a row of the matrix holds; negative for none. */
  private int recurrentRow(int row) {
    return row - shape.cell().firstRecurrentBlock() * shape.units();
  }

  /** Sets everything to zero. */
  void clear() {
    Arrays.fill(copy, 0);
    matrix.put(0, copy, 0, copy.length);
    Arrays.fill(peepholes, 0);
    Arrays.fill(biases, 0);
    Arrays.fill(gains, 0);
  }

  /** Adds the values, in the layout of {@link LayerShape}, to flat gradients from the offset. */
  @Override
  public void addTo(float[] gradients, int offset) {
    matrix.get(0, copy, 0, copy.length);
    int units = shape.units();
    int inputs = shape.inputs();
    for (int row = 0; row < shape.rows(); row++) {
      int source = row * width;
      int inputRow = inputRow(row);
      gradients[offset + shape.biasOffset() + inputRow] += copy[source + inputs];
      if (inputRow < shape.inputRows()) {
        add(copy, source, gradients, offset + inputRow * inputs, inputs);
      }
      int recurrentRow = recurrentRow(row);
      if (recurrentRow >= 0) {
        int goal = offset + shape.recurrentOffset() + recurrentRow * units;
        add(copy, source + inputs + 1, gradients, goal, units);
      }
    }
    add(peepholes, 0, gradients, offset + shape.peepholeOffset(), peepholes.length);
    add(biases, 0, gradients, offset + shape.biasOffset(), biases.length);
    add(gains, 0, gradients, offset + shape.gainOffset(), gains.length);
  }

  private static void add(float[] values, int from, float[] goal, int at, int length) {
    for (int i = 0; i < length; i++) {
      goal[at + i] += values[from + i];
    }
  }

  @Override
  public void close() {
    matrix.close();
  }
}
