package dev.recur.network;

import dev.recur.recurrent.Blas;
import dev.recur.recurrent.NativeFloats;
import dev.recur.recurrent.Operand;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A dense layer over one block of columns, which are windows: {@code y = W [x; 1; s]}, where s are
 * the window's own values that skip the layers below. The same weights serve one step or several.
 * Belongs to one thread and takes no memory after it is made.
 */
final class DenseLayer implements AutoCloseable {
  private final int outputs;
  private final int inputs;
  private final int width;
  private final int steps;

  /** {@code [steps, width, columns]}: {@code [x; 1; s]} of every step. */
  private final NativeFloats entering;

  /** {@code [outputs, columns]}. */
  private final NativeFloats leaving;

  private final Operand enteringView;
  private final Operand leavingView;
  private final Operand weightView;
  private final @Nullable Operand gradientView;
  private final float[] ones;
  private int columns;

  /**
   * A layer.
   *
   * @param weights shared with other blocks
   * @param gradient where {@link #backward} writes; null for predictions only
   * @param steps steps it serves
   * @param maxColumns the most columns {@link #begin} will be given
   */
  DenseLayer(DenseWeights weights, @Nullable DenseWeights gradient, int steps, int maxColumns) {
    outputs = weights.outputs();
    inputs = weights.inputs();
    width = weights.width();
    this.steps = steps;
    entering = new NativeFloats((long) steps * width * maxColumns);
    leaving = new NativeFloats((long) outputs * maxColumns);
    enteringView = entering.operand();
    leavingView = leaving.operand();
    weightView = weights.matrix().operand();
    gradientView = gradient == null ? null : gradient.matrix().operand();
    ones = new float[maxColumns];
    Arrays.fill(ones, 1);
  }

  /** Starts a pass over so many columns. */
  void begin(int columns) {
    this.columns = columns;
    for (int step = 0; step < steps; step++) {
      entering.put(index(step) + inputs * columns, ones, 0, columns);
    }
  }

  /** Rows of the input, without what skips the layers below. */
  int inputs() {
    return inputs;
  }

  private int index(int step) {
    return step * width * columns;
  }

  /**
   * Sets rows of the input of a step.
   *
   * @param row the first row
   * @param values {@code [rows, columns]}
   */
  void input(int step, int row, float[] values, int rows) {
    input(step, row, values, 0, rows);
  }

  /** The same, of values from the offset on. */
  void input(int step, int row, float[] values, int offset, int rows) {
    entering.put(index(step) + row * columns, values, offset, rows * columns);
  }

  /**
   * Sets rows of what skips the layers below, at the first step.
   *
   * @param row the first row
   * @param values {@code [rows, columns]}
   */
  void skip(int row, float[] values, int rows) {
    entering.put((inputs + 1 + row) * columns, values, 0, rows * columns);
  }

  /** Computes a step; goal is {@code [outputs, columns]} from the offset on. */
  void forward(int step, float[] goal, int offset) {
    Blas.multiply(
        outputs,
        columns,
        width,
        weightView.at(0, width),
        enteringView.at(index(step), columns),
        0,
        leavingView.at(0, columns));
    leaving.get(0, goal, offset, outputs * columns);
  }

  /**
   * Computes the gradients of a step; steps come in order from the last, each once.
   *
   * @param gradients of the outputs, {@code [outputs, columns]} from the offset on
   * @param goal the gradient of the input, {@code [inputs, columns]}, written; null if not wanted
   */
  void backward(int step, float[] gradients, int offset, float @Nullable [] goal) {
    if (gradientView == null) {
      throw new IllegalStateException("made for predictions only");
    }
    leaving.put(0, gradients, offset, outputs * columns);
    Blas.multiplyTransposedSecond(
        outputs,
        width,
        columns,
        leavingView.at(0, columns),
        enteringView.at(index(step), columns),
        step == steps - 1 ? 0 : 1,
        gradientView.at(0, width));
    if (goal != null) {
      Blas.multiplyTransposedFirst(
          inputs,
          columns,
          outputs,
          weightView.at(0, width),
          leavingView,
          0,
          enteringView.at(index(step), columns));
      entering.get(index(step), goal, 0, inputs * columns);
    }
  }

  @Override
  public void close() {
    entering.close();
    leaving.close();
  }
}
