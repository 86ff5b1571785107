package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.List;

/**
 * Quantiles of the distribution of each step of a forecast; at every step they rise with the
 * probability, so that they cannot cross.
 */
public final class Quantiles {
  private final double[] probabilities;
  private final double[][][] values;

  /**
   * Makes quantiles. Where they cross they are sorted, which never makes them worse (Chernozhukov,
   * Fernandez-Val and Galichon, Quantile and probability curves without crossing, Econometrica 78,
   * 2010).
   *
   * @param probabilities rising, between 0 and 1, shape [probability]
   * @param values shape [target][probability][step], original units, all finite
   * @throws IllegalArgumentException if the probabilities do not rise, or the shapes do not fit
   */
  public Quantiles(double[] probabilities, double[][][] values) {
    this.probabilities = probabilities.clone();
    double before = 0;
    for (double probability : probabilities) {
      if (!(probability > before && probability < 1)) {
        throw new IllegalArgumentException(
            "probabilities "
                + Arrays.toString(probabilities)
                + " must rise and lie between 0 and 1");
      }
      before = probability;
    }
    this.values = new double[values.length][][];
    for (int target = 0; target < values.length; target++) {
      this.values[target] = rising(values[target]);
    }
  }

  private double[][] rising(double[][] target) {
    if (target.length != probabilities.length || target.length == 0) {
      throw new IllegalArgumentException(
          target.length + " quantiles for " + probabilities.length + " probabilities");
    }
    int steps = target[0].length;
    double[][] rising = new double[target.length][steps];
    double[] step = new double[target.length];
    for (int h = 0; h < steps; h++) {
      for (int p = 0; p < step.length; p++) {
        step[p] = target[p][h];
        if (!Double.isFinite(step[p])) {
          throw new IllegalArgumentException("quantile of step " + (h + 1) + " is " + step[p]);
        }
      }
      Arrays.sort(step);
      for (int p = 0; p < step.length; p++) {
        rising[p][h] = step[p];
      }
    }
    return rising;
  }

  /**
   * Returns the means of several distributions, quantile by quantile.
   *
   * @param members at least one, alike in probabilities and shape
   * @param shares of the members, which sum to one
   */
  static Quantiles mean(List<Quantiles> members, double[] shares) {
    Quantiles first = members.get(0);
    double[][][] mean = new double[first.values.length][first.probabilities.length][];
    for (int target = 0; target < mean.length; target++) {
      for (int p = 0; p < mean[target].length; p++) {
        mean[target][p] = new double[first.values[target][p].length];
        for (int m = 0; m < shares.length; m++) {
          for (int h = 0; h < mean[target][p].length; h++) {
            mean[target][p][h] += shares[m] * members.get(m).values[target][p][h];
          }
        }
      }
    }
    return new Quantiles(first.probabilities, mean);
  }

  /**
   * Returns the same distributions moved.
   *
   * @param shifts by how much, shape [target][step]
   */
  Quantiles plus(double[][] shifts) {
    double[][][] moved = new double[values.length][probabilities.length][];
    for (int target = 0; target < values.length; target++) {
      for (int p = 0; p < probabilities.length; p++) {
        double[] sum = of(target, p);
        double[] shift = shifts[target];
        Arrays.setAll(sum, h -> sum[h] + shift[h]);
        moved[target][p] = sum;
      }
    }
    return new Quantiles(probabilities, moved);
  }

  /** Returns the same with each quantile made another, by a map that does not fall. */
  Quantiles map(Forecast.Change change) {
    double[][][] changed = new double[values.length][probabilities.length][];
    for (int target = 0; target < values.length; target++) {
      for (int p = 0; p < probabilities.length; p++) {
        double[] own = of(target, p);
        int of = target;
        Arrays.setAll(own, step -> change.of(of, step, own[step]));
        changed[target][p] = own;
      }
    }
    return new Quantiles(probabilities, changed);
  }

  /**
   * Returns the same with every quantile below the median at or below the point, and every one
   * above at or above it. An interval without a width gets its share of the next wider one, the
   * widest that of a walk; but one at zero that the zeros of the history bear out stays.
   *
   * @param points within
   * @param changes of each target from step to step, original units: those of the walk, 0 where
   *     nothing has moved and a width of zero is right
   * @param zeros share of zeros in the history of each target
   */
  Quantiles around(TimeSeries points, double[] changes, double[] zeros) {
    double[] deviates = Distribution.deviates(probabilities);
    double[][][] around = new double[values.length][probabilities.length][points.length()];
    double[] own = new double[deviates.length];
    for (int target = 0; target < values.length; target++) {
      double borneOut = deviate(zeros[target]);
      for (int step = 0; step < points.length(); step++) {
        for (int p = 0; p < own.length; p++) {
          own[p] = values[target][p][step];
        }
        double walk = changes[target] * Math.sqrt(step + 1.0);
        around(points.target(target, step), walk, borneOut, deviates, own);
        for (int p = 0; p < own.length; p++) {
          around[target][p][step] = own[p];
        }
      }
    }
    return new Quantiles(probabilities, around);
  }

