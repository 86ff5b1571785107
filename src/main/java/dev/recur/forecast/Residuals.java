package dev.recur.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The errors of a network's next step, from which sample paths are made: a path takes at each step
 * the network's prediction plus one of these. They are centred, so that paths spread around the
 * point forecast.
 *
 * @param vectors shape [residual][target], the units of the network's outputs, rising by the first
 *     target; empty for none
 * @param learnt of each target, the size of the errors in train as a share of these, at most 1
 */
public record Residuals(List<List<Double>> vectors, List<Double> learnt) {
  /** No errors are known. */
  public static final Residuals NONE = new Residuals(List.of(), List.of());

  /** Vectors that are kept at the most. */
  public static final int MOST = 500;

  /** Errors of validation that tell enough without those of train. */
  private static final int ENOUGH = 200;

  /** Errors of validation that weigh as much as the belief that train has errors of their size. */
  private static final double BELIEF = 10;

  /** Copies the lists. */
  public Residuals {
    vectors = vectors.stream().map(List::copyOf).toList();
    learnt = List.copyOf(learnt);
    int targets = learnt.size();
    if (vectors.stream().anyMatch(vector -> vector.size() != targets)
        || learnt.stream().anyMatch(share -> !(share > 0 && share <= 1))) {
      throw new IllegalArgumentException("residuals of " + targets + " targets, learnt " + learnt);
    }
  }

  /**
   * Returns the residuals of a network: those of validation, and where these are few also those of
   * train. What was learnt from is missed by less than what comes, so all get the size of the
   * errors in validation, drawn towards that in train the fewer there are.
   *
   * @param train shape [window][target], output units
   * @param validation the same, of windows that were not learnt from
   */
  public static Residuals of(double[][] train, double[][] validation) {
    List<double[]> pool = new ArrayList<>();
    boolean both = validation.length < ENOUGH;
    double[][] learnt = both ? train : new double[0][];
    for (double[][] part : List.of(learnt, validation)) {
      for (double[] ignored : part) {
        pool.add(new double[ignored.length]);
      }
    }
    int targets = pool.isEmpty() ? 0 : pool.get(0).length;
    List<Double> shares = new ArrayList<>();
    for (int k = 0; k < targets; k++) {
      double size = size(train, validation, k, both);
      int next = write(learnt, k, size, pool, 0);
      write(validation, k, size, pool, next);
      double seen = Math.sqrt(meanSquare(train, k, mean(train, k)));
      shares.add(seen > 0 && seen < size ? Math.max(Double.MIN_NORMAL, seen / size) : 1);
    }
    pool.sort(Comparator.comparingDouble(vector -> vector[0]));
    List<List<Double>> kept = new ArrayList<>();
    int count = Math.min(MOST, pool.size());
    for (int i = 0; i < count; i++) {
      double[] vector = pool.get((int) ((i + 0.5) * pool.size() / count));
      kept.add(java.util.Arrays.stream(vector).boxed().toList());
    }
    return new Residuals(kept, shares);
  }

  /** Returns the root mean square that the errors of a target are to have. */
  private static double size(double[][] train, double[][] validation, int k, boolean both) {
    double seen = meanSquare(train, k, mean(train, k));
    double unseen = meanSquare(validation, k, 0);
    double n = validation.length;
    return Math.sqrt(
        both && train.length > 0 ? (n * unseen + BELIEF * seen) / (n + BELIEF) : unseen);
  }

  /** Writes the errors of a target, centred and of a size; returns the place after them. */
  private static int write(double[][] errors, int k, double size, List<double[]> pool, int from) {
    double mean = mean(errors, k);
    double own = Math.sqrt(meanSquare(errors, k, mean));
    for (int i = 0; i < errors.length; i++) {
      pool.get(from + i)[k] = own > 0 ? (errors[i][k] - mean) * size / own : 0;
    }
    return from + errors.length;
  }

  private static double mean(double[][] errors, int k) {
    double sum = 0;
    for (double[] vector : errors) {
      sum += vector[k];
    }
    return errors.length == 0 ? 0 : sum / errors.length;
  }

  private static double meanSquare(double[][] errors, int k, double centre) {
    double sum = 0;
    for (double[] vector : errors) {
      sum += (vector[k] - centre) * (vector[k] - centre);
    }
    return errors.length == 0 ? 0 : sum / errors.length;
  }

  /**
   * Returns by how much the errors of a series, as they were of late, are larger or smaller than
   * these, drawn towards 1 the fewer there are: the noise of a series grows with its level, and
   * differs from that of others. They are smaller only beyond what having learnt from them
   * explains.
   *
   * @param recent shape [value][target], output units
   * @return one factor a target
   */
  double[] sizes(double[][] recent) {
    double[] sizes = new double[vectors.get(0).size()];
    for (int k = 0; k < sizes.length; k++) {
      double own = 0;
      for (List<Double> vector : vectors) {
        own += vector.get(k) * vector.get(k) / vectors.size();
      }
      double late = meanSquare(recent, k, 0) * recent.length;
      double size = own > 0 ? Math.sqrt((BELIEF + late / own) / (BELIEF + recent.length)) : 1;
      sizes[k] = size < 1 ? Math.min(1, size / learnt.get(k)) : size;
    }
    return sizes;
  }

  /** Returns whether there are none. */
  public boolean isEmpty() {
    return vectors.isEmpty();
  }
}
