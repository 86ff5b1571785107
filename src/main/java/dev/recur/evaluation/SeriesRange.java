package dev.recur.evaluation;

/**
 * Series of a panel that stand one after the other, such as those of one level of a hierarchy.
 *
 * @param name of the level
 * @param from the first of them
 * @param to behind the last
 */
public record SeriesRange(String name, int from, int to) {
  /** Checks the order. */
  public SeriesRange {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(name + " from " + from + " to " + to);
    }
  }

  /** Returns how many there are. */
  public int size() {
    return to - from;
  }
}
