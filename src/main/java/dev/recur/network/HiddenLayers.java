package dev.recur.network;

/**
 * The layers between a window and the output layer, over one block of columns, which are windows.
 * They belong to one thread and take no memory after they are made.
 */
sealed interface HiddenLayers extends AutoCloseable permits RecurrentLayers, DenseLayers {
  /**
   * Starts a pass.
   *
   * @param columns columns of this pass
   * @param dropoutSeed decides what is dropped; used in training only
   */
  void begin(int columns, long dropoutSeed);

  /**
   * Sets the input at a step, {@code [features, columns]}, with an embedding followed by the
   * vectors of the series, {@code [size, columns]}, the same at every step.
   */
  void input(int step, float[] values);

  /**
   * Tells that the blocks that follow, of predictions, have steps in common: where it can be, the
   * first of them is rolled over all steps, and the others go on with the state that it came to.
   *
   * @param count steps from the first on, fewer than there are; 0 for none
   */
  default void shareSteps(int count) {}

  /** Returns the first step whose input is needed. */
  default int firstStep() {
    return 0;
  }

  /** Returns what the output layer sees, {@code [width, columns]}; overwritten by any call. */
  float[] forward();

  /**
   * Computes the gradients of the last pass, in training only.
   *
   * @param gradient of what {@link #forward} gave, {@code [width, columns]}; used up
   */
  void backward(float[] gradient);

  /** The gradient of the vectors after {@link #backward}, {@code [size, columns]}. */
  float[] vectorGradient();

  @Override
  void close();
}
