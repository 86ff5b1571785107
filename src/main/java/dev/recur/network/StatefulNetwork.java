package dev.recur.network;

/**
 * Recurrent layers and an output layer that predict at every step of a chunk, over one block of
 * streams, and start where they left off. Belongs to one thread and takes no memory after it is
 * made.
 */
final class StatefulNetwork implements AutoCloseable {
  private final NetworkSpec spec;
  private final int steps;
  private final NetworkWeights gradient;
  private final RecurrentLayers layers;
  private final DenseLayer output;
  private final WindowRows rows;
  private final float[][] predictions;

  StatefulNetwork(
      NetworkSpec spec,
      NetworkWeights weights,
      NetworkWeights gradient,
      int steps,
      int maxColumns) {
    this.spec = spec;
    this.steps = steps;
    this.gradient = gradient;
    layers =
        new RecurrentLayers(
            spec,
            weights.recurrent(),
            gradient.recurrent(),
            RecurrentLayers.Sees.EVERY_STEP,
            steps,
            maxColumns);
    output = new DenseLayer(weights.output(), gradient.output(), steps, maxColumns);
    rows = new WindowRows(spec.features(), maxColumns);
    predictions = new float[steps][spec.outputs() * maxColumns];
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
    int columns = state.columns();
    rows.begin(inputs, streams, from, columns, columns);
    layers.begin(columns, dropoutSeed);
    layers.startAt(state);
    output.begin(columns);
    int features = spec.features();
    for (int t = 0; t < steps; t++) {
      layers.input(t, rows.cut(t * features, features));
    }
    layers.roll();
    for (int t = 0; t < steps; t++) {
      output.input(t, 0, layers.leaving(0, t), spec.hidden());
      output.forward(t, predictions[t], 0);
    }
    layers.keep(state);
    return predictions;
  }

  /**
   * Computes the gradients of the last {@link #forward}. What came before the chunk is taken as
   * given: nothing flows back beyond its first step.
   *
   * @param gradients of the predictions, {@code [steps][outputs, columns]}
   */
  void backward(float[][] gradients) {
    for (int t = steps - 1; t >= 0; t--) {
      output.backward(t, gradients[t], 0, layers.gradient(0, t));
    }
    layers.rollBack();
  }

  @Override
  public void close() {
    layers.close();
    output.close();
    gradient.close();
  }
}
