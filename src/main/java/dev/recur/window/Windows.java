package dev.recur.window;

import dev.recur.transform.WindowScale;
import java.util.Arrays;
import java.util.List;

/**
 * The sliding windows of many series, each a lookback of inputs and the one step after it. Windows
 * are numbered through all series and cut when a batch asks for them: memory grows with the batch,
 * not with their number.
 */
public final class Windows {
  private final List<Sequence> sequences;
  private final WindowSpec spec;
  private final int outputs;

  /** Windows before each sequence; the last entry is the number of all. */
  private final int[] before;

  /**
   * Makes windows over the target steps of the sequences, every {@code stride} steps, leaving out
   * target steps with less than a lookback before them.
   *
   * @param sequences at least one, all with the same number of features
   * @param outputs how many of the features, from the first, are targets
   * @param spec how windows are cut
   */
  public Windows(List<Sequence> sequences, int outputs, WindowSpec spec) {
    this.sequences = List.copyOf(sequences);
    this.spec = spec;
    this.outputs = outputs;
    before = new int[sequences.size() + 1];
    for (int s = 0; s < sequences.size(); s++) {
      Sequence sequence = sequences.get(s);
      int steps = Math.max(0, sequence.to() - firstTarget(sequence));
      int windows = (steps + spec.stride() - 1) / spec.stride();
      before[s + 1] = Math.addExact(before[s], windows);
    }
  }

  private int firstTarget(Sequence sequence) {
    return Math.max(sequence.from(), spec.lookback());
  }

  /** Returns the number of windows. */
  public int count() {
    return before[before.length - 1];
  }

  /** Returns the features of a step. */
  public int features() {
    return sequences.get(0).featureCount();
  }

  /** Returns how windows are cut. */
  public WindowSpec spec() {
    return spec;
  }

  /** Returns room for batches of these windows. */
  public WindowBatch newBatch(int capacity) {
    return new WindowBatch(spec.lookback(), features(), outputs, capacity);
  }

  /**
   * Cuts the windows order[from..from + size) into the batch.
   *
   * @param order window numbers, each from 0 to {@link #count} - 1
   * @param from first place in {@code order}
   * @param size windows to cut, at most the batch's capacity
   * @param batch where they go
   */
  public void cut(int[] order, int from, int size, WindowBatch batch) {
    batch.setSize(size);
    for (int b = 0; b < size; b++) {
      cut(order[from + b], b, size, batch);
    }
  }

  private void cut(int window, int b, int size, WindowBatch batch) {
    int s = sequenceOf(window);
    Sequence sequence = sequences.get(s);
    int target = firstTarget(sequence) + (window - before[s]) * spec.stride();
    int start = target - spec.lookback();
    int features = sequence.featureCount();
    for (int f = 0; f < features; f++) {
      double[] values = sequence.feature(f);
      WindowScale scale =
          spec.scaled() ? WindowScale.of(values, start, spec.lookback()) : WindowScale.NONE;
      for (int t = 0; t < spec.lookback(); t++) {
        batch.inputs()[(t * features + f) * size + b] = (float) scale.apply(values[start + t]);
      }
      if (f < outputs) {
        batch.targets()[f * size + b] = (float) scale.apply(values[target]);
      }
    }
  }

  private int sequenceOf(int window) {
    int found = Arrays.binarySearch(before, window);
    if (found < 0) {
      return -found - 2;
    }
    while (before[found + 1] == window) {
      found++;
    }
    return found;
  }
}
