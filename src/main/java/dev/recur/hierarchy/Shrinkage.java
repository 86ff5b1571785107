package dev.recur.hierarchy;

import dev.recur.evaluation.SeriesRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses how far the correlations of errors are shrunk, by forecasts made to add up at origins
 * that the covariance was not told of: the share with the least squared errors, in deviations of
 * their series, averaged over the levels. The formula of {@link ErrorCovariance} asks for the best
 * correlations, most of which are between bottom series; sums, for which the weak correlations of
 * many series count, are better off with less. What adds up fits the errors that it was told of
 * better than others, so the deviates of the intervals are widened by as much.
 */
final class Shrinkage {
  private static final double[] SHARES = {1, 0.8, 0.6, 0.4, 0.2};

  /** Parts of the origins, each left out once. */
  private static final int PARTS = 4;

  private final double[][] errors;
  private final int steps;
  private final Hierarchy hierarchy;

  private Shrinkage(double[][] errors, int steps, Hierarchy hierarchy) {
    this.errors = errors;
    this.steps = steps;
    this.hierarchy = hierarchy;
  }

  /**
   * Returns the covariance of errors, shrunk as is best; by the formula where there are too few to
   * choose by.
   *
   * @param errors shape [origin * steps + step][series], original units; NaN where there is none
   * @param steps ahead of each origin
   * @param hierarchy of the series
   */
  static ErrorCovariance chosen(double[][] errors, int steps, Hierarchy hierarchy) {
    ErrorCovariance all = ErrorCovariance.of(errors, steps, hierarchy);
    return all.errors() / steps < 2 * PARTS
        ? all
        : new Shrinkage(errors, steps, hierarchy).best(all);
  }

  private ErrorCovariance best(ErrorCovariance all) {
    double[] ofLeft = new double[SHARES.length];
    double[] ofTold = new double[SHARES.length];
    for (int part = 0; part < PARTS; part++) {
      List<double[]> told = new ArrayList<>();
      List<double[]> left = new ArrayList<>();
      for (int n = 0; n < errors.length; n++) {
        (n / steps % PARTS == part ? left : told).add(errors[n]);
      }
      ErrorCovariance some = ErrorCovariance.of(told.toArray(double[][]::new), steps, hierarchy);
      for (int i = 0; i < SHARES.length; i++) {
        Projection projection = new MinTrace(hierarchy, some.shrunkBy(SHARES[i], 1));
        ofLeft[i] += squares(projection, left, all);
        ofTold[i] += squares(projection, told, all) / (PARTS - 1);
      }
    }
    int best = 0;
    for (int i = 1; i < SHARES.length; i++) {
      best = ofLeft[i] < ofLeft[best] ? i : best;
    }
    double wider = ofTold[best] > 0 ? Math.sqrt(ofLeft[best] / ofTold[best]) : 1;
    return all.shrunkBy(SHARES[best], Math.max(1, wider));
  }

  private double squares(Projection projection, List<double[]> some, ErrorCovariance all) {
    return some.stream().mapToDouble(error -> squares(projection, error, all)).sum();
  }

  /**
   * Returns the squares of the errors that forecasts have once they add up. What came adds up, so
   * errors become what forecasts become.
   *
   * @return in deviations, the mean over the levels
   */
  private double squares(Projection projection, double[] error, ErrorCovariance all) {
    double[] known = new double[error.length];
    for (int s = 0; s < known.length; s++) {
      known[s] = Double.isNaN(error[s]) ? 0 : error[s];
    }
    double[] bottoms = projection.bottoms(known);
    List<SeriesRange> levels = hierarchy.levels();
    double sum = 0;
    for (SeriesRange level : levels) {
      for (int s = level.from(); s < level.to(); s++) {
        double left =
            s < hierarchy.sums() ? hierarchy.sum(s, bottoms) : bottoms[s - hierarchy.sums()];
        double scaled = left / all.deviation(s);
        sum += scaled * scaled / (level.to() - level.from());
      }
    }
    return sum / levels.size();
  }
}
