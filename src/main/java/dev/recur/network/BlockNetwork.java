package dev.recur.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A network over one block of columns, which are windows of a batch. Belongs to one thread and
 * takes no memory after it is made.
 */
final class BlockNetwork implements AutoCloseable {
  private final NetworkSpec spec;
  private final int lookback;
  private final HiddenLayers hidden;
  private final DenseLayer output;
  private final @Nullable NetworkWeights gradients;
  private final float[] predictions;

  /** Of what the output layer sees. */
  private final float[] gradient;

  private final float[] cut;

  BlockNetwork(
      NetworkSpec spec,
      NetworkWeights weights,
      @Nullable NetworkWeights gradients,
      int lookback,
      int maxColumns) {
    this.spec = spec;
    this.gradients = gradients;
    this.lookback = spec.checkedLookback(lookback);
    hidden =
        spec.cell().isRecurrent()
            ? new RecurrentLayers(
                spec,
                weights.recurrent(),
                gradients == null ? null : gradients.recurrent(),
                lookback,
                maxColumns)
            : new DenseLayers(spec, weights, gradients, maxColumns);
    output =
        new DenseLayer(
            weights.output(), gradients == null ? null : gradients.output(), 1, maxColumns);
    predictions = new float[spec.outputs() * maxColumns];
    gradient = new float[gradients == null ? 0 : spec.width() * maxColumns];
    cut = new float[spec.features() * maxColumns];
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
    hidden.begin(columns, dropoutSeed);
    output.begin(columns);
    int features = spec.features();
    int skipped = lookback - spec.options().skip();
    Arrays.fill(cut, 0, features * columns, 0);
    for (int t = 0; t < lookback; t++) {
      for (int feature = 0; feature < features; feature++) {
        int row = (t * features + feature) * batch + from;
        System.arraycopy(inputs, row, cut, feature * columns, count);
      }
      hidden.input(t, cut);
      if (t >= skipped) {
        output.skip((t - skipped) * features, cut, features);
      }
    }
    output.input(0, 0, hidden.forward(), spec.width());
    output.forward(0, predictions, 0);
    return predictions;
  }

  /**
   * Computes the gradients of the last {@link #forward}, in training only.
   *
   * @param gradients of the predictions, {@code [outputs, columns]}
   */
  void backward(float[] gradients) {
    output.backward(0, gradients, 0, gradient);
    hidden.backward(gradient);
  }

  @Override
  public void close() {
    hidden.close();
    output.close();
    if (gradients != null) {
      gradients.close();
    }
  }
}
