package dev.recur.network;

import java.util.Arrays;

/**
 * Cuts one block of windows out of the inputs of a batch, rows by rows. The inputs are {@code
 * [rows, batch]}, the block is {@code [rows, columns]} with zeros in columns beyond the windows.
 */
final class WindowRows {
  private final float[] values;
  private float[] inputs = new float[0];
  private int batch;
  private int from;
  private int count;
  private int columns;

  /**
   * Room for the rows.
   *
   * @param mostRows the most rows cut at once
   */
  WindowRows(int mostRows, int maxColumns) {
    values = new float[mostRows * maxColumns];
  }

  /**
   * Turns to a block.
   *
   * @param batch windows in the inputs
   * @param from the first window of the block
   * @param count windows of the block
   * @param columns columns of the block, at least as many
   */
  void begin(float[] inputs, int batch, int from, int count, int columns) {
    this.inputs = inputs;
    this.batch = batch;
    this.from = from;
    this.count = count;
    this.columns = columns;
    Arrays.fill(values, 0);
  }

  /** Returns so many rows from a first one on; overwritten by the next call. */
  float[] cut(int first, int rows) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(inputs, (first + row) * batch + from, values, row * columns, count);
    }
    return values;
  }
}
