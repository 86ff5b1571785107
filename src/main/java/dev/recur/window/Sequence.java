package dev.recur.window;

/** The transformed values of one series, and which of its steps may be targets of windows. */
public final class Sequence {
  private final double[][] features;
  private final int from;
  private final int to;

  /**
   * Wraps values without copying them: they may be large, and nothing here changes them.
   *
   * @param features shape [feature][time], transformed units; the first features are the targets
   * @param from first step, counted within {@code features}, that a window may have as its target
   * @param to step after the last such step
   */
  public Sequence(double[][] features, int from, int to) {
    int length = features[0].length;
    for (double[] feature : features) {
      if (feature.length != length) {
        throw new IllegalArgumentException("features of " + length + " and " + feature.length);
      }
    }
    if (from < 0 || to > length || from > to) {
      throw new IllegalArgumentException("steps " + from + " to " + to + " of " + length);
    }
    this.features = features;
    this.from = from;
    this.to = to;
  }

  int featureCount() {
    return features.length;
  }

  /** Returns the values of a feature, shape [time]; the array itself. */
  double[] feature(int feature) {
    return features[feature];
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }
}
