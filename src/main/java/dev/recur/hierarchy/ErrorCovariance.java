package dev.recur.hierarchy;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How errors of all series vary together: their variances, and their correlations shrunk towards
 * none.
 *
 * <p>With n errors of each series and correlations R, the shrunk ones are {@code l I + (1 - l) R}.
 * The share l is that of {@link Shrinkage}, or of few errors that of Schäfer and Strimmer, A
 * shrinkage approach to large-scale covariance matrix estimation, Statistical Applications in
 * Genetics and Molecular Biology 4 (2005), with errors around zero, as Wickramasuriya,
 * Athanasopoulos and Hyndman take it (Optimal forecast reconciliation for hierarchical and grouped
 * time series through trace minimization, Journal of the American Statistical Association 114,
 * 2019). Errors of one origin hang together over its steps, so the variance of a correlation is
 * taken over origins; with one step an origin that is their formula. R is never written out: it is
 * the product of n errors a series with themselves.
 */
final class ErrorCovariance {
  /** With none of it the matrix of more series than errors would have no inverse. */
  private static final double LEAST_SHARE = 1e-3;

  /** Variances that are smaller, beside the median one, are as large as this. */
  private static final double LEAST_VARIANCE = 1e-6;

  private final double[] deviations;

  /** Shape [error][series]; the squares of a series sum up to one. */
  private final double[][] unit;

  private final double share;

  /** What deviates are multiplied by. */
  private final double wider;

  /** What a series draws by itself, standard normal deviates: all of one without errors. */
  private final double[] alone;

  private ErrorCovariance(double[] deviations, double[][] unit, double share, double wider) {
    this.wider = wider;
    this.deviations = deviations;
    this.unit = unit;
    this.share = share;
    alone = new double[deviations.length];
    for (double[] error : unit) {
      for (int s = 0; s < alone.length; s++) {
        alone[s] += error[s] * error[s];
      }
    }
    Arrays.setAll(alone, s -> Math.sqrt(1 - Math.min(1, alone[s])));
  }

  /** Returns variances in proportion to how many bottom series are in each, and no correlations. */
  static ErrorCovariance structural(Hierarchy hierarchy) {
    double[] deviations = new double[hierarchy.size()];
    Arrays.setAll(deviations, series -> Math.sqrt(hierarchy.count(series)));
    return new ErrorCovariance(deviations, new double[0][], 1, 1);
  }

  /**
   * Returns that of errors.
   *
   * @param errors shape [origin * steps + step][series], original units; NaN where there is none
   * @param steps ahead of each origin; those of a later step are drawn in to the size of all
   * @param hierarchy of the series
   */
  static ErrorCovariance of(double[][] errors, int steps, Hierarchy hierarchy) {
    int series = hierarchy.size();
    double[] squares = new double[series];
    int[] counts = new int[series];
    for (double[] row : errors) {
      for (int s = 0; s < series; s++) {
        if (!Double.isNaN(row[s])) {
          squares[s] += row[s] * row[s];
          counts[s]++;
        }
      }
    }
    double[] sizes = sizes(errors, steps, squares, counts);
    double[][] unit = new double[errors.length][series];
    double[] scaled = new double[series];
    for (int n = 0; n < errors.length; n++) {
      for (int s = 0; s < series; s++) {
        double error = Double.isNaN(errors[n][s]) ? 0 : errors[n][s] / sizes[n % steps];
        unit[n][s] = error;
        scaled[s] += error * error;
      }
    }
    double[] deviations = new double[series];
    for (int s = 0; s < series; s++) {
      deviations[s] = counts[s] == 0 ? 0 : Math.sqrt(scaled[s] / counts[s]);
      for (double[] row : unit) {
        row[s] = scaled[s] == 0 ? 0 : row[s] / Math.sqrt(scaled[s]);
      }
    }
    if (!floored(deviations)) {
      return structural(hierarchy);
    }
    return new ErrorCovariance(deviations, unit, share(unit, steps), 1);
  }

  /** Returns the root mean square of the errors of each step, in deviations of their series. */
  private static double[] sizes(double[][] errors, int steps, double[] squares, int[] counts) {
    double[] sums = new double[steps];
    long[] of = new long[steps];
    for (int n = 0; n < errors.length; n++) {
      for (int s = 0; s < squares.length; s++) {
        if (squares[s] > 0 && !Double.isNaN(errors[n][s])) {
          sums[n % steps] += errors[n][s] * errors[n][s] / (squares[s] / counts[s]);
          of[n % steps]++;
        }
      }
    }
    double[] sizes = new double[steps];
    Arrays.setAll(sizes, step -> sums[step] > 0 ? Math.sqrt(sums[step] / of[step]) : 1);
    return sizes;
  }

