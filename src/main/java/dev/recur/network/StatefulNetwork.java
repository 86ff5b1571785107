package dev.recur.network;

import dev.recur.recurrent.Recurrence;
import java.util.Arrays;

/**
 * Recurrent layers and an output layer that predict at every step of a chunk, over one block of
 * streams, and start where they left off. Belongs to one thread and takes no memory after it is
 * made.
 */
final class StatefulNetwork implements AutoCloseable {
  private final NetworkSpec spec;
  private final int steps;
  private final NetworkWeights gradient;
  private final Recurrence[] layers;
  private final DenseLayer output;
  private final float[][] predictions;
  private final float[] scratch;

  /** Gradients of a layer's inputs, which are the outputs of the layer below. */
  private final float[][] below;

  /** Of what leaves a layer. */
  private final Dropout[] dropouts;

  /** Of the state inside a layer. */
  private final Dropout[] recurrentDropouts;

  private int columns;

  StatefulNetwork(
      NetworkSpec spec,
      NetworkWeights weights,
      NetworkWeights gradient,
      int steps,
      int maxColumns) {
    this.spec = spec;
    this.steps = steps;
    this.gradient = gradient;
    layers = new Recurrence[spec.layers()];
    Arrays.setAll(
        layers,
        layer ->
            new Recurrence(
                weights.recurrent()[layer][0], gradient.recurrent()[layer][0], steps, maxColumns));
    output = new DenseLayer(weights.output(), gradient.output(), steps, maxColumns);
    predictions = new float[steps][spec.outputs() * maxColumns];
    int block = spec.hidden() * maxColumns;
    scratch = new float[Math.max(block, spec.features() * maxColumns)];
    below = new float[spec.layers() > 1 ? steps : 0][block];
    dropouts = new Dropout[spec.dropout() > 0 ? spec.layers() : 0];
    Arrays.setAll(dropouts, layer -> new Dropout(spec.dropout(), block, steps));
    double inside = spec.options().recurrentDropout();
    recurrentDropouts = new Dropout[inside > 0 ? spec.layers() : 0];
    Arrays.setAll(recurrentDropouts, layer -> new Dropout(inside, block, 1));
  }

  /**
   * Predicts at every step.
   *
   * @param inputs {@code [steps, features, streams]}, last index fastest
   * @param streams streams in the inputs
   * @param from the first stream of this block
   * @param state of the block's streams before the chunk; afterwards that after the chunk
   * @param dropoutSeed decides what is dropped
   * @return {@code [steps][outputs, columns]}; overwritten by the next call
   */
  float[][] forward(float[] inputs, int streams, int from, StreamState state, long dropoutSeed) {
    begin(state, dropoutSeed);
    int features = spec.features();
    for (int t = 0; t < steps; t++) {
      for (int feature = 0; feature < features; feature++) {
        int row = (t * features + feature) * streams + from;
        System.arraycopy(inputs, row, scratch, feature * columns, columns);
      }
      float[] entering = scratch;
      for (int layer = 0; layer < layers.length; layer++) {
        layers[layer].input(t, entering);
        layers[layer].forward(t);
        entering = leaving(layer, t);
      }
      output.input(t, 0, entering, spec.hidden());
      output.forward(t, predictions[t], 0);
    }
    for (int layer = 0; layer < layers.length; layer++) {
      state.keep(layer, layers[layer].hidden(steps - 1), layers[layer].memory(steps - 1));
    }
    return predictions;
  }

  private void begin(StreamState state, long dropoutSeed) {
    columns = state.columns();
    output.begin(columns);
    for (int layer = 0; layer < layers.length; layer++) {
      layers[layer].begin(columns);
      layers[layer].startAt(state.hidden(layer), state.memory(layer));
      if (dropouts.length > 0) {
        dropouts[layer].seed(dropoutSeed + layer);
      }
      if (recurrentDropouts.length > 0) {
        recurrentDropouts[layer].seed(~(dropoutSeed + layer));
        layers[layer].dropRecurrent(recurrentDropouts[layer].factors(0, spec.hidden() * columns));
      }
    }
  }

  private float[] leaving(int layer, int step) {
    float[] hidden = layers[layer].hidden(step);
    return dropouts.length == 0
        ? hidden
        : dropouts[layer].drop(step, hidden, scratch, spec.hidden() * columns);
  }

  /**
   * Computes the gradients of the last {@link #forward}. What came before the chunk is taken as
   * given: nothing flows back beyond its first step.
   *
   * @param gradients of the predictions, {@code [steps][outputs, columns]}
   */
  void backward(float[][] gradients) {
    for (int layer = layers.length - 1; layer >= 0; layer--) {
      boolean top = layer == layers.length - 1;
      layers[layer].beginBackward();
      for (int t = steps - 1; t >= 0; t--) {
        float[] above = top ? scratch : below[t];
        if (top) {
          output.backward(t, gradients[t], 0, above);
        }
        layers[layer].addGradient(kept(layer, t, above));
        layers[layer].backward(t, layer > 0 ? below[t] : null);
      }
    }
  }

  private float[] kept(int layer, int step, float[] gradients) {
    return dropouts.length == 0
        ? gradients
        : dropouts[layer].drop(step, gradients, gradients, spec.hidden() * columns);
  }

  @Override
  public void close() {
    for (Recurrence layer : layers) {
      layer.close();
    }
    output.close();
    gradient.close();
  }
}
