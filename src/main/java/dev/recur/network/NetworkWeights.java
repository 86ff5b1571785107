package dev.recur.network;

import dev.recur.recurrent.LayerShape;
import dev.recur.recurrent.LayerWeights;
import dev.recur.recurrent.NativeWeights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network's parameters, or gradients of them, in native memory, each layer as its products want
 * it.
 */
final class NetworkWeights implements AutoCloseable {
  /** All layers in the order of the flat parameters. */
  private final List<LayerWeights> layers = new ArrayList<>();

  /** {@code [layer][direction]}. */
  private final NativeWeights[][] recurrent;

  private final NativeWeights[][] decoder;
  private final DenseWeights[] dense;
  private final @Nullable DenseWeights attention;
  private final DenseWeights output;
  private final @Nullable DenseWeights skip;
  private final @Nullable EmbeddingWeights embedding;

  NetworkWeights(NetworkSpec spec) {
    int count = spec.layers();
    boolean steps = spec.cell().isRecurrent();
    boolean decodes = spec.options().decoder().isPresent();
    recurrent = new NativeWeights[steps ? count : 0][spec.directions()];
    for (int layer = 0; layer < recurrent.length; layer++) {
      for (int direction = 0; direction < spec.directions(); direction++) {
        recurrent[layer][direction] = recurrent(spec.layer(layer));
      }
    }
    dense = new DenseWeights[steps ? 0 : count];
    for (int layer = 0; layer < dense.length; layer++) {
      dense[layer] = dense(spec.hidden(), spec.inputs(layer), 0);
    }
    decoder = new NativeWeights[decodes ? count : 0][1];
    for (int layer = 0; layer < decoder.length; layer++) {
      decoder[layer][0] = recurrent(spec.decoderLayer(layer));
    }
    boolean attends = spec.options().decoder().map(DecoderSpec::attention).orElse(false);
    attention = attends ? dense(spec.width(), spec.hidden(), 0) : null;
    int skipped = spec.skipInputs();
    output = dense(spec.layerOutputs(), spec.outputInputs(), decodes ? 0 : skipped);
    skip = decodes && skipped > 0 ? dense(spec.outputs(), skipped, 0) : null;
    embedding = spec.options().embedding().map(EmbeddingWeights::new).orElse(null);
    if (embedding != null) {
      layers.add(embedding);
    }
  }

  private NativeWeights recurrent(LayerShape shape) {
    NativeWeights layer = new NativeWeights(shape);
    layers.add(layer);
    return layer;
  }

  private DenseWeights dense(int outputs, int inputs, int skipInputs) {
    DenseWeights layer = new DenseWeights(outputs, inputs, skipInputs);
    layers.add(layer);
    return layer;
  }

  /** The recurrent layers over the window, {@code [layer][direction]}. */
  NativeWeights[][] recurrent() {
    return recurrent;
  }

  /** A hidden layer that is not recurrent. */
  DenseWeights dense(int layer) {
    return dense[layer];
  }

  /** The decoder's recurrent layers, {@code [layer][1]}. */
  NativeWeights[][] decoder() {
    return decoder;
  }

  /** From the decoder's state to what it asks attention for. */
  @Nullable DenseWeights attention() {
    return attention;
  }

  /** The output layer; with the skip's weights if there is no decoder. */
  DenseWeights output() {
    return output;
  }

  /** The skip beside a decoder. */
  @Nullable DenseWeights skip() {
    return skip;
  }

  /** The learned vectors of the series. */
  @Nullable EmbeddingWeights embedding() {
    return embedding;
  }

  void set(float[] parameters) {
    int offset = 0;
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).set(parameters, offset);
      offset += layers.get(i).parameters();
    }
  }

  /** Adds all values to flat ones. */
  void addTo(float[] gradients) {
    int offset = 0;
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).addTo(gradients, offset);
      offset += layers.get(i).parameters();
    }
  }

  @Override
  public void close() {
    layers.forEach(LayerWeights::close);
  }
}
