package dev.recur.classical;

/**
 * Where smoothing parameters may lie: inside the usual region, whose forecasts are averages of past
 * values, and inside the admissible region, where the weight of old values dies out.
 *
 * <p>Source: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008),
 * chapter 10, theorem 10.1 and table 10.1.
 */
final class EtsRegion {
  static final double LEAST = 1e-4;
  static final double MOST = 1 - 1e-4;
  static final double LEAST_PHI = 0.8;
  static final double MOST_PHI = 0.98;

  /** Roots may lie outside the unit circle by this much: rounding. */
  private static final double MOST_ROOT = 1 + 1e-10;

  private EtsRegion() {}

  static boolean contains(EtsState state) {
    EtsForm form = state.form;
    boolean usual =
        inside(state.alpha, LEAST, MOST)
            && (!form.hasTrend() || inside(state.beta, LEAST, Math.min(state.alpha, MOST)))
            && (!form.hasSeason() || inside(state.gamma, LEAST, Math.min(1 - state.alpha, MOST)))
            && (!form.isDamped() || inside(state.phi, LEAST_PHI, MOST_PHI));
    if (!usual || !form.hasSeason()) {
      return usual;
    }
    if (form.season() == EtsForm.Season.MULTIPLICATIVE) {
      for (double factor : state.season) {
        if (factor < 0) {
          return false;
        }
      }
    }
    return rootsInside(characteristic(state));
  }

  private static boolean inside(double value, double least, double most) {
    return value >= least && value <= most;
  }

  /**
   * The characteristic polynomial of the seasonal recursion, shape [period + 2], highest power
   * first.
   */
  private static double[] characteristic(EtsState state) {
    int m = state.form.period();
    double middle = state.alpha + state.beta - state.alpha * state.phi;
    double[] polynomial = new double[m + 2];
    polynomial[0] = 1;
    polynomial[1] = state.alpha + state.beta - state.phi;
    for (int k = 2; k < m; k++) {
      polynomial[k] = middle;
    }
    polynomial[m] = middle + state.gamma - 1;
    polynomial[m + 1] = state.phi * (1 - state.alpha - state.gamma);
    return polynomial;
  }

  /**
   * Whether all roots lie inside the unit circle, by the Schur-Cohn step-down recursion: a
   * polynomial is stable if and only if its last coefficient over its first is smaller than 1 in
   * size and the polynomial one degree lower, got by cancelling that last coefficient, is stable.
   */
  static boolean rootsInside(double[] coefficients) {
    double[] a = coefficients.clone();
    double power = 1;
    for (int k = a.length - 1; k >= 0; k--) {
      a[k] *= power;
      power *= MOST_ROOT;
    }
    for (int degree = a.length - 1; degree > 0; degree--) {
      double k = a[degree] / a[0];
      if (!(Math.abs(k) < 1)) {
        return false;
      }
      for (int i = 0, j = degree; i <= j; i++, j--) {
        double front = a[i] - k * a[j];
        a[j] -= k * a[i];
        a[i] = front;
      }
    }
    return true;
  }
}
