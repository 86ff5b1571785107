package dev.recur.transform;

/** The linear map (value - centre) / spread that the scaling transforms share. */
final class Scaling {
  private Scaling() {}

  /** Returns the spread, or 1 where it is zero: a constant is centred but not stretched. */
  static double spreadOrOne(double spread) {
    return spread > 0 && Double.isFinite(1 / spread) ? spread : 1;
  }

  static void requireValid(double centre, double spread) {
    if (!Double.isFinite(centre) || !(spread > 0) || !Double.isFinite(spread)) {
      throw new IllegalArgumentException("centre " + centre + ", spread " + spread);
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
