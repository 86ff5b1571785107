package dev.recur.recurrent;

/**
 * A recurrent layer rolled out over the steps of a batch, forward and back, as the Deeplearning4j
 * layer drives it. Values of one step are {@code [rows, columns]}, columns fastest, a column being
 * a window.
 */
public interface Roll {
  /** Takes the parameters, as {@link LayerShape} lays them out. */
  void parameters(double[] values);

  /**
   * Starts a pass.
   *
   * @param pass where the pass starts and what it leaves out
   */
  void begin(Pass pass);

  /**
   * Rolls one step forward; steps come in order from 0.
   *
   * @param input {@code [inputs, columns]}
   */
  void forward(int step, double[] input);

  /** The hidden state after a step, {@code [units, columns]}. */
  double[] hidden(int step);

  /** The memory after a step, {@code [units, columns]}; empty if the cell has none. */
  double[] memory(int step);

  /** Sets the gradients of the parameters and of the state after the last step to zero. */
  void beginBackward();

  /**
   * Rolls one step back; steps come in order from the last.
   *
   * @param outputGradient of the hidden state after the step, {@code [units, columns]}
   * @return of the input, {@code [inputs, columns]}
   */
  double[] backward(int step, double[] outputGradient);

  /** The gradient of the parameters over the steps rolled back. */
  double[] endBackward();
}
