package dev.recur.window;

import java.util.Arrays;

/** The features of one series, and which of its steps may be predicted by windows. */
public final class Sequence {
  private final Features features;
  private final int from;
  private final int to;
  private final double[] scales;

  /** Values that were filled in before each step, over all targets; empty if none was. */
  private final int[] filledBefore;

  /**
   * Makes a sequence.
   *
   * @param features transformed units
   * @param from first step that a window may predict
   * @param to step after the last such step
   * @param scales one a target, transformed units, above 0: the size of an ordinary error, by which
   *     a loss may weigh the series against others
   */
  public Sequence(Features features, int from, int to, double... scales) {
    if (from < 0 || to > features.length() || from > to) {
      throw new IllegalArgumentException(
          "steps " + from + " to " + to + " of " + features.length());
    }
    if (scales.length != features.targets().length
        || Arrays.stream(scales).anyMatch(scale -> !(scale > 0))) {
      throw new IllegalArgumentException("scales " + Arrays.toString(scales));
    }
    this.features = features;
    this.from = from;
    this.to = to;
    this.scales = scales.clone();
    this.filledBefore = new int[0];
  }

  private Sequence(Sequence other, int[] filledBefore) {
    features = other.features;
    from = other.from;
    to = other.to;
    scales = other.scales;
    this.filledBefore = filledBefore;
  }

  /**
   * Returns the same sequence, knowing which values were not observed.
   *
   * @param filled how many targets were filled in at each step, shape [time]
   */
  public Sequence withFilled(int... filled) {
    if (filled.length != features.length()) {
      throw new IllegalArgumentException(filled.length + " steps of " + features.length());
    }
    int[] before = new int[filled.length + 1];
    for (int t = 0; t < filled.length; t++) {
      before[t + 1] = before[t] + filled[t];
    }
    return new Sequence(this, before[filled.length] == 0 ? new int[0] : before);
  }

  /** Returns whether every target of every step was observed. */
  boolean observed() {
    return filledBefore.length == 0;
  }

  /** Returns whether at least half of the targets of some steps were observed. */
  boolean mostlyObserved(int start, int end) {
    int values = (end - start) * scales.length;
    return observed() || 2 * (filledBefore[end] - filledBefore[start]) <= values;
  }

  Features features() {
    return features;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  double scale(int target) {
    return scales[target];
  }
}
