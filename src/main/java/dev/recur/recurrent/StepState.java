package dev.recur.recurrent;

/**
 * The state of a cell between two steps, or a gradient of it.
 *
 * @param hidden the output, {@code [units, columns]}
 * @param memory the LSTM's memory, {@code [units, columns]}; empty for other cells
 * @param squashed the hyperbolic tangent of the memory, for the way back
 */
@SuppressWarnings("ArrayRecordComponent")
record StepState(float[] hidden, float[] memory, float[] squashed) {
  static StepState of(Cell cell, int length) {
    int memory = cell.hasMemory() ? length : 0;
    return new StepState(new float[length], new float[memory], new float[memory]);
  }
}
