package dev.recur.csv;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether times are those of a clock that is read a little early or late: one a step, near to its
 * begin and some of them before it. Each then belongs to the step that is nearest, where that in
 * which it lies would leave holes and put two values in one step.
 */
final class NearestSteps {
  private static final int FEWEST_ROWS = 12;

  /** Of a step, on either side of its begin. */
  private static final double NEAR = 0.25;

  private static final double USUALLY = 0.9;
  private static final double FEW = 0.05;
  private static final double FILLED = 0.5;

  private final Periods periods;
  private long rows;
  private long near;
  private long steps;
  private long doubled;

  /** Holes and second values of a step if times count in the steps that they lie in. */
  private long wrongWithin;

  /** The same if they count in the nearest. */
  private long wrongNearest;

  private NearestSteps(Periods periods) {
    this.periods = periods;
  }

  /**
   * Whether times belong to the steps that they are nearest to.
   *
   * @param periods that they lie in
   * @param times of the rows, as {@link Periods#time} gives them
   * @param groups rows by series, in order of time within one
   */
  static boolean hold(Periods periods, Longs times, Groups groups) {
    NearestSteps all = new NearestSteps(periods);
    for (int g = 0; g < groups.count(); g++) {
      if (groups.starts[g] < groups.starts[g + 1]) {
        all.add(times, groups, g);
      }
    }
    return all.rows >= FEWEST_ROWS
        && all.near >= USUALLY * all.rows
        && all.rows >= FILLED * all.steps
        && all.doubled <= FEW * all.rows
        && all.wrongNearest < all.wrongWithin;
  }

  private void add(Longs times, Groups groups, int g) {
    Set<Long> within = new HashSet<>();
    Set<Long> nearest = new HashSet<>();
    int from = groups.starts[g];
    int to = groups.starts[g + 1];
    for (int i = from; i < to; i++) {
      long time = times.get(groups.order[i]);
      within.add(periods.start(time));
      nearest.add(periods.nearest(time));
      near += Math.abs(time - periods.nearest(time)) <= NEAR * periods.length() ? 1 : 0;
    }
    long first = times.get(groups.order[from]);
    long last = times.get(groups.order[to - 1]);
    long between = periods.count(periods.nearest(first), periods.nearest(last));
    rows += to - from;
    steps += between;
    doubled += to - from - nearest.size();
    // Of n values in k of m steps, m - k are holes and n - k second values.
    wrongNearest += between + to - from - 2L * nearest.size();
    wrongWithin +=
        periods.count(periods.start(first), periods.start(last)) + to - from - 2L * within.size();
  }
}
