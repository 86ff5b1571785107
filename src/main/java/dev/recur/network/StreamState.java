package dev.recur.network;

import java.util.Arrays;

/** The state of a block of streams between two chunks. */
final class StreamState {
  private final int columns;

  /** {@code [layer][units, columns]}, the stream fastest. */
  private final float[][] hidden;

  /** The same; empty for cells without memory. */
  private final float[][] memory;

  /**
   * The zero state.
   *
   * @param columns streams
   */
  StreamState(NetworkSpec spec, int columns) {
    int units = spec.hidden();
    this.columns = columns;
    hidden = new float[spec.layers()][units * columns];
    memory = new float[spec.layers()][spec.cell().cell().hasMemory() ? units * columns : 0];
  }

  int columns() {
    return columns;
  }

  float[] hidden(int layer) {
    return hidden[layer];
  }

  float[] memory(int layer) {
    return memory[layer];
  }

  /** Takes the state after a chunk from the front of longer arrays. */
  void keep(int layer, float[] newHidden, float[] newMemory) {
    System.arraycopy(newHidden, 0, hidden[layer], 0, hidden[layer].length);
    System.arraycopy(newMemory, 0, memory[layer], 0, memory[layer].length);
  }

  /** Takes the state of the first stream for all of them. */
  void keepFirst(int layer, float[] newHidden, float[] newMemory) {
    spread(newHidden, hidden[layer]);
    spread(newMemory, memory[layer]);
  }

  private void spread(float[] values, float[] goal) {
    for (int at = 0; at < goal.length; at += columns) {
      Arrays.fill(goal, at, at + columns, values[at]);
    }
  }

  /** Sets a stream back to the zero state. */
  void restart(int column) {
    for (int layer = 0; layer < hidden.length; layer++) {
      restart(hidden[layer], column);
      restart(memory[layer], column);
    }
  }

  private void restart(float[] values, int column) {
    for (int at = column; at < values.length; at += columns) {
      values[at] = 0;
    }
  }
}
