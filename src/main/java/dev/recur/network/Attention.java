package dev.recur.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Averages of the states over the window, weighted by the softmax of their products with a query,
 * which a dense layer makes of the decoder's state (Luong 2015). Blocks are {@code [width,
 * columns]}; every column has weights of its own. Belongs to one thread and takes no memory after
 * it is made.
 */
final class Attention implements AutoCloseable {
  private final int width;
  private final int hidden;
  private final DenseLayer query;

  /** {@code [lookback][width x columns]}. */
  private final float[][] states;

  private final float[][] stateGradients;

  /** {@code [steps][width x columns]}. */
  private final float[][] queries;

  /** {@code [steps][lookback][columns]}. */
  private final float[][][] weights;

  private final float[][] scores;
  private final float[] sums;
  private final float[] queryGradient;
  private int columns;

  /**
   * Room for the states.
   *
   * @param weights from the decoder's state to the query
   * @param gradient of those; null for predictions only
   * @param lookback states
   * @param steps queries
   * @param maxColumns the most columns
   */
  Attention(
      DenseWeights weights,
      @Nullable DenseWeights gradient,
      int lookback,
      int steps,
      int maxColumns) {
    width = weights.outputs();
    hidden = weights.inputs();
    query = new DenseLayer(weights, gradient, steps, maxColumns);
    int block = width * maxColumns;
    states = new float[lookback][block];
    stateGradients = new float[gradient == null ? 0 : lookback][block];
    queries = new float[steps][block];
    this.weights = new float[steps][lookback][maxColumns];
    scores = new float[lookback][maxColumns];
    sums = new float[maxColumns];
    queryGradient = new float[gradient == null ? 0 : block];
  }

  /** Starts a pass over so many columns. */
  void begin(int columns) {
    this.columns = columns;
    query.begin(columns);
    for (float[] gradient : stateGradients) {
      Arrays.fill(gradient, 0);
    }
  }

  /** Sets rows of a state, {@code [rows, columns]}. */
  void state(int t, int row, float[] values, int rows) {
    System.arraycopy(values, 0, states[t], row * columns, rows * columns);
  }

  /**
   * Writes the average that the decoder's state at a step asks for.
   *
   * @param state {@code [hidden, columns]}
   * @param goal {@code [width, columns]}
   */
  void forward(int step, float[] state, float[] goal) {
    query.input(step, 0, state, hidden);
    query.forward(step, queries[step], 0);
    float[][] weight = weights[step];
    for (int t = 0; t < states.length; t++) {
      Arrays.fill(weight[t], 0, columns, 0);
      addProducts(queries[step], 0, states[t], weight[t]);
    }
    softmax(weight);
    Arrays.fill(goal, 0, width * columns, 0);
    for (int t = 0; t < states.length; t++) {
      addScaled(weight[t], states[t], 0, goal);
    }
  }

  private void softmax(float[][] weight) {
    System.arraycopy(weight[0], 0, sums, 0, columns);
    for (float[] scored : weight) {
      for (int i = 0; i < columns; i++) {
        sums[i] = Math.max(sums[i], scored[i]);
      }
    }
    for (float[] scored : weight) {
      for (int i = 0; i < columns; i++) {
        scored[i] = (float) Math.exp(scored[i] - sums[i]);
      }
    }
    Arrays.fill(sums, 0, columns, 0);
    for (float[] scored : weight) {
      for (int i = 0; i < columns; i++) {
        sums[i] += scored[i];
      }
    }
    for (float[] scored : weight) {
      for (int i = 0; i < columns; i++) {
        scored[i] /= sums[i];
      }
    }
  }

  /** {@code goal[column] += sum over rows of a times b}, a from the offset on. */
  private void addProducts(float[] a, int offset, float[] b, float[] goal) {
    for (int row = 0; row < width; row++) {
      int at = row * columns;
      for (int i = 0; i < columns; i++) {
        goal[i] = Math.fma(a[offset + at + i], b[at + i], goal[i]);
      }
    }
  }

  /** {@code goal += values} times a factor a column, the values from the offset on. */
  private void addScaled(float[] factors, float[] values, int offset, float[] goal) {
    for (int row = 0; row < width; row++) {
      int at = row * columns;
      for (int i = 0; i < columns; i++) {
        goal[at + i] = Math.fma(factors[i], values[offset + at + i], goal[at + i]);
      }
    }
  }

  /**
   * Adds to the gradients of the states and computes that of the decoder's state at a step; steps
   * come in order from the last.
   *
   * @param gradient of what {@link #forward} gave, {@code [width, columns]} from the offset on
   * @param goal of the decoder's state, {@code [hidden, columns]}, written
   */
  void backward(int step, float[] gradient, int offset, float[] goal) {
    float[][] weight = weights[step];
    Arrays.fill(sums, 0, columns, 0);
    for (int t = 0; t < states.length; t++) {
      Arrays.fill(scores[t], 0, columns, 0);
      addProducts(gradient, offset, states[t], scores[t]);
      addScaled(weight[t], gradient, offset, stateGradients[t]);
      for (int i = 0; i < columns; i++) {
        sums[i] = Math.fma(weight[t][i], scores[t][i], sums[i]);
      }
    }
    Arrays.fill(queryGradient, 0, width * columns, 0);
    for (int t = 0; t < states.length; t++) {
      for (int i = 0; i < columns; i++) {
        scores[t][i] = weight[t][i] * (scores[t][i] - sums[i]);
      }
      addScaled(scores[t], states[t], 0, queryGradient);
      addScaled(scores[t], queries[step], 0, stateGradients[t]);
    }
    query.backward(step, queryGradient, 0, goal);
  }

  /** The gradient of a state after all steps, {@code [width, columns]}. */
  float[] stateGradient(int t) {
    return stateGradients[t];
  }

  @Override
  public void close() {
    query.close();
  }
}
