package dev.recur.window;

/**
 * Room for a batch of windows, used again for every batch.
 *
 * <p>The order in memory is that of an 'f' ordered tensor [batch, feature, time]: the batch index
 * runs fastest, so that each step of the recurrence is one contiguous block.
 */
public final class WindowBatch {
  private final float[] inputs;
  private final float[] targets;
  private int size;

  /**
   * Makes room for full batches.
   *
   * @param lookback steps in a window
   * @param features features a step
   * @param outputs targets a window
   * @param capacity windows in a full batch
   */
  public WindowBatch(int lookback, int features, int outputs, int capacity) {
    inputs = new float[Math.multiplyExact(Math.multiplyExact(lookback, features), capacity)];
    targets = new float[Math.multiplyExact(outputs, capacity)];
  }

  /**
   * Returns the inputs, index (step * features + feature) * size + window, scaled units. The array
   * is the batch's own and longer than that where the batch is not full.
   */
  public float[] inputs() {
    return inputs;
  }

  /** Returns the targets, index output * size + window, scaled units; the batch's own array. */
  public float[] targets() {
    return targets;
  }

  /** Returns how many windows the batch holds. */
  public int size() {
    return size;
  }

  void setSize(int windows) {
    size = windows;
  }
}
