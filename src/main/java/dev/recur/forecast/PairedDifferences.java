package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * By how much a series differs under two futures. Paths under both are drawn with the same random
 * numbers, so that the same chance meets both futures and only what the model makes of them is
 * left. To this comes how sure the model is of it: the block jackknife (Künsch, The jackknife and
 * the bootstrap for general stationary observations, Annals of Statistics 17, 1989) of the
 * difference of the points, as forecasts have it that were made without a part of the history.
 *
 * @param paths how many are drawn, and how
 * @param intervals where values may go
 * @param levels of the intervals of the differences; may be empty
 */
public record PairedDifferences(SamplePaths paths, Intervals intervals, Levels levels) {
  /** Parts a history is cut into, each of which is left out once. */
  public static final int PARTS = 10;

  /**
   * Returns the series under the second future.
   *
   * @param scenario its name
   * @param shown what is shown of it
   * @param first its distributions under the first future; without them there are no intervals
   * @param second its distributions under the second
   * @param parts the same differences of points, shape [target][step], of forecasts made without a
   *     part of the history, one a part; may be empty
   */
  public ScenarioForecast of(
      String scenario, Forecast shown, Forecast first, Forecast second, List<double[][]> parts) {
    TimeSeries points = shown.points();
    int targets = points.targetCount();
    double[][] difference = new double[targets][];
    for (int k = 0; k < targets; k++) {
      difference[k] = minus(second.points().target(k), first.points().target(k));
    }
    if (levels.isEmpty() || first.quantiles().isEmpty() || second.quantiles().isEmpty()) {
      return new ScenarioForecast(
          scenario,
          shown,
          Optional.of(forecast(points, difference)),
          Optional.of(forecast(points, summed(difference))));
    }
    List<double[][]> drawn = drawn(first, second, parts);
    return new ScenarioForecast(
        scenario,
        shown,
        Optional.of(with(forecast(points, difference), drawn)),
        Optional.of(
            with(
                forecast(points, summed(difference)),
                drawn.stream().map(PairedDifferences::summed).toList())));
  }

  /** Returns differences of paths, one a pair, shape [target][step], original units. */
  private List<double[][]> drawn(Forecast first, Forecast second, List<double[][]> parts) {
    List<TimeSeries> under = paths.of(first, intervals);
    List<TimeSeries> other = paths.of(second, intervals);
    List<double[][]> deviations = deviations(parts);
    SplittableRandom random = new SplittableRandom(~paths.seed());
    List<double[][]> drawn = new ArrayList<>();
    for (int path = 0; path < under.size(); path++) {
      double[][] values = new double[first.points().targetCount()][];
      for (int k = 0; k < values.length; k++) {
        values[k] = minus(other.get(path).target(k), under.get(path).target(k));
      }
      for (double[][] deviation : deviations) {
        double by = random.nextGaussian();
        for (int k = 0; k < values.length; k++) {
          for (int step = 0; step < values[k].length; step++) {
            values[k][step] += by * deviation[k][step];
          }
        }
      }
      drawn.add(values);
    }
    return drawn;
  }

  /** Returns deviations whose products add up to the jackknife's covariance of the steps. */
  private static List<double[][]> deviations(List<double[][]> parts) {
    List<double[][]> deviations = new ArrayList<>();
    int n = parts.size();
    for (double[][] part : parts) {
      double[][] deviation = new double[part.length][];
      for (int k = 0; k < part.length; k++) {
        deviation[k] = new double[part[k].length];
        for (int step = 0; step < part[k].length; step++) {
          double mean = 0;
          for (double[][] other : parts) {
            mean += other[k][step] / n;
          }
          deviation[k][step] = Math.sqrt((n - 1.0) / n) * (part[k][step] - mean);
        }
      }
      deviations.add(deviation);
    }
    return deviations;
  }

  /** Returns a forecast with the quantiles of paths, its points within its intervals. */
  private Forecast with(Forecast forecast, List<double[][]> drawn) {
    double[] probabilities = levels.probabilities();
    TimeSeries points = forecast.points();
    double[][][] values = new double[points.targetCount()][probabilities.length][points.length()];
    for (int k = 0; k < values.length; k++) {
      for (int step = 0; step < points.length(); step++) {
        int target = k;
        int at = step;
        double[] sorted = drawn.stream().mapToDouble(path -> path[target][at]).sorted().toArray();
        double point = points.target(k, step);
        for (int p = 0; p < probabilities.length; p++) {
          double value = Sorted.quantile(sorted, probabilities[p]);
          values[k][p][step] =
              probabilities[p] < 0.5 ? Math.min(point, value) : Math.max(point, value);
        }
      }
    }
    return forecast.with(new Quantiles(probabilities, values));
  }

  private static Forecast forecast(TimeSeries like, double[][] values) {
    TimeSeries points =
        TimeSeries.builder(like.name(), like.calendar(), values).keys(like.keys()).build();
    return new Forecast(points, Optional.empty(), Optional.empty());
  }

  private static double[] minus(double[] left, double[] right) {
    double[] difference = new double[left.length];
    Arrays.setAll(difference, step -> left[step] - right[step]);
    return difference;
  }

  /** Returns the sums from the first step to each. */
  private static double[][] summed(double[][] values) {
    double[][] sums = new double[values.length][];
    for (int k = 0; k < sums.length; k++) {
      sums[k] = values[k].clone();
      Arrays.parallelPrefix(sums[k], Double::sum);
    }
    return sums;
  }
}
