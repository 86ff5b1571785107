package dev.recur.network;

import dev.recur.recurrent.Blas;
import dev.recur.recurrent.NativeFloats;
import dev.recur.recurrent.Operand;
import dev.recur.recurrent.Recurrence;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A network over one block of columns, which are windows of a batch. Belongs to one thread and
 * takes no memory after it is made.
 */
final class BlockNetwork implements AutoCloseable {
  private final NetworkSpec spec;
  private final int lookback;
  private final int maxColumns;
  private final @Nullable NetworkWeights gradient;
  private final Recurrence[] layers;

  /** {@code [hidden + 1, columns]}: the top layer's last step, then a row of ones. */
  private final NativeFloats top;

  /** {@code [outputs, columns]}. */
  private final NativeFloats outputs;

  private final Operand topView;
  private final Operand outputView;
  private final Operand outputWeights;
  private final @Nullable Operand outputGradient;
  private final float[] predictions;
  private final float[] ones;
  private final float[] scratch;

  /** Gradients of a layer's inputs, which are the outputs of the layer below. */
  private final float[][] below;

  private final Dropout[] dropouts;
  private int columns;

  BlockNetwork(
      NetworkSpec spec,
      NetworkWeights weights,
      @Nullable NetworkWeights gradient,
      int lookback,
      int maxColumns) {
    this.spec = spec;
    this.lookback = lookback;
    this.maxColumns = maxColumns;
    this.gradient = gradient;
    layers = new Recurrence[spec.layers()];
    Arrays.setAll(
        layers,
        layer ->
            new Recurrence(
                weights.layer(layer),
                gradient == null ? null : gradient.layer(layer),
                lookback,
                maxColumns));
    top = new NativeFloats((long) (spec.hidden() + 1) * maxColumns);
    outputs = new NativeFloats((long) spec.outputs() * maxColumns);
    topView = top.operand();
    outputView = outputs.operand();
    outputWeights = weights.output().operand();
    outputGradient = gradient == null ? null : gradient.output().operand();
    predictions = new float[spec.outputs() * maxColumns];
    ones = new float[maxColumns];
    Arrays.fill(ones, 1);
    int block = spec.hidden() * maxColumns;
    scratch = new float[Math.max(block, spec.features() * maxColumns)];
    boolean training = gradient != null;
    below = new float[training && spec.layers() > 1 ? lookback : 0][block];
    dropouts = new Dropout[training && spec.dropout() > 0 ? spec.layers() : 0];
    Arrays.setAll(
        dropouts,
        layer -> new Dropout(spec.dropout(), block, layer + 1 < spec.layers() ? lookback : 1));
  }

  /**
   * Predicts.
   *
   * @param inputs {@code [lookback, features, batch]}, last index fastest
   * @param batch windows in the inputs
   * @param from the first window of this block
   * @param count windows of this block, at most {@code columns}
   * @param columns columns to compute; those beyond the count see zeros
   * @param dropoutSeed decides what is dropped; used in training only
   * @return {@code [outputs, columns]}; overwritten by the next call
   */
  float[] forward(float[] inputs, int batch, int from, int count, int columns, long dropoutSeed) {
    this.columns = columns;
    cut(inputs, batch, from, count);
    for (int layer = 0; layer < layers.length; layer++) {
      if (dropouts.length > 0) {
        dropouts[layer].seed(dropoutSeed + layer);
      }
      forward(layer);
    }
    int hidden = spec.hidden();
    top.put(0, leaving(layers.length - 1, lookback - 1), 0, hidden * columns);
    top.put(hidden * columns, ones, 0, columns);
    Blas.multiply(
        spec.outputs(),
        columns,
        hidden + 1,
        outputWeights.at(0, hidden + 1),
        topView.at(0, columns),
        0,
        outputView.at(0, columns));
    outputs.get(0, predictions, 0, spec.outputs() * columns);
    return predictions;
  }

  private void cut(float[] inputs, int batch, int from, int count) {
    Recurrence layer = layers[0];
    layer.begin(columns);
    Arrays.fill(scratch, 0, spec.features() * columns, 0);
    for (int t = 0; t < lookback; t++) {
      for (int feature = 0; feature < spec.features(); feature++) {
        int row = (t * spec.features() + feature) * batch + from;
        System.arraycopy(inputs, row, scratch, feature * columns, count);
      }
      layer.input(t, scratch);
    }
  }

  private void forward(int index) {
    Recurrence layer = layers[index];
    boolean feeds = index + 1 < layers.length;
    if (feeds) {
      layers[index + 1].begin(columns);
    }
    for (int t = 0; t < lookback; t++) {
      layer.forward(t);
      if (feeds) {
        layers[index + 1].input(t, leaving(index, t));
      }
    }
  }

  /** What the layer above sees of a layer's output: some of it dropped. */
  private float[] leaving(int layer, int step) {
    float[] hidden = layers[layer].hidden(step);
    if (dropouts.length == 0) {
      return hidden;
    }
    int slot = layer + 1 < layers.length ? step : 0;
    return dropouts[layer].drop(slot, hidden, scratch, spec.hidden() * columns);
  }

  /**
   * Computes the gradients of the last {@link #forward}, in training only.
   *
   * @param gradients of the predictions, {@code [outputs, columns]}
   */
  void backward(float[] gradients) {
    if (gradient == null || outputGradient == null) {
      throw new IllegalStateException("made for predictions only");
    }
    int hidden = spec.hidden();
    outputs.put(0, gradients, 0, spec.outputs() * columns);
    Blas.multiplyTransposedSecond(
        spec.outputs(),
        hidden + 1,
        columns,
        outputView.at(0, columns),
        topView.at(0, columns),
        0,
        outputGradient.at(0, hidden + 1));
    Blas.multiplyTransposedFirst(
        hidden,
        columns,
        spec.outputs(),
        outputWeights.at(0, hidden + 1),
        outputView,
        0,
        topView.at(0, columns));
    top.get(0, scratch, 0, hidden * columns);
    int last = layers.length - 1;
    for (int index = last; index >= 0; index--) {
      backward(index, last);
    }
  }

  private void backward(int index, int last) {
    Recurrence layer = layers[index];
    layer.beginBackward();
    for (int t = lookback - 1; t >= 0; t--) {
      if (index < last) {
        layer.addGradient(kept(index, t, below[t]));
      } else if (t == lookback - 1) {
        layer.addGradient(kept(index, 0, scratch));
      }
      layer.backward(t, index > 0 ? below[t] : null);
    }
  }

  private float[] kept(int layer, int slot, float[] gradients) {
    return dropouts.length == 0
        ? gradients
        : dropouts[layer].drop(slot, gradients, gradients, spec.hidden() * columns);
  }

  int maxColumns() {
    return maxColumns;
  }

  @Override
  public void close() {
    for (Recurrence layer : layers) {
      layer.close();
    }
    top.close();
    outputs.close();
    if (gradient != null) {
      gradient.close();
    }
  }
}
