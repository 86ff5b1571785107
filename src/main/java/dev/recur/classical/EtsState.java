package dev.recur.classical;

/**
 * Parameters and state of one exponential smoothing model, and the recursion that moves the state
 * over the values.
 *
 * <p>With {@code q = level + phi * slope} the one-step forecast is {@code q}, {@code q + s} or
 * {@code q * s}, and with the error {@code e = y - forecast} the state moves to
 *
 * <pre>
 *   additive or no season   level = q + alpha e      slope = phi slope + beta e      s += gamma e
 *   multiplicative season   level = q + alpha e / s  slope = phi slope + beta e / s  s += gamma e / q
 * </pre>
 *
 * <p>Multiplicative errors have the same recursion and another likelihood. Source: Hyndman,
 * Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), tables 2.2 and 2.3.
 */
final class EtsState {
  final EtsForm form;
  final double alpha;
  final double beta;
  final double gamma;
  final double phi;
  double level;
  double slope;

  /** Season by place in the season, counted from the first value, shape [period]. */
  final double[] season;

  /** Sum of the squared errors of the last run; relative errors if the form has them. */
  double squaredErrors;

  /**
   * Unpacks a parameter vector.
   *
   * @param parameters shape [form.parameters()]: alpha, then as the form has them beta, gamma, phi,
   *     then level, slope, and the season from the last place back to the second; the first place
   *     follows from the others, since all of them add up to 0 or to the period
   */
  EtsState(EtsForm form, double[] parameters) {
    this.form = form;
    int next = 0;
    alpha = parameters[next++];
    beta = form.hasTrend() ? parameters[next++] : 0;
    gamma = form.hasSeason() ? parameters[next++] : 0;
    phi = form.isDamped() ? parameters[next++] : 1;
    level = parameters[next++];
    slope = form.hasTrend() ? parameters[next++] : 0;
    season = new double[form.period()];
    if (form.hasSeason()) {
      double sum = 0;
      for (int place = form.period() - 1; place > 0; place--) {
        season[place] = parameters[next++];
        sum += season[place];
      }
      season[0] = (form.season() == EtsForm.Season.MULTIPLICATIVE ? form.period() : 0) - sum;
    }
  }

  /**
   * Moves the state over all values.
   *
   * @param values shape [time], oldest first
   * @param perfection a sum of squared errors that is as good as none
   * @return minus twice the log likelihood but for a constant; NaN or infinite where the model
   *     breaks down
   */
  double run(double[] values, double perfection) {
    double logs =
        form.season() == EtsForm.Season.MULTIPLICATIVE
            ? runMultiplicative(values)
            : runAdditive(values);
    return values.length * Math.log(Math.max(squaredErrors, perfection)) + 2 * logs;
  }

  /** The recursion for an additive season or none; returns the sum of log |forecast| if needed. */
  private double runAdditive(double[] values) {
    boolean relative = form.multiplicativeError();
    int period = form.period();
    double l = level;
    double b = slope;
    double squares = 0;
    double logs = 0;
    double product = 1;
    int place = 0;
    for (double y : values) {
      double drift = phi * b;
      double q = l + drift;
      double f = q + season[place];
      double e = y - f;
      l = q + alpha * e;
      b = drift + beta * e;
      season[place] += gamma * e;
      if (++place == period) {
        place = 0;
      }
      if (relative) {
        double r = e / f;
        squares += r * r;
        product *= Math.abs(f);
        if (product > 1e150 || product < 1e-150) {
          logs += Math.log(product);
          product = 1;
        }
      } else {
        squares += e * e;
      }
    }
    level = l;
    slope = b;
    squaredErrors = squares;
    return logs + Math.log(product);
  }

  /** The recursion for a multiplicative season; returns the sum of log |forecast|. */
  private double runMultiplicative(double[] values) {
    int period = form.period();
    double l = level;
    double b = slope;
    double squares = 0;
    double logs = 0;
    double product = 1;
    int place = 0;
    for (double y : values) {
      double drift = phi * b;
      double q = l + drift;
      double s = season[place];
      double f = q * s;
      double e = y - f;
      double r = e / f;
      l = q * (1 + alpha * r);
      b = drift + beta * q * r;
      season[place] = s * (1 + gamma * r);
      if (++place == period) {
        place = 0;
      }
      squares += r * r;
      product *= Math.abs(f);
      if (product > 1e150 || product < 1e-150) {
        logs += Math.log(product);
        product = 1;
      }
    }
    level = l;
    slope = b;
    squaredErrors = squares;
    return logs + Math.log(product);
  }

  /** Goes on from the state without its season, shape [horizon]. */
  double[] withoutSeason(int horizon) {
    double[] forecast = new double[horizon];
    double q = level;
    double step = slope;
    for (int h = 0; h < horizon; h++) {
      step *= phi;
      q += step;
      forecast[h] = q;
    }
    return forecast;
  }

  /**
   * Goes on from the state, shape [horizon].
   *
   * @param first the place in the season of the first step, counted as in {@link #season}
   */
  double[] forecast(int first, int horizon) {
    double[] forecast = new double[horizon];
    double q = level;
    double step = slope;
    for (int h = 0; h < horizon; h++) {
      step *= phi;
      q += step;
      double s = season[(first + h) % season.length];
      forecast[h] = form.season() == EtsForm.Season.MULTIPLICATIVE ? q * s : q + s;
    }
    return forecast;
  }
}
