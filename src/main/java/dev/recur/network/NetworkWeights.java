package dev.recur.network;

import dev.recur.recurrent.LayerShape;
import dev.recur.recurrent.NativeWeights;
import java.util.Arrays;

/**
 * A network's parameters, or gradients of them, in native memory, each layer as its products want
 * it.
 */
final class NetworkWeights implements AutoCloseable {
  /** {@code [layer][direction]}. */
  private final NativeWeights[][] recurrent;

  private final DenseWeights[] dense;
  private final DenseWeights output;

  NetworkWeights(NetworkSpec spec) {
    boolean steps = spec.cell().isRecurrent();
    recurrent = new NativeWeights[steps ? spec.layers() : 0][spec.directions()];
    for (int layer = 0; layer < recurrent.length; layer++) {
      LayerShape shape = spec.layer(layer);
      Arrays.setAll(recurrent[layer], direction -> new NativeWeights(shape));
    }
    dense = new DenseWeights[steps ? 0 : spec.layers()];
    Arrays.setAll(dense, layer -> new DenseWeights(spec.hidden(), spec.inputs(layer), 0));
    output = new DenseWeights(spec.outputs(), spec.width(), spec.skipInputs());
  }

  /** The recurrent layers, {@code [layer][direction]}. */
  NativeWeights[][] recurrent() {
    return recurrent;
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
    for (NativeWeights[] layer : recurrent) {
      for (NativeWeights direction : layer) {
        direction.set(parameters, offset);
        offset += direction.shape().parameters();
      }
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
    for (NativeWeights[] layer : recurrent) {
      for (NativeWeights direction : layer) {
        direction.addTo(gradients, offset);
        offset += direction.shape().parameters();
      }
    }
    for (DenseWeights layer : dense) {
      layer.addTo(gradients, offset);
      offset += layer.parameters();
    }
    output.addTo(gradients, offset);
  }

  @Override
  public void close() {
    for (NativeWeights[] layer : recurrent) {
      for (NativeWeights direction : layer) {
        direction.close();
      }
    }
    for (DenseWeights layer : dense) {
      layer.close();
    }
    output.close();
  }
}
