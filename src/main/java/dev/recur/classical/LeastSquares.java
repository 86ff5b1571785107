package dev.recur.classical;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/** Ordinary least squares. */
final class LeastSquares {
  /** Columns whose independent part is smaller than this share of the rest count as dependent. */
  private static final double DEPENDENT = 1e-10;

  private LeastSquares() {}

  /**
   * The straight line through the values at times 0, 1, and so on.
   *
   * @return intercept at time 0 and slope, shape [2]
   */
  static double[] line(double[] values) {
    int n = values.length;
    double middle = (n - 1) / 2.0;
    double mean = Values.mean(values);
    double products = 0;
    double squares = 0;
    for (int t = 0; t < n; t++) {
      products += (t - middle) * (values[t] - mean);
      squares += (t - middle) * (t - middle);
    }
    double slope = squares > 0 ? products / squares : 0;
    return new double[] {mean - slope * middle, slope};
  }

  /**
   * Regresses several targets on the same columns.
   *
   * @param design shape [row, column]
   * @param targets shape [row, target]
   * @return coefficients, shape [column, target]
   * @throws CannotFitException if the columns depend on each other
   */
  static double[][] solve(double[][] design, double[][] targets) throws CannotFitException {
    RealMatrix x = MatrixUtils.createRealMatrix(design);
    try {
      return new QRDecomposition(x, DEPENDENT)
          .getSolver()
          .solve(MatrixUtils.createRealMatrix(targets))
          .getData();
    } catch (MathRuntimeException e) {
      throw new CannotFitException("the regressors depend on each other", e);
    }
  }
}
