package dev.recur.classical;

/**
 * Standard errors of ETS forecasts, exact for normal one-step errors.
 *
 * <p>Source: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008),
 * chapter 6: table 6.2 for additive errors, section 6.3 for multiplicative errors. For a
 * multiplicative season see {@link EtsSeasonalMoments}.
 */
final class EtsSpread {
  private EtsSpread() {}

  /**
   * Standard errors, step by step.
   *
   * @param length values the state has run over
   * @param variance of the one-step errors; relative if the form has multiplicative errors
   * @return shape [horizon], original units
   */
  static double[] standardErrors(EtsState state, int length, double variance, int horizon) {
    EtsForm form = state.form;
    int first = length % form.period();
    if (form.season() == EtsForm.Season.MULTIPLICATIVE) {
      return EtsSeasonalMoments.standardErrors(state, first, variance, horizon);
    }
    double[] weights = weights(state, horizon);
    double[] mean = state.forecast(first, horizon);
    double[] errors = new double[horizon];
    double[] secondMoment = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      double spread = 0;
      for (int j = 1; j <= h; j++) {
        double past = form.multiplicativeError() ? secondMoment[h - j] : 1;
        spread += weights[j] * weights[j] * variance * past;
      }
      secondMoment[h] = mean[h] * mean[h] + spread;
      double oneStep = form.multiplicativeError() ? variance * secondMoment[h] : variance;
      errors[h] = Math.sqrt(oneStep + spread);
    }
    return errors;
  }

  /** What an error does to the forecast j steps later, shape [horizon], from j = 1. */
  private static double[] weights(EtsState state, int horizon) {
    double[] weights = new double[horizon];
    double damped = 0;
    double power = 1;
    for (int j = 1; j < horizon; j++) {
      power *= state.phi;
      damped += power;
      weights[j] = state.alpha + state.beta * damped;
      if (j % state.form.period() == 0) {
        weights[j] += state.gamma;
      }
    }
    return weights;
  }
}
