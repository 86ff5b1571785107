package dev.recur.network;

import dev.recur.recurrent.NativeWeights;
import java.util.Arrays;

/**
 * A network's parameters, or gradients of them, in native memory, each layer as its products want
 * it.
 */
final class NetworkWeights implements AutoCloseable {
  private final NativeWeights[] layers;
  private final DenseWeights output;

  NetworkWeights(NetworkSpec spec) {
    layers = new NativeWeights[spec.layers()];
    Arrays.setAll(layers, layer -> new NativeWeights(spec.layer(layer)));
    output = new DenseWeights(spec.outputs(), spec.hidden(), spec.skipInputs());
  }

  NativeWeights layer(int index) {
    return layers[index];
  }

  DenseWeights output() {
    return output;
  }

  void set(float[] parameters) {
    int offset = 0;
    for (NativeWeights layer : layers) {
      layer.set(parameters, offset);
      offset += layer.shape().parameters();
    }
    output.set(parameters, offset);
  }

  /** Adds all values to flat ones. */
  void addTo(float[] gradients) {
    int offset = 0;
    for (NativeWeights layer : layers) {
      layer.addTo(gradients, offset);
      offset += layer.shape().parameters();
    }
    output.addTo(gradients, offset);
  }

  @Override
  public void close() {
    for (NativeWeights layer : layers) {
      layer.close();
    }
    output.close();
  }
}
