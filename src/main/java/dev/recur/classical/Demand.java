package dev.recur.classical;

import java.util.Arrays;
import java.util.Optional;

/**
 * Demand that comes now and then: values of zero or more, of which many are zero. What the methods
 * for it share: the sizes of demand, the steps between, and the distribution of a step.
 *
 * <p>That distribution is the empirical one of all values, of which those of a step before weigh
 * {@value #FADING} times as much: never below zero, whole where the demand is, with as many zeros
 * as there are. It is the same whatever the rate is that a method makes of the values.
 */
final class Demand {
  /** Weight of a value beside that of the next. */
  private static final double FADING = 0.98;

  /** Values whose weight is worth counting. */
  private static final int MOST_VALUES = 1000;

  /** Cumulated weights may miss a probability by rounding. */
  private static final double ROUNDING = 1e-12;

  private final double[] values;

  private Demand(double[] values) {
    this.values = values;
  }

  /**
   * Returns demand.
   *
   * @param values oldest first, original units
   * @param season not looked at
   * @throws CannotFitException if there is no value, or one is below zero or not finite
   */
  static Demand of(double[] values, int season) throws CannotFitException {
    Values.checkSeason(season);
    double[] checked = Values.checked(values, 1);
    for (int t = 0; t < checked.length; t++) {
      if (checked[t] < 0) {
        throw new CannotFitException(
            "demand is zero or more, value %d is %s".formatted(t + 1, checked[t]));
      }
    }
    return new Demand(checked);
  }

  /** Returns all values, oldest first. */
  double[] values() {
    return values.clone();
  }

  /** Returns the values above zero, oldest first. */
  double[] sizes() {
    return Arrays.stream(values).filter(value -> value > 0).toArray();
  }

  /** Returns whether there is none. */
  boolean isNone() {
    return sizes().length == 0;
  }

  /** Returns the steps from each demand to the next, the first from before the first value. */
  double[] intervals() {
    double[] intervals = new double[sizes().length];
    int last = -1;
    int next = 0;
    for (int t = 0; t < values.length; t++) {
      if (values[t] > 0) {
        intervals[next++] = t - last;
        last = t;
      }
    }
    return intervals;
  }

  /** Returns the mean interval in whole steps, half ones to the even neighbour. */
  int meanInterval() {
    return (int) Math.rint(Values.mean(intervals()));
  }

  /**
   * Returns the level of the sums over so many steps, per step.
   *
   * @param steps in a sum; the oldest values that fill none are left out
   */
  double rateOfSums(int steps) {
    double[] sums = new double[values.length / steps];
    int first = values.length % steps;
    for (int t = first; t < values.length; t++) {
      sums[(t - first) / steps] += values[t];
    }
    return SimpleSmoothing.level(sums) / steps;
  }

  /**
   * Returns the forecast of a rate at every step.
   *
   * @param description what was fitted
   * @param rate mean demand of a step
   */
  FittedModel at(String description, double rate) {
    double[] newest = Values.newest(values, MOST_VALUES);
    Integer[] order = new Integer[newest.length];
    Arrays.setAll(order, t -> t);
    Arrays.sort(order, (a, b) -> Double.compare(newest[a], newest[b]));
    double[] sorted = new double[newest.length];
    double[] cumulated = new double[newest.length];
    double sum = 0;
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = newest[order[i]];
      sum += Math.pow(FADING, newest.length - 1 - order[i]);
      cumulated[i] = sum;
    }
    return new Rate(description, rate, sorted, cumulated);
  }

  /** A rate of demand, the same at every step. */
  private static final class Rate implements FittedModel {
    private final String description;
    private final double rate;

    /** Values, rising, with the weight of all up to each. */
    private final double[] sorted;

    private final double[] cumulated;

    Rate(String description, double rate, double[] sorted, double[] cumulated) {
      this.description = description;
      this.rate = rate;
      this.sorted = sorted;
      this.cumulated = cumulated;
    }

    @Override
    public String description() {
      return description;
    }

    @Override
    public double[] forecast(int horizon) {
      return repeated(rate, horizon);
    }

    @Override
    public Optional<double[]> quantile(double probability, int horizon) {
      int last = sorted.length - 1;
      int at = 0;
      while (at < last && cumulated[at] / cumulated[last] < probability - ROUNDING) {
        at++;
      }
      return Optional.of(repeated(sorted[at], horizon));
    }

    private static double[] repeated(double value, int horizon) {
      Values.checkHorizon(horizon);
      double[] repeated = new double[horizon];
      Arrays.fill(repeated, value);
      return repeated;
    }
  }
}
