package dev.recur.series;

import java.util.Arrays;

/**
 * How surely a short series has a season: the F statistic of harmonics of the season beside a
 * straight line, where what is left over may hang together from step to step, up to a random walk.
 *
 * <p>The left-over is a first-order autoregression whose coefficient is the one of a grid that the
 * restricted likelihood prefers (Harville 1977), estimated with the season in place, so that
 * neither a slow series nor a strong season passes for the other. Innovations far out are drawn in
 * once before the statistic is taken (Huber 1964), which makes a level shift one of many.
 */
final class SeasonalFit {
  private static final double[] COEFFICIENTS = {0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.87, 0.93, 0.97, 0.99};

  /** Deviations beyond which an innovation is drawn in. */
  private static final double FAR = 4 * 1.4826;

  /** Columns that say nothing of a season: a constant and a line. */
  private static final int WITHOUT_SEASON = 2;

  /** What is smaller than this share of the swing is rounding. */
  private static final double ROUNDING = 1e-9;

  private SeasonalFit() {}

  /**
   * Returns the normal deviate of the F statistic.
   *
   * @param values shape [time]; NaN where missing
   * @param season steps in a season, at least 2
   * @param harmonics of the season at the most; half the season describes any shape
   * @return around 0 without a season; negative infinity where there is too little to tell
   */
  static double deviate(double[] values, int season, int harmonics) {
    double[][] columns = columns(values.length, season, Math.min(harmonics, season / 2));
    int tested = columns.length - WITHOUT_SEASON;
    double swing = swing(values);
    if (!(swing > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    Whitened best = null;
    for (double coefficient : COEFFICIENTS) {
      Whitened whitened = Whitened.of(values, columns, coefficient);
      if (whitened.rows() - columns.length < 2) {
        return Double.NEGATIVE_INFINITY;
      }
      if (whitened.solved() && (best == null || whitened.likelihood() > best.likelihood())) {
        best = whitened;
      }
    }
    if (best == null) {
      return Double.NEGATIVE_INFINITY;
    }
    best = best.drawnIn(FAR);
    double without = best.leftOver(WITHOUT_SEASON);
    double rounding = ROUNDING * swing;
    double with = Math.max(best.leftOver(columns.length), rounding * rounding * best.rows());
    int free = best.rows() - columns.length;
    double f = (without - with) / tested / (with / free);
    return f > 0 ? normal(f, tested, free) : Double.NEGATIVE_INFINITY;
  }

  /** Paulson's normal approximation of F (Paulson 1942). */
  private static double normal(double f, double a, double b) {
    double root = Math.cbrt(f);
    double mean = (1 - 2 / (9 * b)) * root - (1 - 2 / (9 * a));
    return mean / Math.sqrt(2 / (9 * b) * root * root + 2 / (9 * a));
  }

  private static double swing(double[] values) {
    double[] known = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return known.length == 0 ? 0 : known[known.length - 1] - known[0];
  }

  /** A constant, a line, and the cosines and sines of the season; shape [column][time]. */
  private static double[][] columns(int length, int season, int harmonics) {
    boolean shared = 2 * harmonics == season;
    double[][] columns = new double[WITHOUT_SEASON + 2 * harmonics - (shared ? 1 : 0)][length];
    for (int t = 0; t < length; t++) {
      columns[0][t] = 1;
      columns[1][t] = (t - (length - 1) / 2.0) / length;
      for (int c = WITHOUT_SEASON; c < columns.length; c++) {
        int harmonic = c / 2;
        double angle = 2 * Math.PI * harmonic * t / season;
        columns[c][t] = c % 2 == 0 ? Math.cos(angle) : Math.sin(angle);
      }
    }
    return columns;
  }

  /** Values and columns less a share of those a step before, the columns orthonormal. */
  private static final class Whitened {
    private final double[] values;
    private final double[][] basis;
    private final double determinants;

    private Whitened(double[] values, double[][] basis, double determinants) {
      this.values = values;
      this.basis = basis;
      this.determinants = determinants;
    }

    static Whitened of(double[] values, double[][] columns, double coefficient) {
      double[] whitened = whitened(values, values, coefficient);
      double[][] basis = new double[columns.length][];
      double determinants = 0;
      for (int c = 0; c < columns.length; c++) {
        double[] column = whitened(columns[c], values, coefficient);
        double size = norm(column);
        for (int round = 0; round < 2; round++) {
          for (int before = 0; before < c; before++) {
            remove(column, basis[before]);
          }
        }
        double left = norm(column);
        boolean dependent = !(left > 1e-9 * size);
        determinants += dependent ? Double.NaN : Math.log(left);
        for (int i = 0; i < column.length; i++) {
          column[i] /= dependent ? 1 : left;
        }
        basis[c] = column;
      }
      // The first value of each stretch has the variance of the whole process.
      return new Whitened(whitened, basis, determinants - logFirsts(values, coefficient));
    }

    private static double logFirsts(double[] values, double coefficient) {
      int firsts = 0;
      for (int t = 0; t < values.length; t++) {
        firsts += Double.isFinite(values[t]) && !(t > 0 && Double.isFinite(values[t - 1])) ? 1 : 0;
      }
      return firsts * Math.log(1 - coefficient * coefficient) / 2;
    }

    private static double[] whitened(double[] column, double[] values, double coefficient) {
      double[] whitened = new double[values.length];
      double first = Math.sqrt(1 - coefficient * coefficient);
      int rows = 0;
      for (int t = 0; t < values.length; t++) {
        if (Double.isFinite(values[t])) {
          boolean follows = t > 0 && Double.isFinite(values[t - 1]);
          whitened[rows++] = follows ? column[t] - coefficient * column[t - 1] : first * column[t];
        }
      }
      return Arrays.copyOf(whitened, rows);
    }

    boolean solved() {
      return Double.isFinite(determinants);
    }

    int rows() {
      return values.length;
    }

    double likelihood() {
      double left = leftOver(basis.length);
      return left > 0
          ? -determinants - (rows() - basis.length) * Math.log(left) / 2
          : Double.POSITIVE_INFINITY;
    }

    /** The sum of squares that so many columns leave. */
    double leftOver(int columns) {
      double left = norm(residuals(columns));
      return left * left;
    }

    private double[] residuals(int columns) {
      double[] rest = values.clone();
      for (int c = 0; c < columns; c++) {
        remove(rest, basis[c]);
      }
      return rest;
    }

    /**
     * The same with what a line leaves drawn in to so many times its median size. A season that
     * stands out is drawn in alike every time; drawn in to a fitted season, a single shift would
     * become one.
     */
    Whitened drawnIn(double times) {
      double[] rest = residuals(WITHOUT_SEASON);
      double limit = times * RunningMedian.median(Arrays.stream(rest).map(Math::abs).toArray());
      if (!(limit > 0)) {
        return this;
      }
      double[] drawn = values.clone();
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] += Math.max(-limit, Math.min(limit, rest[i])) - rest[i];
      }
      return new Whitened(drawn, basis, determinants);
    }

    private static void remove(double[] from, double[] unit) {
      double sum = 0;
      for (int i = 0; i < from.length; i++) {
        sum += from[i] * unit[i];
      }
      for (int i = 0; i < from.length; i++) {
        from[i] -= sum * unit[i];
      }
    }

    private static double norm(double[] values) {
      double squares = 0;
      for (double value : values) {
        squares += value * value;
      }
      return Math.sqrt(squares);
    }
  }
}
