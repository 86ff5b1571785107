package dev.recur.network;

import dev.recur.recurrent.Recurrence;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Recurrent layers, one upon the other, of which the output layer sees the last step. */
final class RecurrentLayers implements HiddenLayers {
  private final NetworkSpec spec;
  private final int lookback;
  private final Recurrence[] layers;

  /** Gradients of a layer's inputs, which are the outputs of the layer below. */
  private final float[][] below;

  private final Dropout[] dropouts;
  private final float[] scratch;
  private int columns;

  RecurrentLayers(
      NetworkSpec spec,
      NetworkWeights weights,
      @Nullable NetworkWeights gradient,
      int lookback,
      int maxColumns) {
    this.spec = spec;
    this.lookback = lookback;
    layers = new Recurrence[spec.layers()];
    Arrays.setAll(
        layers,
        layer ->
            new Recurrence(
                weights.recurrent(layer),
                gradient == null ? null : gradient.recurrent(layer),
                lookback,
                maxColumns));
    int block = spec.hidden() * maxColumns;
    boolean training = gradient != null;
    below = new float[training && spec.layers() > 1 ? lookback : 0][block];
    scratch = new float[block];
    dropouts = new Dropout[training && spec.dropout() > 0 ? spec.layers() : 0];
    Arrays.setAll(
        dropouts,
        layer -> new Dropout(spec.dropout(), block, layer + 1 < spec.layers() ? lookback : 1));
  }

  @Override
  public void begin(int columns, long dropoutSeed) {
    this.columns = columns;
    for (Recurrence layer : layers) {
      layer.begin(columns);
    }
    for (int layer = 0; layer < dropouts.length; layer++) {
      dropouts[layer].seed(dropoutSeed + layer);
    }
  }

  @Override
  public void input(int step, float[] values) {
    layers[0].input(step, values);
  }

  @Override
  public float[] forward() {
    for (int layer = 0; layer < layers.length; layer++) {
      forward(layer);
    }
    return leaving(layers.length - 1, lookback - 1);
  }

  private void forward(int index) {
    for (int t = 0; t < lookback; t++) {
      layers[index].forward(t);
      if (index + 1 < layers.length) {
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

  @Override
  public void backward(float[] gradient) {
    int last = layers.length - 1;
    for (int index = last; index >= 0; index--) {
      Recurrence layer = layers[index];
      layer.beginBackward();
      for (int t = lookback - 1; t >= 0; t--) {
        if (index < last) {
          layer.addGradient(kept(index, t, below[t]));
        } else if (t == lookback - 1) {
          layer.addGradient(kept(index, 0, gradient));
        }
        layer.backward(t, index > 0 ? below[t] : null);
      }
    }
  }

  private float[] kept(int layer, int slot, float[] gradients) {
    return dropouts.length == 0
        ? gradients
        : dropouts[layer].drop(slot, gradients, gradients, spec.hidden() * columns);
  }

  @Override
  public void close() {
    for (Recurrence layer : layers) {
      layer.close();
    }
  }
}
