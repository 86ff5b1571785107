package dev.recur.hierarchy;

import dev.recur.forecast.Distribution;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Intervals;
import dev.recur.forecast.Quantiles;
import dev.recur.forecast.SamplePaths;
import dev.recur.forecast.Sorted;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A {@link Reconciler} that knows the errors of the forecasts it makes add up.
 *
 * <p>Intervals are the quantiles of draws that add up one by one: deviates that hang together
 * between series as those errors did, each taken from the distribution that the forecast of its
 * series has, and reconciled like the points; those of a sum are put around its point. Paths are
 * such draws, those of each series brought to its point.
 */
public final class FittedReconciler {
  /** Draws of each step; fewer of many series, down to {@link #FEWEST_DRAWS}. */
  private static final int DRAWS = 1000;

  private static final int FEWEST_DRAWS = 200;

  /** Values that are drawn at once at the most, some hundred megabytes. */
  private static final int MOST_VALUES = 20_000_000;

  private static final long SEED = 1;

  private final Hierarchy hierarchy;
  private final Intervals bounds;

  /** One a target. */
  private final List<ErrorCovariance> covariances;

  private final List<Projection> projections;

  FittedReconciler(
      Hierarchy hierarchy,
      Intervals bounds,
      List<ErrorCovariance> covariances,
      List<Projection> projections) {
    this.hierarchy = hierarchy;
    this.bounds = bounds;
    this.covariances = covariances;
    this.projections = projections;
  }

  /**
   * Returns forecasts that add up.
   *
   * @param apart forecasts of all series in their order, each by itself; with the quantiles of
   *     {@link SamplePaths#probabilities}, or without any
   * @param histories values up to the origin
   * @param probabilities of the quantiles beside the points; there are none where a forecast has
   *     none
   */
  public List<Forecast> of(
      List<Forecast> apart, List<TimeSeries> histories, double[] probabilities) {
    int targets = projections.size();
    int horizon = apart.get(0).points().length();
    boolean drawn =
        probabilities.length > 0
            && apart.stream().allMatch(forecast -> forecast.quantiles().isPresent());
    double[][][] points = new double[hierarchy.size()][targets][horizon];
    double[][][][] quantiles =
        new double[drawn ? hierarchy.size() : 0][targets][probabilities.length][horizon];
    for (int k = 0; k < targets; k++) {
      for (int step = 0; step < horizon; step++) {
        double[] all = summed(bottoms(k, points(apart, k, step), bounds));
        for (int s = 0; s < all.length; s++) {
          points[s][k][step] = all[s];
        }
        if (drawn) {
          double[][] values = draws(apart, k, step, bounds);
          for (int s = 0; s < all.length; s++) {
            double[] sorted = hierarchy.addsUp(s) ? around(all[s], values[s]) : values[s];
            Arrays.sort(sorted);
            for (int p = 0; p < probabilities.length; p++) {
              quantiles[s][k][p][step] = bounds.of(Sorted.quantile(sorted, probabilities[p]));
            }
          }
        }
      }
    }
    List<Forecast> added = new ArrayList<>(hierarchy.size());
    for (int s = 0; s < hierarchy.size(); s++) {
      Forecast made = Forecast.after(histories.get(s), points[s]);
      Forecast named = apart.get(s).fallback().map(made::madeBy).orElse(made);
      added.add(
          drawn
              ? named
                  .with(new Quantiles(probabilities, quantiles[s]))
                  .aroundPoints(histories.get(s))
              : named);
    }
    return added;
  }

  /** Returns draws of a step that add up, shape [series][draw]. */
  private double[][] draws(List<Forecast> apart, int target, int step, Intervals within) {
    int draws = Math.max(FEWEST_DRAWS, Math.min(DRAWS, MOST_VALUES / hierarchy.size()));
    SplittableRandom random = new SplittableRandom(SEED + step + 31L * target);
    List<Distribution> distributions = distributions(apart, target, step);
    double[][] values = new double[hierarchy.size()][draws];
    for (int draw = 0; draw < draws; draw++) {
      double[] base = values(covariances.get(target).draw(random), distributions);
      double[] all = summed(bottoms(target, base, within));
      for (int s = 0; s < all.length; s++) {
        values[s][draw] = all[s];
      }
    }
    return values;
  }

  /**
   * Returns draws of a sum around its point. That draws of many series stop at zero, and that some
   * are of skewed distributions, moves each by little, and their sum by more than it varies.
   */
  private static double[] around(double point, double[] draws) {
    double off = point - Arrays.stream(draws).average().orElseThrow();
    return Arrays.stream(draws).map(draw -> draw + off).toArray();
  }

