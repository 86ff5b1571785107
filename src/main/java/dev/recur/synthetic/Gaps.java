package dev.recur.synthetic;

/** Missing values: scattered, or a stretch; never the first of the history, never what follows. */
final class Gaps {
  private Gaps() {}

  /** Makes some of the first values NaN, in place. */
  static void make(double[] values, int history, Draws draws) {
    double share = draws.chance(.6) ? draws.logUniform(.005, .3) : 0;
    for (int t = 1; t < history; t++) {
      if (draws.chance(share)) {
        values[t] = Double.NaN;
      }
    }
    if (history > 8 && (share == 0 || draws.chance(.3))) {
      int width = draws.logUniformInt(1, StrictMath.max(1, history / 4));
      int from = 1 + draws.below(history - width);
      for (int t = from; t < from + width; t++) {
        values[t] = Double.NaN;
      }
    }
  }
}
