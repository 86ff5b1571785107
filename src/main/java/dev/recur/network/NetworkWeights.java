package dev.recur.network;

import dev.recur.recurrent.NativeWeights;
import java.util.Arrays;

/**
 * A network's parameters, or gradients of them, in native memory, each layer as its products want
 * it.
 */
final class NetworkWeights implements AutoCloseable {
  private final NativeWeights[] recurrent;
  private final DenseWeights[] dense;
  private final DenseWeights output;

  NetworkWeights(NetworkSpec spec) {
    boolean steps = spec.cell().isRecurrent();
    recurrent = new NativeWeights[steps ? spec.layers() : 0];
    Arrays.setAll(recurrent, layer -> new NativeWeights(spec.layer(layer)));
    dense = new DenseWeights[steps ? 0 : spec.layers()];
    Arrays.setAll(dense, layer -> new DenseWeights(spec.hidden(), spec.inputs(layer), 0));
    output = new DenseWeights(spec.outputs(), spec.hidden(), spec.skipInputs());
  }

  /** A recurrent layer. */
  NativeWeights recurrent(int layer) {
    return recurrent[layer];
  }

  /** A hidden layer that is not recurrent. */
  DenseWeights dense(int layer) {
    return dense[layer];
  }

  DenseWeights output() {
    return output;
  }

  void set(float[] parameters) {
    int offset = 0;
    for (NativeWeights layer : recurrent) {
      layer.set(parameters, offset);
      offset += layer.shape().parameters();
    }
    for (DenseWeights layer : dense) {
      layer.set(parameters, offset);
      offset += layer.parameters();
    }
    output.set(parameters, offset);
  }

  /** Adds all values to flat ones. */
  void addTo(float[] gradients) {
    int offset = 0;
    for (NativeWeights layer : recurrent) {
      layer.addTo(gradients, offset);
      offset += layer.shape().parameters();
    }
    for (DenseWeights layer : dense) {
      layer.addTo(gradients, offset);
      offset += layer.parameters();
    }
    output.addTo(gradients, offset);
  }

  @Override
  public void close() {
    for (NativeWeights layer : recurrent) {
      layer.close();
    }
    for (DenseWeights layer : dense) {
      layer.close();
    }
    output.close();
  }
}
