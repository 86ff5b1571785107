package dev.recur.transform;

import dev.recur.series.InputException;

/** The linear map (value - centre) / spread that the scaling transforms share. */
final class Scaling {
  private Scaling() {}

  /** Returns the spread, or 1 where it is zero: a constant is centred but not stretched. */
  static double spreadOrOne(double spread) {
    return spread > 0 && Double.isFinite(1 / spread) ? spread : 1;
  }

  /**
   * Checks that both are numbers and the map can be inverted.
   *
   * @throws InputException if they are not, as with values near the end of the range of numbers
   */
  static void requireValid(double centre, double spread) {
    if (!Double.isFinite(centre) || !(spread > 0) || !Double.isFinite(spread)) {
      throw new InputException(
          "values too large to be scaled (centre "
              + centre
              + ", spread "
              + spread
              + "); give them in a larger unit");
    }
  }

  static double[] apply(double[] values, double centre, double spread) {
    double[] scaled = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      scaled[t] = (values[t] - centre) / spread;
    }
    return scaled;
  }

  static double[] invert(double[] scaled, double centre, double spread) {
    double[] values = new double[scaled.length];
    for (int t = 0; t < values.length; t++) {
      values[t] = centre + spread * scaled[t];
    }
    return values;
  }
}
