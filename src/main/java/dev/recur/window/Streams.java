package dev.recur.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Whole series in chunks of a few steps, chunk after chunk, with what follows each step as its
 * target. Several columns go side by side; where there are fewer series than columns, a long series
 * is cut into stretches, which all begin without a state.
 */
public final class Streams {
  /** Chunks at least in a stretch, so that the state at its beginning matters little. */
  private static final int LEAST_CHUNKS = 8;

  private final int steps;
  private final List<Stretch> stretches = new ArrayList<>();

  /** What each column goes through in this pass. */
  private final List<List<Stretch>> plan = new ArrayList<>();

  /** The stretch of its plan that a column is in, and the chunk of that stretch. */
  private final int[] stretch;

  private final int[] chunk;

  /**
   * Cuts series into stretches.
   *
   * @param sequences at least one, all with the same number of features
   * @param steps of a chunk, 1 or more
   * @param mostColumns columns side by side at the most
   */
  Streams(List<Sequence> sequences, int steps, int mostColumns) {
    this.steps = steps;
    int wanted = (mostColumns + sequences.size() - 1) / sequences.size();
    for (Sequence sequence : sequences) {
      int first = Math.max(sequence.from(), 1);
      int chunks = (sequence.to() - first + steps - 1) / steps;
      int parts = Math.max(1, Math.min(wanted, chunks / LEAST_CHUNKS));
      for (int part = 0; part < parts && chunks > 0; part++) {
        int from = first + (int) ((long) chunks * part / parts) * steps;
        int to = first + (int) ((long) chunks * (part + 1) / parts) * steps;
        stretches.add(new Stretch(sequence, from, Math.min(to, sequence.to())));
      }
    }
    int columns = Math.min(mostColumns, stretches.size());
    stretch = new int[columns];
    chunk = new int[columns];
  }

  /**
   * A part of a series.
   *
   * @param from the first step to be predicted
   * @param to the step after the last
   */
  private record Stretch(Sequence sequence, int from, int to) {
    int chunks(int steps) {
      return (to - from + steps - 1) / steps;
    }
  }

  /** Returns how many columns go side by side. */
  public int columns() {
    return stretch.length;
  }

  /** Returns room for the chunks. */
  public StreamBatch newBatch() {
    Features features = stretches.get(0).sequence().features();
    return new StreamBatch(steps, features.count(), features.targets().length, columns());
  }

  /**
   * Begins a pass: every stretch, in a new order, goes to the column that is free first.
   *
   * @param random decides the order
   * @return how many times {@link #next} has to be called
   */
  public int begin(Random random) {
    List<Stretch> order = new ArrayList<>(stretches);
    for (int i = order.size() - 1; i > 0; i--) {
      order.set(i, order.set(random.nextInt(i + 1), order.get(i)));
    }
    plan.clear();
    for (int column = 0; column < columns(); column++) {
      plan.add(new ArrayList<>());
    }
    int[] load = new int[columns()];
    for (Stretch next : order) {
      int free = 0;
      for (int column = 1; column < load.length; column++) {
        free = load[column] < load[free] ? column : free;
      }
      plan.get(free).add(next);
      load[free] += next.chunks(steps);
    }
    Arrays.fill(stretch, 0);
    Arrays.fill(chunk, 0);
    return Arrays.stream(load).max().orElseThrow();
  }

  /** Cuts the next chunk of every column. */
  public void next(StreamBatch batch) {
    batch.clear();
    for (int column = 0; column < columns(); column++) {
      if (stretch[column] < plan.get(column).size()) {
        cut(plan.get(column).get(stretch[column]), column, batch);
      }
    }
  }

  private void cut(Stretch current, int column, StreamBatch batch) {
    int columns = columns();
    int first = current.from() + chunk[column] * steps;
    int length = Math.min(steps, current.to() - first);
    Sequence sequence = current.sequence();
    Features features = sequence.features();
    WindowSpec part = WindowSpec.oneStep(length, 1, false);
    features.write(first - 1, part, batch.inputs(), column, columns);
    int targets = features.targets().length;
    for (int k = 0; k < targets; k++) {
      double[] values = features.targets()[k];
      for (int t = 0; t < length; t++) {
        batch.targets()[(t * targets + k) * columns + column] = (float) values[first + t];
      }
      batch.weights()[k * columns + column] = (float) (1 / sequence.scale(k));
    }
    if (chunk[column] == 0) {
      batch.setStarts(column);
    }
    chunk[column]++;
    if (chunk[column] == current.chunks(steps)) {
      chunk[column] = 0;
      stretch[column]++;
    }
  }
}
