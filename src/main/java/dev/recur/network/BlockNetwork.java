package dev.recur.network;

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

  private final DenseLayer output;
  private final float[] predictions;
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
    this.lookback = spec.checkedLookback(lookback);
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
    output =
        new DenseLayer(weights.output(), gradient == null ? null : gradient.output(), 1, maxColumns);
    predictions = new float[spec.outputs() * maxColumns];
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
    output.input(0, 0, leaving(layers.length - 1, lookback - 1), spec.hidden());
    output.forward(0, predictions, 0);
    return predictions;
  }

  private void cut(float[] inputs, int batch, int from, int count) {
    Recurrence layer = layers[0];
    layer.begin(columns);
    output.begin(columns);
    int skipped = lookback - spec.options().skip();
    Arrays.fill(scratch, 0, spec.features() * columns, 0);
    for (int t = 0; t < lookback; t++) {
      for (int feature = 0; feature < spec.features(); feature++) {
        int row = (t * spec.features() + feature) * batch + from;
        System.arraycopy(inputs, row, scratch, feature * columns, count);
      }
      layer.input(t, scratch);
      if (t >= skipped) {
        output.skip((t - skipped) * spec.features(), scratch, spec.features());
      }
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
    output.backward(0, gradients, 0, scratch);
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
    output.close();
    if (gradient != null) {
      gradient.close();
    }
  }
}
