package dev.recur.network;

import dev.recur.recurrent.LayerWeights;
import dev.recur.recurrent.NativeWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The weights of a network of forking sequences, or gradients of them, in native memory. */
final class ForkingWeights implements LayerWeights {
  /** One a GRU. */
  final NativeWeights[] layers;

  final DenseWeights state;
  final DenseWeights known;
  final DenseWeights hidden;
  final DenseWeights output;

  /** In the order of {@link ForkingSpec#layout}. */
  private final List<LayerWeights> all = new ArrayList<>();

  /** Zero weights. */
  ForkingWeights(ForkingSpec spec) {
    layers = new NativeWeights[spec.layers()];
    Arrays.setAll(layers, layer -> new NativeWeights(spec.layer(layer)));
    state = new DenseWeights(spec.width(), spec.units(), 0);
    known = new DenseWeights(spec.width(), spec.known(), 0);
    hidden = new DenseWeights(spec.width(), spec.width(), 0);
    output = new DenseWeights(spec.outputs(), spec.width(), 0);
    all.addAll(List.of(layers));
    all.addAll(List.of(state, known, hidden, output));
  }

  @Override
  public int parameters() {
    return all.stream().mapToInt(LayerWeights::parameters).sum();
  }

  @Override
  public void set(float[] parameters, int offset) {
    int at = offset;
    for (LayerWeights part : all) {
      part.set(parameters, at);
      at += part.parameters();
    }
  }

  @Override
  public void addTo(float[] gradients, int offset) {
    int at = offset;
    for (LayerWeights part : all) {
      part.addTo(gradients, at);
      at += part.parameters();
    }
  }

  @Override
  public void close() {
    all.forEach(LayerWeights::close);
  }
}
