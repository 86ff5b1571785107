package dev.recur.network;

import org.jspecify.annotations.Nullable;

/** Hidden layers over the window, then one dense layer on what they give in the end. */
final class ManyToOne implements BlockNetwork {
  private final NetworkSpec spec;
  private final int lookback;
  private final @Nullable NetworkWeights gradients;
  private final HiddenLayers hidden;
  private final @Nullable Embedding embedding;
  private final DenseLayer output;
  private final float[] predictions;

  /** Of what the output layer sees. */
  private final float[] gradient;

  private final WindowRows rows;

  ManyToOne(
      NetworkSpec spec,
      NetworkWeights weights,
      @Nullable NetworkWeights gradients,
      int lookback,
      int maxColumns) {
    this.spec = spec;
    this.lookback = lookback;
    this.gradients = gradients;
    embedding = Embedding.of(weights, gradients, maxColumns);
    hidden = hidden(spec, weights, gradients, lookback, maxColumns);
    output =
        new DenseLayer(
            weights.output(), gradients == null ? null : gradients.output(), 1, maxColumns);
    predictions = new float[spec.outputs() * maxColumns];
    gradient = new float[gradients == null ? 0 : spec.width() * maxColumns];
    rows = new WindowRows(spec.features() + spec.vectorSize(), maxColumns);
  }

  private static HiddenLayers hidden(
      NetworkSpec spec,
      NetworkWeights weights,
      @Nullable NetworkWeights gradients,
      int lookback,
      int maxColumns) {
    if (!spec.cell().isRecurrent()) {
      return new DenseLayers(spec, weights, gradients, maxColumns);
    }
    RecurrentLayers layers =
        new RecurrentLayers(
            spec,
            weights.recurrent(),
            gradients == null ? null : gradients.recurrent(),
            RecurrentLayers.Sees.LAST_STEP,
            lookback,
            maxColumns);
    if (gradients != null && spec.vectorSize() > 0) {
      layers.returnVectorGradient(spec.vectorSize(), maxColumns);
    }
    return layers;
  }

  @Override
  public float[] forward(
      float[] inputs, int batch, int from, int count, int columns, long dropoutSeed) {
    rows.begin(inputs, batch, from, count, columns);
    hidden.begin(columns, dropoutSeed);
    output.begin(columns);
    int features = spec.features();
    if (embedding != null) {
      embedding.lay(rows, spec.inputRows(lookback) - 1, features, columns);
    }
    int skipped = lookback - spec.options().skip();
    for (int t = Math.min(hidden.firstStep(), skipped); t < lookback; t++) {
      float[] values = rows.cut(t * features, features);
      if (t >= hidden.firstStep()) {
        hidden.input(t, values);
      }
      if (t >= skipped) {
        output.skip((t - skipped) * features, values, features);
      }
    }
    output.input(0, 0, hidden.forward(), spec.width());
    output.forward(0, predictions, 0);
    return predictions;
  }

  @Override
  public void shareSteps(int count) {
    hidden.shareSteps(Math.min(count, lookback - 1));
  }

  @Override
  public void backward(float[] gradients) {
    output.backward(0, gradients, 0, gradient);
    hidden.backward(gradient);
    if (embedding != null) {
      embedding.backward(hidden.vectorGradient());
    }
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
