package dev.recur.window;

import java.util.Arrays;

/** The features of one series, and which of its steps may be predicted by windows. */
public final class Sequence {
  private final Features features;
  private final int from;
  private final int to;
  private final double[] scales;

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
  }

  /** Returns a sequence that counts as much as any other. */
  public static Sequence of(Features features, int from, int to) {
    double[] scales = new double[features.targets().length];
    Arrays.fill(scales, 1);
    return new Sequence(features, from, to, scales);
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
