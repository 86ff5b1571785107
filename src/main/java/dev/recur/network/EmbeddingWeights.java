package dev.recur.network;

import dev.recur.recurrent.LayerWeights;
import java.util.Arrays;

/**
 * The learned vectors of an embedding, or gradients of them: {@code [series, size]}, and after them
 * their mean for a series that has none.
 */
final class EmbeddingWeights implements LayerWeights {
  private final int series;
  private final int size;
  private final float[] vectors;

  /** Zero vectors. */
  EmbeddingWeights(EmbeddingSpec spec) {
    series = spec.series();
    size = spec.size();
    vectors = new float[Math.multiplyExact(series + 1, size)];
  }

  int size() {
    return size;
  }

  @Override
  public int parameters() {
    return series * size;
  }

  @Override
  public void set(float[] parameters, int offset) {
    System.arraycopy(parameters, offset, vectors, 0, parameters());
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int s = 0; s < series; s++) {
        sum += vectors[s * size + i];
      }
      vectors[series * size + i] = (float) (sum / series);
    }
  }

  /** Copies the vectors of the columns' series to {@code [size, columns]} from the offset on. */
  void read(int[] numbers, int columns, float[] goal, int offset) {
    for (int column = 0; column < columns; column++) {
      int from = Math.min(numbers[column], series) * size;
      for (int i = 0; i < size; i++) {
        goal[offset + i * columns + column] = vectors[from + i];
      }
    }
  }

  /** Sets the gradients to those of the columns' vectors, {@code [size, columns]}. */
  void setGradients(int[] numbers, int columns, float[] gradients) {
    Arrays.fill(vectors, 0);
    for (int column = 0; column < columns; column++) {
      int at = numbers[column] * size;
      for (int i = 0; i < size; i++) {
        vectors[at + i] += gradients[i * columns + column];
      }
    }
  }

  @Override
  public void addTo(float[] gradients, int offset) {
    for (int i = 0; i < parameters(); i++) {
      gradients[offset + i] += vectors[i];
    }
  }

  /** Holds no native memory. */
  @Override
  public void close() {}
}
