package dev.recur.series;

import java.util.Arrays;

/** Fills missing values of one column from the values before its end. */
final class Filling {
  private Filling() {}

  /**
   * The values with every NaN replaced by the policy. Each policy uses values before the end of the
   * array only; nothing is known of what follows.
   *
   * @param values [time], NaN where missing; the first is observed unless the policy is ZERO
   * @param policy ZERO, PREVIOUS, INTERPOLATE or SEASONAL
   * @param season steps in a season, for SEASONAL
   * @return [time]
   */
  static double[] fill(double[] values, MissingPolicy policy, int season) {
    double[] filled = values.clone();
    int t = 0;
    while (t < filled.length) {
      if (!Double.isNaN(filled[t])) {
        t++;
        continue;
      }
      int end = t;
      while (end < filled.length && Double.isNaN(filled[end])) {
        end++;
      }
      fillGap(filled, t, end, policy, season);
      t = end;
    }
    return filled;
  }

  private static void fillGap(double[] filled, int from, int to, MissingPolicy policy, int season) {
    if (policy == MissingPolicy.ZERO) {
      Arrays.fill(filled, from, to, 0.0);
      return;
    }
    if (from == 0) {
      throw new IllegalArgumentException(policy + " needs a value before the first gap");
    }
    double before = filled[from - 1];
    for (int t = from; t < to; t++) {
      filled[t] =
          switch (policy) {
            case SEASONAL -> t >= season ? filled[t - season] : before;
            case INTERPOLATE ->
                to < filled.length
                    ? before + (filled[to] - before) * (t - from + 1) / (to - from + 1)
                    : before;
            case PREVIOUS, GAPS -> before;
            case ERROR, ZERO, KEEP ->
                throw new IllegalArgumentException("cannot fill by " + policy);
          };
    }
  }
}
