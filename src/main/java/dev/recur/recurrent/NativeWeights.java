package dev.recur.recurrent;

import java.util.Arrays;

/**
 * The parameters of one recurrent layer, or gradients of them, as the products want them: input
 * weights with the bias as one column more, {@code [blocks x units, inputs + 1]}, and recurrent
 * weights {@code [blocks x units, units]}, blocks as {@link Cell} orders them.
 */
public final class NativeWeights implements AutoCloseable {
  private final LayerShape shape;
  private final NativeFloats input;
  private final NativeFloats recurrent;
  private final float[] inputCopy;
  private final float[] recurrentCopy;

  /** The GRU's bias of the state's share of the candidate, one a unit; empty for other cells. */
  private final float[] shareBias;

  /** Zero weights. */
  public NativeWeights(LayerShape shape) {
    this.shape = shape;
    inputCopy = new float[shape.inputRows() * (shape.inputs() + 1)];
    recurrentCopy = new float[shape.recurrentRows() * shape.units()];
    shareBias = new float[shape.cell() == Cell.GRU ? shape.units() : 0];
    input = new NativeFloats(inputCopy.length);
    recurrent = new NativeFloats(recurrentCopy.length);
  }

  /** The shape of the layer. */
  public LayerShape shape() {
    return shape;
  }

  NativeFloats input() {
    return input;
  }

  NativeFloats recurrent() {
    return recurrent;
  }

  float[] shareBias() {
    return shareBias;
  }

  /**
   * Takes the weights from flat parameters, as {@link LayerShape} lays them out from the offset.
   */
  public void set(float[] parameters, int offset) {
    int units = shape.units();
    int inputs = shape.inputs();
    for (int block = 0; block < shape.cell().inputBlocks(); block++) {
      int gate = shape.cell().gateOfBlock(block);
      for (int unit = 0; unit < units; unit++) {
        int row = gate * units + unit;
        int goal = (block * units + unit) * (inputs + 1);
        System.arraycopy(parameters, offset + row * inputs, inputCopy, goal, inputs);
        inputCopy[goal + inputs] = parameters[offset + shape.biasOffset() + row];
      }
    }
    input.put(0, inputCopy, 0, inputCopy.length);
    recurrent.put(0, parameters, offset + shape.recurrentOffset(), recurrentCopy.length);
    int share = offset + shape.biasOffset() + 3 * units;
    System.arraycopy(parameters, shareBias.length == 0 ? 0 : share, shareBias, 0, shareBias.length);
  }

  /** Sets everything to zero. */
  void clear() {
    Arrays.fill(inputCopy, 0);
    Arrays.fill(recurrentCopy, 0);
    Arrays.fill(shareBias, 0);
    input.put(0, inputCopy, 0, inputCopy.length);
    recurrent.put(0, recurrentCopy, 0, recurrentCopy.length);
  }

  /** Adds the values, in the layout of {@link LayerShape}, to flat gradients from the offset. */
  public void addTo(float[] gradients, int offset) {
    input.get(0, inputCopy, 0, inputCopy.length);
    recurrent.get(0, recurrentCopy, 0, recurrentCopy.length);
    int units = shape.units();
    int inputs = shape.inputs();
    for (int block = 0; block < shape.cell().inputBlocks(); block++) {
      int gate = shape.cell().gateOfBlock(block);
      for (int unit = 0; unit < units; unit++) {
        int row = gate * units + unit;
        int source = (block * units + unit) * (inputs + 1);
        for (int i = 0; i < inputs; i++) {
          gradients[offset + row * inputs + i] += inputCopy[source + i];
        }
        gradients[offset + shape.biasOffset() + row] += inputCopy[source + inputs];
      }
    }
    for (int i = 0; i < recurrentCopy.length; i++) {
      gradients[offset + shape.recurrentOffset() + i] += recurrentCopy[i];
    }
    for (int unit = 0; unit < shareBias.length; unit++) {
      gradients[offset + shape.biasOffset() + 3 * units + unit] += shareBias[unit];
    }
  }

  @Override
  public void close() {
    input.close();
    recurrent.close();
  }
}
