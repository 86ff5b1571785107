package dev.recur.synthetic;

import java.util.List;

/**
 * A row of the mix.
 *
 * @param name of the family
 * @param seasonless its weight among series without a season
 * @param seasonal its weight among series with one
 * @param family draws them
 */
record Share(String name, double seasonless, double seasonal, Family family) {
  /** The family of one draw. */
  static Family pick(List<Share> shares, Span span, Draws draws) {
    double[] weights = new double[shares.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = span.seasonal() ? shares.get(i).seasonal() : shares.get(i).seasonless();
    }
    return shares.get(draws.pick(weights)).family();
  }
}
