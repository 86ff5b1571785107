package dev.recur.network;

import org.jspecify.annotations.Nullable;

/**
 * The learned vectors of the series that one block of windows comes from. Belongs to one thread and
 * takes no memory after it is made.
 */
final class Embedding {
  private final EmbeddingWeights weights;
  private final @Nullable EmbeddingWeights gradient;
  private final int[] numbers;
  private int columns;

  private Embedding(EmbeddingWeights weights, @Nullable EmbeddingWeights gradient, int maxColumns) {
    this.weights = weights;
    this.gradient = gradient;
    numbers = new int[maxColumns];
  }

  /** The embedding of a network that has one. */
  static @Nullable Embedding of(
      NetworkWeights weights, @Nullable NetworkWeights gradients, int maxColumns) {
    EmbeddingWeights vectors = weights.embedding();
    return vectors == null
        ? null
        : new Embedding(vectors, gradients == null ? null : gradients.embedding(), maxColumns);
  }

  /** Values of a vector. */
  int size() {
    return weights.size();
  }

  /**
   * Lays the vectors of the windows' series behind the rows that are cut for each step.
   *
   * @param rows of the block, begun
   * @param numberRow the row with the numbers of the series
   * @param features rows of a step
   */
  void lay(WindowRows rows, int numberRow, int features, int columns) {
    this.columns = columns;
    float[] values = rows.cut(numberRow, 1);
    for (int column = 0; column < columns; column++) {
      numbers[column] = (int) values[column];
    }
    weights.read(numbers, columns, values, features * columns);
  }

  /** Takes the gradient of the vectors, {@code [size, columns]}; in training only. */
  void backward(float[] vectorGradient) {
    if (gradient == null) {
      throw new IllegalStateException("made for predictions only");
    }
    gradient.setGradients(numbers, columns, vectorGradient);
  }
}
