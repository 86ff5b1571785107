package dev.recur.hierarchy;

/** What becomes of forecasts that do not add up, at one step. */
@FunctionalInterface
interface Projection {
  /**
   * Returns the bottom series of forecasts that add up.
   *
   * @param base forecasts of all series, sums first, original units
   * @return shape [bottom series], original units
   */
  double[] bottoms(double[] base);
}