  /** Returns the standard normal deviate of a share from 0 to 1. */
  private static double deviate(double share) {
    return share <= 0
        ? Double.NEGATIVE_INFINITY
        : share >= 1 ? Double.POSITIVE_INFINITY : Normal.quantile(share);
  }

  /**
   * Moves the quantiles of a step, from the outermost pair inwards.
   *
   * @param borneOut deviate up to which an upper end at zero is borne out by the history
   */
  private static void around(
      double point, double walk, double borneOut, double[] deviates, double[] own) {
    for (int low = 0, high = own.length - 1; low < high; low++, high--) {
      boolean atZero = own[high] == 0 && deviates[high] <= borneOut;
      boolean flat = own[low] == own[high] && walk > 0 && !atZero;
      for (int p : new int[] {low, high}) {
        int wider = p == low ? low - 1 : high + 1;
        double share = low == 0 ? walk : (own[wider] - point) / deviates[wider];
        double value = flat ? point + deviates[p] * share : own[p];
        double beside =
            deviates[p] < 0
                ? Math.min(point, value)
                : deviates[p] > 0 ? Math.max(point, value) : value;
        own[p] = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, beside));
      }
    }
  }

  /** Returns the distributions of a target between and beyond these quantiles, one a step. */
  Distribution[] distributions(int target) {
    double[] own = Distribution.deviates(probabilities);
    Distribution[] distributions = new Distribution[values[target][0].length];
    Arrays.setAll(distributions, step -> distribution(own, target, step));
    return distributions;
  }

  /**
   * Returns the distribution of a step between and beyond these quantiles.
   *
   * @param target index of the target
   * @param step index of the step
   */
  public Distribution distribution(int target, int step) {
    return distribution(Distribution.deviates(probabilities), target, step);
  }

  private Distribution distribution(double[] deviates, int target, int step) {
    double[] quantiles = new double[deviates.length];
    Arrays.setAll(quantiles, p -> values[target][p][step]);
    return new Distribution(deviates, quantiles);
  }

  /**
   * Returns other quantiles of the same distributions.
   *
   * @param others their probabilities
   * @param deviates where they are taken, shape [step][probability]
   */
  Quantiles at(double[] others, double[][] deviates) {
    double[][][] taken = new double[values.length][others.length][deviates.length];
    for (int target = 0; target < taken.length; target++) {
      Distribution[] distributions = distributions(target);
      for (int step = 0; step < deviates.length; step++) {
        for (int p = 0; p < others.length; p++) {
          taken[target][p][step] = distributions[step].at(deviates[step][p]);
        }
      }
    }
    return new Quantiles(others, taken);
  }

  /**
   * Returns other quantiles of the same distributions, by straight lines between and beyond these
   * over standard normal deviates.
   *
   * @param others their probabilities, rising, between 0 and 1
   */
  public Quantiles at(double[] others) {
    return at(others, Distribution.repeated(others, values[0][0].length));
  }

  /** Returns the probabilities, rising, between 0 and 1. */
  public double[] probabilities() {
    return probabilities.clone();
  }

  /**
   * Returns a quantile of all steps.
   *
   * @param target index of the target
   * @param probability index of the probability
   * @return shape [step], original units
   */
  public double[] of(int target, int probability) {
    return values[target][probability].clone();
  }

  /**
   * Returns all quantiles of a target.
   *
   * @param target its index
   * @return shape [probability][step], original units
   */
  public double[][] of(int target) {
    double[][] all = new double[probabilities.length][];
    Arrays.setAll(all, p -> of(target, p));
    return all;
  }

  /**
   * Returns the quantiles of some steps in a row.
   *
   * @param from the first step
   * @param to behind the last step
   */
  public Quantiles slice(int from, int to) {
    double[][][] some = new double[values.length][probabilities.length][];
    for (int target = 0; target < values.length; target++) {
      for (int p = 0; p < probabilities.length; p++) {
        some[target][p] = Arrays.copyOfRange(values[target][p], from, to);
      }
    }
    return new Quantiles(probabilities, some);
  }
}
