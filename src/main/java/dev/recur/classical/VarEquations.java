package dev.recur.classical;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;

/**
 * The equations of a vector autoregression of given order, by least squares.
 *
 * <p>Source: Lütkepohl, New Introduction to Multiple Time Series Analysis (2005), 3.2 for the
 * estimate and 4.3.2 for the criterion.
 */
final class VarEquations {
  final int lags;

  /** Shape [1 + lag * targets, target]: intercept, then all targets one step before, and so on. */
  final double[][] coefficients;

  /** Covariance of the one-step errors, shape [target, target]. */
  final double[][] covariance;

  /** Schwarz's criterion, comparable at equal {@code first}. */
  final double criterion;

  private VarEquations(int lags, double[][] coefficients, double[][] products, int rows) {
    this.lags = lags;
    this.coefficients = coefficients;
    int targets = products.length;
    covariance = new double[targets][targets];
    double[][] likelihood = new double[targets][targets];
    for (int i = 0; i < targets; i++) {
      for (int j = 0; j < targets; j++) {
        covariance[i][j] = products[i][j] / (rows - coefficients.length);
        likelihood[i][j] = products[i][j] / rows;
      }
    }
    double determinant =
        new LUDecomposition(new Array2DRowRealMatrix(likelihood), 0).getDeterminant();
    criterion = Math.log(determinant) + Math.log(rows) / rows * coefficients.length * targets;
  }

  /**
   * Regresses the values from time {@code first} on.
   *
   * @param values stationary, shape [time, target]
   * @param first first time that is explained, at least {@code lags}
   * @throws CannotFitException if the targets depend on each other
   */
  static VarEquations of(double[][] values, int lags, int first) throws CannotFitException {
    double[][] design = new double[values.length - first][];
    double[][] explained = Arrays.copyOfRange(values, first, values.length);
    for (int row = 0; row < design.length; row++) {
      design[row] = regressors(values, first + row, lags);
    }
    double[][] coefficients = LeastSquares.solve(design, explained);
    int targets = values[0].length;
    double[][] products = new double[targets][targets];
    for (int row = 0; row < design.length; row++) {
      double[] fitted = predict(coefficients, design[row]);
      for (int i = 0; i < targets; i++) {
        for (int j = 0; j < targets; j++) {
          products[i][j] += (explained[row][i] - fitted[i]) * (explained[row][j] - fitted[j]);
        }
      }
    }
    return new VarEquations(lags, coefficients, products, design.length);
  }

  /** What the values at a time are regressed on, shape [1 + lag * targets]. */
  private static double[] regressors(double[][] values, int time, int lags) {
    int targets = values[0].length;
    double[] regressors = new double[1 + lags * targets];
    regressors[0] = 1;
    for (int lag = 1; lag <= lags; lag++) {
      System.arraycopy(values[time - lag], 0, regressors, 1 + (lag - 1) * targets, targets);
    }
    return regressors;
  }

  private static double[] predict(double[][] coefficients, double[] regressors) {
    double[] prediction = new double[coefficients[0].length];
    for (int r = 0; r < regressors.length; r++) {
      for (int target = 0; target < prediction.length; target++) {
        prediction[target] += coefficients[r][target] * regressors[r];
      }
    }
    return prediction;
  }

  /**
   * Goes on from the end of the values.
   *
   * @param past at least the last {@code lags} values, shape [time, target]
   * @return shape [horizon, target]
   */
  double[][] forecast(double[][] past, int horizon) {
    double[][] extended = Arrays.copyOfRange(past, past.length - lags, past.length + horizon);
    for (int h = 0; h < horizon; h++) {
      extended[lags + h] = predict(coefficients, regressors(extended, lags + h, lags));
    }
    return Arrays.copyOfRange(extended, lags, lags + horizon);
  }

  /**
   * What a unit error of each target does to all targets later.
   *
   * @return shape [step, error of target, target], step 0 being the error itself
   */
  double[][][] responses(int steps) {
    int targets = coefficients[0].length;
    double[][][] responses = new double[steps][targets][];
    for (int source = 0; source < targets; source++) {
      double[][] path = new double[lags + steps][targets];
      path[lags][source] = 1;
      responses[0][source] = path[lags];
      for (int step = 1; step < steps; step++) {
        double[] regressors = regressors(path, lags + step, lags);
        regressors[0] = 0;
        path[lags + step] = predict(coefficients, regressors);
        responses[step][source] = path[lags + step];
      }
    }
    return responses;
  }

  /** The matrix whose eigenvalues say whether the past dies out. */
  double[][] companion() {
    int targets = coefficients[0].length;
    int size = lags * targets;
    double[][] companion = new double[size][size];
    for (int column = 0; column < size; column++) {
      for (int target = 0; target < targets; target++) {
        companion[target][column] = coefficients[1 + column][target];
      }
      if (column + targets < size) {
        companion[column + targets][column] = 1;
      }
    }
    return companion;
  }
}
