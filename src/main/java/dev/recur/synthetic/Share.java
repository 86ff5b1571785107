package dev.recur.synthetic;

import java.util.List;

/**
 * A row of the mix.
 *
 * @param name of the family
 * @param yearly its weight among series whose steps are years
 * @param seasonless its weight among other series without a season
 * @param seasonal its weight among series with one
 * @param family draws them
 */
record Share(String name, double yearly, double seasonless, double seasonal, Family family) {
  /** The family of one draw. */
  static Family pick(List<Share> shares, Span span, Draws draws) {
    double[] weights = shares.stream().mapToDouble(share -> share.weight(span)).toArray();
    return shares.get(draws.pick(weights)).family();
  }

  /** The weight among series like these. */
  double weight(Span span) {
    return span.seasonal() ? seasonal : span.pace() == 1 ? yearly : seasonless;
  }
}
