package dev.recur.classical;

import java.util.Arrays;

/**
 * Where the search for the parameters of an ETS form starts.
 *
 * <p>Source: Hyndman and Khandakar, Automatic time series forecasting: the forecast package for R,
 * Journal of Statistical Software 27(3) (2008), section 2.3: the season from a classical
 * decomposition (from a harmonic regression if there are fewer than three seasons), level and slope
 * from a line through the first seasonally adjusted values.
 */
final class EtsStart {
  private static final int LEAST_VALUES_FOR_LEVEL = 10;
  private static final double LEAST_FACTOR = 0.01;

  private EtsStart() {}

  /**
   * The starting point.
   *
   * @param values shape [time], longer than a season
   * @return shape [form.parameters()], in the order {@link EtsState} unpacks
   * @throws CannotFitException if no season can be estimated
   */
  static double[] of(EtsForm form, double[] values) throws CannotFitException {
    double[] start = new double[form.parameters()];
    int next = smoothing(form, start);
    int period = form.period();
    double[] adjusted = values;
    double[] season = {};
    if (form.hasSeason()) {
      double[] pattern = seasonalPattern(form, values);
      season = freePlaces(form, pattern);
      adjusted = adjust(form, values, pattern);
    }
    int first = Math.min(Math.max(LEAST_VALUES_FOR_LEVEL, 2 * period), values.length);
    double[] head = Arrays.copyOf(adjusted, first);
    if (form.hasTrend()) {
      double[] line = LeastSquares.line(head);
      double slope = line[1];
      double level = line[0] - slope;
      if (Math.abs(level + slope) < 1e-8) {
        // A first forecast of exactly zero could not be divided by.
        level *= 1 + 1e-3;
        slope *= 1 - 1e-3;
      }
      start[next++] = level;
      start[next++] = slope;
    } else {
      start[next++] = Values.mean(head);
    }
    System.arraycopy(season, 0, start, next, season.length);
    return start;
  }

  private static int smoothing(EtsForm form, double[] start) {
    double least = EtsRegion.LEAST;
    double most = EtsRegion.MOST;
    int next = 0;
    double alpha = least + 0.2 * (most - least) / form.period();
    start[next++] = alpha;
    if (form.hasTrend()) {
      start[next++] = least + 0.1 * (Math.min(most, alpha) - least);
    }
    if (form.hasSeason()) {
      start[next++] = least + 0.05 * (Math.min(most, 1 - alpha) - least);
    }
    if (form.isDamped()) {
      start[next++] = EtsRegion.LEAST_PHI + 0.99 * (EtsRegion.MOST_PHI - EtsRegion.LEAST_PHI);
    }
    return next;
  }

  /** The season over time, shape [time]. */
  private static double[] seasonalPattern(EtsForm form, double[] values) throws CannotFitException {
    boolean multiplicative = form.season() == EtsForm.Season.MULTIPLICATIVE;
    double[] pattern = new double[values.length];
    if (values.length >= 3 * form.period()) {
      Decomposition decomposition = Decomposition.of(values, form.period(), multiplicative);
      for (int t = 0; t < pattern.length; t++) {
        pattern[t] = decomposition.at(t);
      }
      return pattern;
    }
    double[][] coefficients =
        LeastSquares.solve(harmonicDesign(values.length, form.period()), column(values));
    for (int t = 0; t < pattern.length; t++) {
      double trend = coefficients[0][0] + coefficients[1][0] * (t + 1);
      pattern[t] = multiplicative ? values[t] / trend : values[t] - trend;
    }
    return pattern;
  }

  /** Intercept, time and the first harmonic of the period, shape [time, 4], or 3 if that is 2. */
  private static double[][] harmonicDesign(int length, int period) {
    double[][] design = new double[length][];
    for (int t = 0; t < length; t++) {
      double angle = 2 * Math.PI * (t + 1) / period;
      design[t] =
          period == 2
              ? new double[] {1, t + 1, Math.cos(angle)}
              : new double[] {1, t + 1, Math.sin(angle), Math.cos(angle)};
    }
    return design;
  }

  private static double[][] column(double[] values) {
    double[][] column = new double[values.length][];
    for (int t = 0; t < values.length; t++) {
      column[t] = new double[] {values[t]};
    }
    return column;
  }

  /** The places of the season that are searched: from the last back to the second. */
  private static double[] freePlaces(EtsForm form, double[] pattern) {
    int period = form.period();
    double[] free = new double[period - 1];
    double sum = 0;
    for (int k = 0; k < free.length; k++) {
      free[k] = pattern[period - 1 - k];
      if (form.season() == EtsForm.Season.MULTIPLICATIVE) {
        free[k] = Math.max(free[k], LEAST_FACTOR);
      }
      sum += free[k];
    }
    if (form.season() == EtsForm.Season.MULTIPLICATIVE && sum > period) {
      // The place that follows from the others would be negative.
      double total = sum + LEAST_FACTOR * free.length;
      for (int k = 0; k < free.length; k++) {
        free[k] /= total;
      }
    }
    return free;
  }

  private static double[] adjust(EtsForm form, double[] values, double[] pattern) {
    double[] adjusted = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      adjusted[t] =
          form.season() == EtsForm.Season.MULTIPLICATIVE
              ? values[t] / Math.max(pattern[t], LEAST_FACTOR)
              : values[t] - pattern[t];
    }
    return adjusted;
  }
}
