package dev.recur.hierarchy;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.ejml.interfaces.linsol.LinearSolverSparse;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.CommonOps_DSCC;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;

/**
 * The forecasts that add up with the least variance: every forecast gives way by how uncertain it
 * is, and by how its errors hang together with those of others.
 *
 * <p>With the covariance W of the errors, the bottom series b and sums s = A b, the forecasts y
 * become {@code y - W C' (C W C')^-1 C y}, in which C y = s - A b is by how much they do not add up
 * (Wickramasuriya, Athanasopoulos and Hyndman 2019, which see {@link ErrorCovariance}). W is a
 * diagonal and the product of a few errors a series with themselves, so C W C' is a sparse matrix
 * of one row a sum, and a small correction of it (Woodbury): nothing of the size of all series
 * squared is ever held.
 */
final class MinTrace implements Projection {
  private final Hierarchy hierarchy;
  private final ErrorCovariance covariance;
  private final LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> sparse;

  /** Shape [sum][error]: by how much the common errors do not add up. */
  private final DMatrixRMaj gapsOfErrors;

  /** The same through the inverse of the sparse matrix. */
  private final DMatrixRMaj solved;

  private final LinearSolverDense<DMatrixRMaj> small;

  MinTrace(Hierarchy hierarchy, ErrorCovariance covariance) {
    this.hierarchy = hierarchy;
    this.covariance = covariance;
    sparse = LinearSolverFactory_DSCC.cholesky(FillReducing.NONE);
    if (!sparse.setA(own())) {
      throw new IllegalStateException("the variances of sums have no inverse");
    }
    int errors = covariance.errors();
    gapsOfErrors = new DMatrixRMaj(hierarchy.sums(), errors);
    for (int error = 0; error < errors; error++) {
      double[] bottoms = new double[hierarchy.bottoms()];
      for (int b = 0; b < bottoms.length; b++) {
        bottoms[b] = covariance.common(error, hierarchy.sums() + b);
      }
      for (int sum = 0; sum < hierarchy.sums(); sum++) {
        double gap = covariance.common(error, sum) - hierarchy.sum(sum, bottoms);
        gapsOfErrors.set(row(sum), error, gap);
      }
    }
    solved = new DMatrixRMaj(hierarchy.sums(), errors);
    DMatrixRMaj inner = new DMatrixRMaj(errors, errors);
    if (errors > 0) {
      sparse.solve(gapsOfErrors, solved);
      for (int a = 0; a < errors; a++) {
        for (int b = 0; b < errors; b++) {
          double product = a == b ? 1 : 0;
          for (int sum = 0; sum < hierarchy.sums(); sum++) {
            product += gapsOfErrors.get(sum, a) * solved.get(sum, b);
          }
          inner.set(a, b, product);
        }
      }
    }
    small = LinearSolverFactory_DDRM.symmPosDef(Math.max(1, errors));
    if (errors > 0 && !small.setA(inner)) {
      throw new IllegalStateException("the errors of series have no covariance");
    }
  }

  /** Sums of few series come first, which keeps the factor of the matrix sparse. */
  private int row(int sum) {
    return hierarchy.sums() - 1 - sum;
  }

  /** Returns C W C' for the part of W that is a diagonal, shape [sum][sum]. */
  private DMatrixSparseCSC own() {
    int sums = hierarchy.sums();
    int[] counts = new int[hierarchy.bottoms()];
    for (int sum = 0; sum < sums; sum++) {
      for (int p = 0; p < hierarchy.count(sum); p++) {
        counts[hierarchy.part(sum, p)]++;
      }
    }
    int entries = 0;
    for (int count : counts) {
      entries += count;
    }
    DMatrixSparseCSC roots = new DMatrixSparseCSC(sums, counts.length, entries);
    for (int b = 0; b < counts.length; b++) {
      roots.col_idx[b + 1] = roots.col_idx[b] + counts[b];
    }
    roots.nz_length = entries;
    int[] next = Arrays.copyOf(roots.col_idx, counts.length);
    for (int sum = sums - 1; sum >= 0; sum--) {
      for (int p = 0; p < hierarchy.count(sum); p++) {
        int bottom = hierarchy.part(sum, p);
        roots.nz_rows[next[bottom]] = row(sum);
        roots.nz_values[next[bottom]] = Math.sqrt(covariance.own(sums + bottom));
        next[bottom]++;
      }
    }
    double[] diagonal = new double[sums];
    for (int sum = 0; sum < sums; sum++) {
      diagonal[row(sum)] = covariance.own(sum);
    }
    DMatrixSparseCSC transposed = CommonOps_DSCC.transpose(roots, null, null);
    DMatrixSparseCSC product = CommonOps_DSCC.mult(roots, transposed, null);
    return CommonOps_DSCC.add(1, product, 1, CommonOps_DSCC.diag(diagonal), null, null, null);
  }

  @Override
  public double[] bottoms(double[] base) {
    int sums = hierarchy.sums();
    double[] bottoms = Arrays.copyOfRange(base, sums, base.length);
    DMatrixRMaj gaps = new DMatrixRMaj(sums, 1);
    for (int sum = 0; sum < sums; sum++) {
      gaps.set(row(sum), 0, base[sum] - hierarchy.sum(sum, bottoms));
    }
    DMatrixRMaj weights = new DMatrixRMaj(sums, 1);
    sparse.solve(gaps, weights);
    double[] shared = shared(gaps, weights);
    for (int sum = 0; sum < sums; sum++) {
      double weight = weights.get(row(sum), 0);
      for (int p = 0; p < hierarchy.count(sum); p++) {
        int bottom = hierarchy.part(sum, p);
        bottoms[bottom] += covariance.own(sums + bottom) * weight;
      }
    }
    double[] common = covariance.common(shared);
    for (int b = 0; b < bottoms.length; b++) {
      bottoms[b] -= common[sums + b];
    }
    return bottoms;
  }

  /**
   * Corrects weights for the common errors.
   *
   * @return what the corrected weights make of each common error
   */
  private double[] shared(DMatrixRMaj gaps, DMatrixRMaj weights) {
    int errors = covariance.errors();
    if (errors == 0) {
      return new double[0];
    }
    DMatrixRMaj right = new DMatrixRMaj(errors, 1);
    for (int error = 0; error < errors; error++) {
      double product = 0;
      for (int sum = 0; sum < gaps.numRows; sum++) {
        product += solved.get(sum, error) * gaps.get(sum, 0);
      }
      right.set(error, 0, product);
    }
    DMatrixRMaj inner = new DMatrixRMaj(errors, 1);
    small.solve(right, inner);
    double[] shared = new double[errors];
    for (int error = 0; error < errors; error++) {
      for (int sum = 0; sum < gaps.numRows; sum++) {
        weights.add(sum, 0, -solved.get(sum, error) * inner.get(error, 0));
      }
    }
    for (int error = 0; error < errors; error++) {
      for (int sum = 0; sum < gaps.numRows; sum++) {
        shared[error] += gapsOfErrors.get(sum, error) * weights.get(sum, 0);
      }
    }
    return shared;
  }
}