  /** Gives series without errors a small deviation; false if none has any. */
  private static boolean floored(double[] deviations) {
    double[] some = Arrays.stream(deviations).filter(d -> d > 0).sorted().toArray();
    if (some.length == 0) {
      return false;
    }
    double least = Math.sqrt(LEAST_VARIANCE) * some[some.length / 2];
    Arrays.setAll(deviations, s -> Math.max(least, deviations[s]));
    return true;
  }

  /** Sums over pairs of series are sums over pairs of errors, which are few. */
  private static double share(double[][] unit, int steps) {
    int series = unit[0].length;
    int origins = unit.length / steps;
    double squaresOfAll = 0;
    double squaresWithin = 0;
    for (int a = 0; a < unit.length; a++) {
      for (int b = 0; b <= a; b++) {
        double product = 0;
        for (int s = 0; s < series; s++) {
          product += unit[a][s] * unit[b][s];
        }
        double twice = (a == b ? 1 : 2) * product * product;
        squaresOfAll += twice;
        squaresWithin += a / steps == b / steps ? twice : 0;
      }
    }
    double ownOfAll = 0;
    double ownWithin = 0;
    for (int s = 0; s < series; s++) {
      double all = 0;
      for (int origin = 0; origin < origins; origin++) {
        double own = 0;
        for (int step = 0; step < steps; step++) {
          double error = unit[origin * steps + step][s];
          own += error * error;
        }
        ownWithin += own * own;
        all += own;
      }
      ownOfAll += all * all;
    }
    double correlations = squaresOfAll - ownOfAll;
    double variances =
        ((squaresWithin - ownWithin) - correlations / origins) * origins / (origins - 1.0);
    double share = correlations > 0 ? variances / correlations : 1;
    return Math.max(LEAST_SHARE, Math.min(1, share));
  }

  /**
   * Returns the same, shrunk otherwise.
   *
   * @param other how far, above 0 up to 1
   * @param wider what deviates are multiplied by
   */
  ErrorCovariance shrunkBy(double other, double wider) {
    return new ErrorCovariance(deviations, unit, other, wider);
  }

  /** Returns the deviation of the errors of a series, original units, above 0. */
  double deviation(int series) {
    return deviations[series];
  }

  /** Returns how far correlations are shrunk towards none, above 0 up to 1. */
  double share() {
    return share;
  }

  /** Returns the errors of a series that it was made of; 0 if there were none. */
  int errors() {
    return unit.length;
  }

  /**
   * Returns the part of the variance of a series that is its own.
   *
   * @return original units squared
   */
  double own(int series) {
    return share * deviations[series] * deviations[series];
  }

  /**
   * Returns what a series has of a common error; the squares over all errors sum up to the part of
   * its variance that is not its own.
   *
   * @return original units
   */
  double common(int error, int series) {
    return Math.sqrt(1 - share) * deviations[series] * unit[error][series];
  }

  /**
   * Returns what series have of all common errors.
   *
   * @param factors one a common error
   * @return shape [series], original units times those of the factors
   */
  double[] common(double[] factors) {
    double[] sums = mixed(factors);
    double shared = Math.sqrt(1 - share);
    Arrays.setAll(sums, s -> shared * deviations[s] * sums[s]);
    return sums;
  }

  private double[] mixed(double[] factors) {
    double[] sums = new double[deviations.length];
    for (int error = 0; error < factors.length; error++) {
      double factor = factors[error];
      double[] own = unit[error];
      for (int s = 0; s < sums.length; s++) {
        sums[s] += factor * own[s];
      }
    }
    return sums;
  }

  /**
   * Draws normal deviates of all series, somewhat wider than standard ones, that are correlated as
   * the errors are. Their correlations are not shrunk: each is known poorly, but what they make of
   * the variance of a sum is right on average, which is less than it where they are drawn towards
   * none.
   *
   * @param random what they are drawn by
   * @return shape [series]
   */
  double[] draw(SplittableRandom random) {
    double[] factors = new double[unit.length];
    Arrays.setAll(factors, error -> random.nextGaussian());
    double[] deviates = mixed(factors);
    for (int s = 0; s < deviates.length; s++) {
      deviates[s] = wider * (deviates[s] + alone[s] * random.nextGaussian());
    }
    return deviates;
  }
}
