package dev.recur.network;

import dev.recur.recurrent.Blas;
import dev.recur.recurrent.NativeFloats;
import dev.recur.recurrent.Operand;
import dev.recur.recurrent.Recurrence;
import java.util.Arrays;

/**
 * A network that predicts at every step of a chunk, over one block of streams, and starts where it
 * left off. Belongs to one thread and takes no memory after it is made.
 */
final class StatefulNetwork implements AutoCloseable {
  private final NetworkSpec spec;
  private final int steps;
  private final NetworkWeights gradient;
  private final Recurrence[] layers;

  /** {@code [steps, hidden + 1, columns]}: what the output sees, then a row of ones. */
  private final NativeFloats top;

  /** {@code [outputs, columns]}. */
  private final NativeFloats outputs;

  private final NativeFloats topGradient;

  private final Operand topView;
  private final Operand outputView;
  private final Operand topGradientView;
  private final Operand outputWeights;
  private final Operand outputGradient;
  private final float[][] predictions;
  private final float[] ones;
  private final float[] scratch;

  /** Gradients of a layer's inputs, which are the outputs of the layer below. */
  private final float[][] below;

  private final Dropout[] dropouts;
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
        layer -> new Recurrence(weights.layer(layer), gradient.layer(layer), steps, maxColumns));
    int block = spec.hidden() * maxColumns;
    top = new NativeFloats((long) steps * (spec.hidden() + 1) * maxColumns);
    outputs = new NativeFloats((long) spec.outputs() * maxColumns);
    topGradient = new NativeFloats(block);
    topView = top.operand();
    outputView = outputs.operand();
    topGradientView = topGradient.operand();
    outputWeights = weights.output().operand();
    outputGradient = gradient.output().operand();
    predictions = new float[steps][spec.outputs() * maxColumns];
    ones = new float[maxColumns];
    Arrays.fill(ones, 1);
    scratch = new float[Math.max(block, spec.features() * maxColumns)];
    below = new float[spec.layers() > 1 ? steps : 0][block];
    dropouts = new Dropout[spec.dropout() > 0 ? spec.layers() : 0];
    Arrays.setAll(dropouts, layer -> new Dropout(spec.dropout(), block, steps));
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
    columns = state.columns();
    for (int layer = 0; layer < layers.length; layer++) {
      layers[layer].begin(columns);
      layers[layer].startAt(state.hidden(layer), state.memory(layer));
      if (dropouts.length > 0) {
        dropouts[layer].seed(dropoutSeed + layer);
      }
    }
    for (int t = 0; t < steps; t++) {
      for (int feature = 0; feature < spec.features(); feature++) {
        int row = (t * spec.features() + feature) * streams + from;
        System.arraycopy(inputs, row, scratch, feature * columns, columns);
      }
      float[] entering = scratch;
      for (int layer = 0; layer < layers.length; layer++) {
        layers[layer].input(t, entering);
        layers[layer].forward(t);
        entering = leaving(layer, t);
      }
      predict(t, entering);
    }
    for (int layer = 0; layer < layers.length; layer++) {
      state.keep(layer, layers[layer].hidden(steps - 1), layers[layer].memory(steps - 1));
    }
    return predictions;
  }

  private float[] leaving(int layer, int step) {
    float[] hidden = layers[layer].hidden(step);
    return dropouts.length == 0
        ? hidden
        : dropouts[layer].drop(step, hidden, scratch, spec.hidden() * columns);
  }

  private void predict(int step, float[] leaving) {
    int hidden = spec.hidden();
    int at = topAt(step);
    top.put(at, leaving, 0, hidden * columns);
    top.put(at + hidden * columns, ones, 0, columns);
    Blas.multiply(
        spec.outputs(),
        columns,
        hidden + 1,
        outputWeights.at(0, hidden + 1),
        topView.at(at, columns),
        0,
        outputView.at(0, columns));
    outputs.get(0, predictions[step], 0, spec.outputs() * columns);
  }

  private int topAt(int step) {
    return step * (spec.hidden() + 1) * columns;
  }

  /**
   * Computes the gradients of the last {@link #forward}. What came before the chunk is taken as
   * given: nothing flows back beyond its first step.
   *
   * @param gradients of the predictions, {@code [steps][outputs, columns]}
   */
  void backward(float[][] gradients) {
    for (int layer = layers.length - 1; layer >= 0; layer--) {
      layers[layer].beginBackward();
      for (int t = steps - 1; t >= 0; t--) {
        boolean last = layer == layers.length - 1;
        layers[layer].addGradient(kept(layer, t, last ? ofTop(t, gradients[t]) : below[t]));
        layers[layer].backward(t, layer > 0 ? below[t] : null);
      }
    }
  }

  /** The gradient of what the output sees at a step; adds to that of the output's weights. */
  private float[] ofTop(int step, float[] gradients) {
    int hidden = spec.hidden();
    outputs.put(0, gradients, 0, spec.outputs() * columns);
    Blas.multiplyTransposedSecond(
        spec.outputs(),
        hidden + 1,
        columns,
        outputView.at(0, columns),
        topView.at(topAt(step), columns),
        step == steps - 1 ? 0 : 1,
        outputGradient.at(0, hidden + 1));
    Blas.multiplyTransposedFirst(
        hidden,
        columns,
        spec.outputs(),
        outputWeights.at(0, hidden + 1),
        outputView,
        0,
        topGradientView.at(0, columns));
    topGradient.get(0, scratch, 0, hidden * columns);
    return scratch;
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
    top.close();
    outputs.close();
    topGradient.close();
    gradient.close();
  }
}
