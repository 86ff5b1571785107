package dev.recur.network;

import dev.recur.recurrent.LayerShape;
import dev.recur.recurrent.NativeFloats;
import dev.recur.recurrent.NativeWeights;
import java.util.Arrays;

/**
 * A network's parameters, or gradients of them, in native memory, each layer as its products want
 * it. The dense layer's weights have the bias as one column more: {@code [outputs, hidden + 1]}.
 */
final class NetworkWeights implements AutoCloseable {
  private final NetworkSpec spec;
  private final NativeWeights[] layers;
  private final NativeFloats output;
  private final float[] outputCopy;

  NetworkWeights(NetworkSpec spec) {
    this.spec = spec;
    layers = new NativeWeights[spec.layers()];
    Arrays.setAll(layers, layer -> new NativeWeights(spec.layer(layer)));
    outputCopy = new float[spec.outputs() * (spec.hidden() + 1)];
    output = new NativeFloats(outputCopy.length);
  }

  NativeWeights layer(int index) {
    return layers[index];
  }

  NativeFloats output() {
    return output;
  }

  void set(float[] parameters) {
    int offset = 0;
    for (NativeWeights layer : layers) {
      layer.set(parameters, offset);
      LayerShape shape = layer.shape();
      offset += shape.parameters();
    }
    int hidden = spec.hidden();
    int biases = offset + spec.outputs() * hidden;
    for (int row = 0; row < spec.outputs(); row++) {
      int goal = row * (hidden + 1);
      System.arraycopy(parameters, offset + row * hidden, outputCopy, goal, hidden);
      outputCopy[goal + hidden] = parameters[biases + row];
    }
    output.put(0, outputCopy, 0, outputCopy.length);
  }

  /** Adds all values to flat ones. */
  void addTo(float[] gradients) {
    int offset = 0;
    for (NativeWeights layer : layers) {
      layer.addTo(gradients, offset);
      offset += layer.shape().parameters();
    }
    output.get(0, outputCopy, 0, outputCopy.length);
    int hidden = spec.hidden();
    int biases = offset + spec.outputs() * hidden;
    for (int row = 0; row < spec.outputs(); row++) {
      int source = row * (hidden + 1);
      for (int i = 0; i < hidden; i++) {
        gradients[offset + row * hidden + i] += outputCopy[source + i];
      }
      gradients[biases + row] += outputCopy[source + hidden];
    }
  }

  @Override
  public void close() {
    for (NativeWeights layer : layers) {
      layer.close();
    }
    output.close();
  }
}
