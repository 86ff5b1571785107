package dev.recur.window;

import java.util.Arrays;

/**
 * Room for one chunk of every column of {@link Streams}, used again for every chunk. The column
 * index runs fastest, as in {@link WindowBatch}.
 */
public final class StreamBatch {
  private final float[] inputs;
  private final float[] targets;
  private final float[] levels;
  private final float[] spreads;
  private final float[] weights;
  private final boolean[] starts;
  private final int targetCount;

  StreamBatch(int steps, int features, int targetCount, int columns) {
    this.targetCount = targetCount;
    int chunk = Math.multiplyExact(steps, columns);
    inputs = new float[Math.multiplyExact(chunk, features)];
    targets = new float[Math.multiplyExact(chunk, targetCount)];
    levels = new float[targetCount * columns];
    spreads = new float[targetCount * columns];
    weights = new float[targetCount * columns];
    starts = new boolean[columns];
    Arrays.fill(spreads, 1);
    Arrays.fill(weights, 1);
  }

  /** Returns the inputs, index (step * features + feature) * columns + column. */
  public float[] inputs() {
    return inputs;
  }

  /**
   * Returns what follows each step, index (step * targets + target) * columns + column; NaN where a
   * column has come to its end.
   */
  public float[] targets() {
    return targets;
  }

  /** Returns zeros, index target * columns + column: values are not scaled by windows. */
  public float[] levels() {
    return levels;
  }

  /** Returns ones, index target * columns + column. */
  public float[] spreads() {
    return spreads;
  }

  /** Returns one over the ordinary error of the series, index target * columns + column. */
  public float[] weights() {
    return weights;
  }

  /** Returns the targets of a series. */
  public int targetCount() {
    return targetCount;
  }

  /** Returns whether something begins in a column, so that its state has to start anew. */
  public boolean starts(int column) {
    return starts[column];
  }

  void clear() {
    Arrays.fill(targets, Float.NaN);
    Arrays.fill(starts, false);
  }

  void setStarts(int column) {
    starts[column] = true;
  }
}
