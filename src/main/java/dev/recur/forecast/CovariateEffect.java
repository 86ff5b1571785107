package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What covariates that are known ahead explain of a target: a ridge regression of its changes from
 * a season before on theirs, so that neither a season nor a level that wanders is taken for an
 * effect. A covariate of more than two values enters with its square, too; beyond the values it has
 * had it counts as the outermost of them.
 *
 * <p>Neighbouring errors hang together, so the regression is solved twice, the second time for what
 * is left of each step after the share of the step before (Cochrane and Orcutt, Application of
 * least squares regression to relationships containing auto-correlated error terms, Journal of the
 * American Statistical Association 44, 1949).
 */
final class CovariateEffect {
  /** Rows by which effects are drawn towards none. */
  private static final double RIDGE = 2;

  /** Rows needed for each effect. */
  private static final int ROWS_OF_AN_EFFECT = 4;

  /** The share of a step's error in the next, at the most: more would leave only what is fast. */
  private static final double MOST_SHARE = 0.8;

  private static final double ROUNDING = 1e-9;

  /** Shape [time], original units of the target; as far as the covariates are known. */
  private final double[] effect;

  private CovariateEffect(double[] effect) {
    this.effect = effect;
  }

  /**
   * Estimates the effect.
   *
   * @param history values up to the origin; its future covariates are read as far as they go
   * @param target index of the target
   * @param season steps in a season, 1 for none
   */
  static CovariateEffect of(TimeSeries history, int target, int season) {
    double[] effect = new double[history.futureLength()];
    double[][] columns = columns(history);
    List<double[]> rows = new ArrayList<>();
    List<Boolean> follows = new ArrayList<>();
    int last = -1;
    for (int t = season; t < history.length(); t++) {
      if (history.observed(target, t) && history.observed(target, t - season)) {
        double[] row = new double[columns.length + 1];
        for (int j = 0; j < columns.length; j++) {
          row[j] = columns[j][t] - columns[j][t - season];
        }
        row[columns.length] = history.target(target, t) - history.target(target, t - season);
        rows.add(row);
        follows.add(last == t - 1 && last >= 0);
        last = t;
      }
    }
    if (columns.length > 0 && rows.size() >= ROWS_OF_AN_EFFECT * (columns.length + 1)) {
      double[] coefficients = solve(rows);
      double share = share(rows, follows, coefficients);
      coefficients = solve(whitened(rows, follows, share));
      for (int j = 0; j < columns.length; j++) {
        for (int t = 0; t < effect.length; t++) {
          effect[t] += coefficients[j] * columns[j][t];
        }
      }
    }
    return new CovariateEffect(effect);
  }

  /** The covariates, centred and in deviations of what they were, and their squares. */
  private static double[][] columns(TimeSeries history) {
    List<double[]> columns = new ArrayList<>();
    for (int j = 0; j < history.futureCount(); j++) {
      double[] column = new double[history.futureLength()];
      for (int t = 0; t < column.length; t++) {
        column[t] = history.future(j, t);
      }
      int seen = history.length();
      double[] past = Arrays.copyOf(column, seen);
      double least = Arrays.stream(past).min().orElse(0);
      double most = Arrays.stream(past).max().orElse(0);
      Arrays.setAll(column, t -> Math.max(least, Math.min(most, column[t])));
      if (standardize(column, seen)) {
        columns.add(column);
        if (Arrays.stream(past).anyMatch(x -> x != least && x != most)) {
          double[] square = Arrays.stream(column).map(x -> x * x).toArray();
          if (standardize(square, seen)) {
            columns.add(square);
          }
        }
      }
    }
    return columns.toArray(double[][]::new);
  }

  /** Returns whether the column moves over the steps seen, by which it is then standardised. */
  private static boolean standardize(double[] column, int seen) {
    double mean = Arrays.stream(column, 0, seen).average().orElse(0);
    double squares = Arrays.stream(column, 0, seen).map(x -> (x - mean) * (x - mean)).sum();
    double deviation = Math.sqrt(squares / seen);
    Arrays.setAll(column, t -> (column[t] - mean) / deviation);
    return deviation > ROUNDING * (1 + Math.abs(mean));
  }

  /** The share of an error that is left in the next. */
  private static double share(List<double[]> rows, List<Boolean> follows, double[] coefficients) {
    double products = 0;
    double squares = 0;
    double before = 0;
    for (int i = 0; i < rows.size(); i++) {
      double[] row = rows.get(i);
      double error = row[coefficients.length];
      for (int j = 0; j < coefficients.length; j++) {
        error -= coefficients[j] * row[j];
      }
      if (follows.get(i)) {
        products += error * before;
        squares += before * before;
      }
      before = error;
    }
    return squares > 0 ? Math.max(0, Math.min(MOST_SHARE, products / squares)) : 0;
  }

  private static List<double[]> whitened(List<double[]> rows, List<Boolean> follows, double share) {
    List<double[]> whitened = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      if (follows.get(i)) {
        double[] row = rows.get(i).clone();
        double[] before = rows.get(i - 1);
        Arrays.setAll(row, j -> row[j] - share * before[j]);
        whitened.add(row);
      }
    }
    return whitened;
  }

  /** Ridge regression of the last of each row on the others, by Cholesky's decomposition. */
  private static double[] solve(List<double[]> rows) {
    int n = rows.isEmpty() ? 0 : rows.get(0).length - 1;
    double[] means = new double[n + 1];
    for (double[] row : rows) {
      for (int j = 0; j <= n; j++) {
        means[j] += row[j] / rows.size();
      }
    }
    double[][] moments = new double[n][n + 1];
    for (double[] row : rows) {
      for (int i = 0; i < n; i++) {
        double centred = row[i] - means[i];
        for (int j = i; j <= n; j++) {
          moments[i][j] += centred * (row[j] - means[j]);
        }
      }
    }
    double[] right = new double[n];
    for (int i = 0; i < n; i++) {
      right[i] = moments[i][n];
      moments[i][i] += RIDGE * (moments[i][i] / rows.size() + ROUNDING);
    }
    return solved(moments, right);
  }

  /**
   * Solves a system.
   *
   * @param upper right half of a positive definite matrix; used as memory
   * @param right used as memory
   */
  private static double[] solved(double[][] upper, double[] right) {
    int n = right.length;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        double factor = upper[k][i];
        for (int j = i; j < n; j++) {
          upper[i][j] -= factor * upper[k][j];
        }
        right[i] -= factor * right[k];
      }
      double root = Math.sqrt(upper[i][i]);
      for (int j = i; j < n; j++) {
        upper[i][j] /= root;
      }
      right[i] /= root;
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) {
        right[i] -= upper[i][j] * right[j];
      }
      right[i] /= upper[i][i];
    }
    return right;
  }

  /** Returns the effect at a step, original units; 0 where no covariate is known. */
  double at(int step) {
    return step < effect.length ? effect[step] : 0;
  }
}
