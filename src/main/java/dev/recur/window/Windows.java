package dev.recur.window;

import dev.recur.transform.WindowScale;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The sliding windows of many series, each a lookback of inputs and the steps after it. Windows are
 * numbered through all series and cut when a batch asks for them: memory grows with the batch, not
 * with their number.
 */
public final class Windows {
  private final List<Sequence> sequences;
  private final WindowSpec spec;

  /** Windows before each sequence; the last entry is the number of all. */
  private final int[] before;

  /** By sequence with filled-in values, the first step that each window predicts. */
  private final Map<Integer, int[]> starts = new HashMap<>();

  /**
   * Makes windows over the steps of the sequences that may be predicted, every {@code stride}
   * steps, leaving out those with less than a lookback before them and those that would teach what
   * was filled in: more than half of the values they predict were not observed.
   *
   * @param sequences at least one, all with the same number of features
   * @param spec how windows are cut
   */
  public Windows(List<Sequence> sequences, WindowSpec spec) {
    this.sequences = List.copyOf(sequences);
    this.spec = spec;
    before = new int[sequences.size() + 1];
    for (int s = 0; s < sequences.size(); s++) {
      Sequence sequence = sequences.get(s);
      int steps = Math.max(0, sequence.to() - spec.ahead() + 1 - firstTarget(sequence));
      int windows = (steps + spec.stride() - 1) / spec.stride();
      if (!sequence.observed()) {
        int[] kept =
            IntStream.range(0, windows)
                .map(window -> firstTarget(sequence) + window * spec.stride())
                .filter(next -> sequence.mostlyObserved(next, next + spec.ahead()))
                .toArray();
        starts.put(s, kept);
        windows = kept.length;
      }
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

  /** Returns how windows are cut. */
  public WindowSpec spec() {
    return spec;
  }

  /**
   * Returns the same series as streams of chunks, each step to be predicted from the one before.
   *
   * @param steps of a chunk, 1 or more
   * @param mostColumns columns side by side at the most
   */
  public Streams streams(int steps, int mostColumns) {
    return new Streams(sequences, steps, mostColumns);
  }

  /** Returns room for batches of these windows. */
  public WindowBatch newBatch(int capacity) {
    return new WindowBatch(
        spec,
        sequences.get(0).features().values(spec),
        sequences.get(0).features().targets().length,
        capacity);
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
    Features features = sequence.features();
    int[] kept = starts.get(s);
    int number = window - before[s];
    int next = kept == null ? firstTarget(sequence) + number * spec.stride() : kept[number];
    WindowScale[] scales = features.write(next - spec.lookback(), spec, batch.inputs(), b, size);
    for (int k = 0; k < scales.length; k++) {
      double[] values = features.targets()[k];
      for (int step = 0; step < spec.ahead(); step++) {
        int row = k * spec.ahead() + step;
        batch.targets()[row * size + b] = (float) scales[k].apply(values[next + step]);
      }
      batch.levels()[k * size + b] = (float) scales[k].level();
      batch.spreads()[k * size + b] = (float) scales[k].spread();
      batch.weights()[k * size + b] = (float) (scales[k].spread() / sequence.scale(k));
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
