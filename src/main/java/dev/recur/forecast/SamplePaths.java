package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Sample paths of forecasts: at every step they are distributed as the quantiles say, and from step
 * to step they hang together as errors did before (a Gaussian copula whose correlation falls with
 * the steps between by a constant factor). Targets are drawn without regard to each other.
 *
 * @param count paths of each series, 1 or more
 * @param correlation of the deviates of neighbouring steps, 0 to 1
 * @param seed of the draws; a path depends on it and on the name of its series alone
 */
public record SamplePaths(int count, double correlation, long seed) {
  /** Checks the ranges. */
  public SamplePaths {
    if (count < 1 || !(correlation >= 0 && correlation <= 1)) {
      throw new IllegalArgumentException(count + " paths, correlation " + correlation);
    }
  }

  /** Returns the probabilities of the quantiles that paths are drawn from. */
  public static double[] probabilities() {
    return Distribution.probabilities();
  }

  /**
   * Returns paths with the calendar and the keys of a forecast, original units.
   *
   * @param forecast with quantiles
   * @param intervals where values may go
   */
  public List<TimeSeries> of(Forecast forecast, Intervals intervals) {
    TimeSeries points = forecast.points();
    Quantiles quantiles = forecast.quantiles().orElseThrow();
    SplittableRandom random = new SplittableRandom(seed + 31L * points.name().hashCode());
    List<Distribution[]> distributions = new ArrayList<>();
    for (int target = 0; target < points.targetCount(); target++) {
      distributions.add(quantiles.distributions(target));
    }
    List<TimeSeries> paths = new ArrayList<>();
    for (int path = 0; path < count; path++) {
      double[][] values = new double[points.targetCount()][];
      for (int target = 0; target < values.length; target++) {
        values[target] = path(distributions.get(target), random, intervals);
      }
      paths.add(
          TimeSeries.builder(points.name(), points.calendar(), values).keys(points.keys()).build());
    }
    return paths;
  }

  private double[] path(Distribution[] steps, SplittableRandom random, Intervals intervals) {
    double[] values = new double[steps.length];
    double innovation = Math.sqrt(1 - correlation * correlation);
    double deviate = random.nextGaussian();
    for (int step = 0; step < values.length; step++) {
      if (step > 0) {
        deviate = correlation * deviate + innovation * random.nextGaussian();
      }
      values[step] = intervals.of(steps[step].at(deviate));
    }
    return values;
  }
}