  /**
   * Draws sample paths that add up, step by step, and whose means are the points: draws that stop
   * at zero, or are of skewed distributions, have means above them, by little in each series and by
   * more in a sum than it varies.
   *
   * @param apart forecasts of all series in their order, each by itself, with the quantiles of
   *     {@link SamplePaths#probabilities}
   * @param histories values up to the origin
   * @param drawing how many, how their steps hang together, and by which seed
   * @return the paths of each series
   */
  public List<List<TimeSeries>> paths(
      List<Forecast> apart, List<TimeSeries> histories, SamplePaths drawing) {
    int targets = projections.size();
    int horizon = apart.get(0).points().length();
    List<List<List<Distribution>>> distributions = new ArrayList<>();
    double[][][] moves = new double[targets][horizon][];
    for (int k = 0; k < targets; k++) {
      distributions.add(new ArrayList<>());
      for (int step = 0; step < horizon; step++) {
        distributions.get(k).add(distributions(apart, k, step));
        moves[k][step] = toPoints(apart, k, step);
      }
    }
    List<List<TimeSeries>> paths = new ArrayList<>();
    histories.forEach(history -> paths.add(new ArrayList<>()));
    SplittableRandom random = new SplittableRandom(drawing.seed());
    double kept = drawing.correlation();
    double fresh = Math.sqrt(1 - kept * kept);
    for (int path = 0; path < drawing.count(); path++) {
      double[][][] values = new double[hierarchy.size()][targets][horizon];
      for (int k = 0; k < targets; k++) {
        double[] deviates = covariances.get(k).draw(random);
        for (int step = 0; step < horizon; step++) {
          if (step > 0) {
            double[] next = covariances.get(k).draw(random);
            double[] last = deviates;
            Arrays.setAll(next, s -> kept * last[s] + fresh * next[s]);
            deviates = next;
          }
          double[] base = values(deviates, distributions.get(k).get(step));
          double[] bottoms = bottoms(k, base, bounds.unrounded());
          double[] move = moves[k][step];
          Arrays.setAll(bottoms, b -> bounds.of(moved(bottoms[b], move[b])));
          double[] all = summed(bottoms);
          for (int s = 0; s < all.length; s++) {
            values[s][k][step] = all[s];
          }
        }
      }
      for (int s = 0; s < values.length; s++) {
        paths.get(s).add(Forecast.after(histories.get(s), values[s]).points());
      }
    }
    return paths;
  }

  /**
   * Returns what brings draws of each single series to its point: a factor where nothing may be
   * below zero, else a summand.
   */
  private double[] toPoints(List<Forecast> apart, int target, int step) {
    Intervals within = bounds.unrounded();
    double[][] draws = draws(apart, target, step, within);
    double[] moves = bottoms(target, points(apart, target, step), within);
    for (int b = 0; b < moves.length; b++) {
      double mean = Arrays.stream(draws[hierarchy.sums() + b]).average().orElseThrow();
      moves[b] = !bounds.nonNegative() ? moves[b] - mean : mean > 0 ? moves[b] / mean : 1;
    }
    return moves;
  }

  private double moved(double value, double move) {
    return bounds.nonNegative() ? value * move : value + move;
  }

  private static double[] points(List<Forecast> forecasts, int target, int step) {
    return forecasts.stream()
        .mapToDouble(forecast -> forecast.points().target(target, step))
        .toArray();
  }

  /** Returns forecasts of the single series that add up with all and go nowhere they may not. */
  private double[] bottoms(int target, double[] base, Intervals within) {
    double[] bottoms = projections.get(target).bottoms(base);
    Arrays.setAll(bottoms, b -> within.of(bottoms[b]));
    return bottoms;
  }

  /** Returns the values of all series, sums first. */
  private double[] summed(double[] bottoms) {
    double[] all = new double[hierarchy.size()];
    int sums = hierarchy.sums();
    System.arraycopy(bottoms, 0, all, sums, bottoms.length);
    for (int sum = 0; sum < sums; sum++) {
      all[sum] = hierarchy.sum(sum, bottoms);
    }
    return all;
  }

  private static List<Distribution> distributions(List<Forecast> forecasts, int target, int step) {
    return forecasts.stream()
        .map(forecast -> forecast.quantiles().orElseThrow().distribution(target, step))
        .toList();
  }

  /** Returns the values of all series at standard normal deviates. */
  private static double[] values(double[] deviates, List<Distribution> distributions) {
    double[] values = new double[deviates.length];
    Arrays.setAll(values, s -> distributions.get(s).at(deviates[s]));
    return values;
  }
}
