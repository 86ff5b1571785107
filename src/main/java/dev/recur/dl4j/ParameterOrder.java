package dev.recur.dl4j;

import dev.recur.network.CellType;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Parameter;
import dev.recur.network.Parameters;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where the flat parameters of a network lie in those of its Deeplearning4j network. Both go layer
 * by layer and keep a unit's weights together; they differ in the order of the gates of stock
 * layers, and in that a skip's weights are columns of the output layer's.
 */
final class ParameterOrder {
  /** Where stock layers have the gates input, forget, candidate and output. */
  private static final int[] STOCK_GATES = {3, 1, 0, 2};

  /** Where they have the peepholes into the input, forget and output gate. */
  private static final int[] STOCK_PEEPHOLES = {2, 0, 1};

  private final NetworkSpec spec;

  /** The index over there of each of our parameters. */
  private final int[] there;

  private ParameterOrder(NetworkSpec spec) {
    this.spec = spec;
    there = new int[Parameters.count(spec)];
    Arrays.setAll(there, i -> i);
  }

  /** Of a network of our layers. */
  static ParameterOrder ofOurs(NetworkSpec spec) {
    ParameterOrder order = new ParameterOrder(spec);
    order.layOutput();
    return order;
  }

  /** Of a network of stock layers. */
  static ParameterOrder ofStock(NetworkSpec spec) {
    ParameterOrder order = new ParameterOrder(spec);
    if (spec.cell() == CellType.LSTM || spec.cell() == CellType.PEEPHOLE_LSTM) {
      for (Parameter tensor : Parameters.layout(spec)) {
        order.layStock(tensor);
      }
    }
    return order;
  }

  private void layOutput() {
    int inputs = spec.width();
    int width = inputs + spec.skipInputs();
    int start = 0;
    for (Parameter tensor : Parameters.layout(spec)) {
      switch (tensor.name()) {
        case "output.weight" -> {
          start = tensor.offset();
          layRows(tensor, start, width, 0);
        }
        case "output.bias" -> layRows(tensor, start + spec.outputs() * width, 1, 0);
        case "skip.weight" -> layRows(tensor, start, width, inputs);
        default -> {}
      }
    }
  }

  /** Lays the rows of a matrix into a wider one, from a column on. */
  private void layRows(Parameter tensor, int start, int width, int column) {
    int rows = tensor.shape()[0];
    int length = tensor.length() / rows;
    for (int i = 0; i < tensor.length(); i++) {
      there[tensor.offset() + i] = start + i / length * width + column + i % length;
    }
  }

  private void layStock(Parameter tensor) {
    int peepholes = spec.cell() == CellType.PEEPHOLE_LSTM ? 3 * spec.hidden() : 0;
    String name = tensor.name();
    if (!name.startsWith("recurrent.")) {
      return;
    }
    if (name.endsWith(".peephole.weight")) {
      int biases = 4 * spec.hidden();
      layBlocks(tensor, tensor.offset() - biases, STOCK_PEEPHOLES);
    } else {
      int moved = name.endsWith(".bias") ? peepholes : 0;
      layBlocks(tensor, tensor.offset() + moved, STOCK_GATES);
    }
  }

  private void layBlocks(Parameter tensor, int start, int[] order) {
    int block = tensor.length() / order.length;
    for (int i = 0; i < tensor.length(); i++) {
      there[tensor.offset() + i] = start + order[i / block] * block + i % block;
    }
  }

  /** Our flat parameters as those over there, {@code [1, parameters]}. */
  INDArray toThere(float[] ours) {
    float[] values = new float[ours.length];
    for (int i = 0; i < ours.length; i++) {
      values[there[i]] = ours[i];
    }
    return Nd4j.createFromArray(values).reshape(1, values.length);
  }

  /** Copies parameters or gradients from over there into an array in our order. */
  void copyToOurs(INDArray values, float[] goal) {
    float[] copied = values.dup().data().asFloat();
    for (int i = 0; i < goal.length; i++) {
      goal[i] = copied[there[i]];
    }
  }
}
