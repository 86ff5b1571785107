package dev.recur.network;

import org.jspecify.annotations.Nullable;

/**
 * A network over one block of columns, which are windows of a batch. Belongs to one thread and
 * takes no memory after it is made.
 */
sealed interface BlockNetwork extends AutoCloseable permits ManyToOne, EncoderDecoder {
  /**
   * The network of a specification.
   *
   * @param weights shared with other blocks
   * @param gradients where {@link #backward} writes, closed with the network; null for predictions
   *     only
   * @param lookback steps of a window, checked by {@link NetworkSpec#checkLookback}
   * @param maxColumns the most columns of a block
   */
  static BlockNetwork of(
      NetworkSpec spec,
      NetworkWeights weights,
      @Nullable NetworkWeights gradients,
      int lookback,
      int maxColumns) {
    return spec.options().decoder().isPresent()
        ? new EncoderDecoder(spec, weights, gradients, lookback, maxColumns)
        : new ManyToOne(spec, weights, gradients, lookback, maxColumns);
  }

  /**
   * Predicts.
   *
   * @param inputs {@code [rows, batch]}, last index fastest, the rows being {@code [lookback,
   *     features]} and then, for a {@link DecoderSpec}, {@code [ahead, its features]}, for an
   *     {@link EmbeddingSpec} the number of the series
   * @param batch windows in the inputs
   * @param from the first window of this block
   * @param count windows of this block, at most {@code columns}
   * @param columns columns to compute; those beyond the count see zeros
   * @param dropoutSeed decides what is dropped; used in training only
   * @return {@code [outputs, columns]}; overwritten by the next call
   */
  float[] forward(float[] inputs, int batch, int from, int count, int columns, long dropoutSeed);

  /**
   * Tells that all windows of the blocks that follow, of predictions, are alike in the steps from
   * the first on, which a network may then roll once. The predictions are the same.
   *
   * @param count so many steps; 0 for none
   */
  default void shareSteps(int count) {}

  /**
   * Computes the gradients of the last {@link #forward}, in training only.
   *
   * @param gradients of the predictions, {@code [outputs, columns]}
   */
  void backward(float[] gradients);

  @Override
  void close();
}
