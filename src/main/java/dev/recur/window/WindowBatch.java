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
  private final float[] levels;
  private final float[] spreads;
  private final float[] weights;
  private final int targetCount;
  private int size;

  /**
   * Makes room for full batches.
   *
   * @param spec how windows are cut
   * @param values values of a window
   * @param targets targets of a series
   * @param capacity windows in a full batch
   */
  public WindowBatch(WindowSpec spec, int values, int targets, int capacity) {
    targetCount = targets;
    inputs = new float[Math.multiplyExact(values, capacity)];
    int scales = Math.multiplyExact(targets, capacity);
    this.targets = new float[Math.multiplyExact(spec.ahead(), scales)];
    levels = new float[scales];
    spreads = new float[scales];
    weights = new float[scales];
  }

  /**
   * Returns the inputs as {@link Features#write} orders them, scaled units. The array is the
   * batch's own and longer than that where the batch is not full.
   */
  public float[] inputs() {
    return inputs;
  }

  /**
   * Returns the targets, index (target * ahead + step) * size + window, scaled units; the batch's
   * own array.
   */
  public float[] targets() {
    return targets;
  }

  /**
   * Returns the levels that scaled units are counted from, index target * size + window,
   * transformed units; the batch's own array.
   */
  public float[] levels() {
    return levels;
  }

  /**
   * Returns the size of a scaled unit, index target * size + window, transformed units; the batch's
   * own array.
   */
  public float[] spreads() {
    return spreads;
  }

  /**
   * Returns the size of a scaled unit in ordinary errors of its series, index target * size +
   * window: an absolute error times this counts as in MASE; the batch's own array.
   */
  public float[] weights() {
    return weights;
  }

  /** Returns the targets of a series. */
  public int targetCount() {
    return targetCount;
  }

  /** Returns how many windows the batch holds. */
  public int size() {
    return size;
  }

  void setSize(int windows) {
    size = windows;
  }
}
