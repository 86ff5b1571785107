package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.Arrays;

/**
 * How far a network that feeds on its own forecasts may go: {@value #MULTIPLE} times the largest
 * value, or the range of all, beyond what its history has seen; further as the history itself has
 * grown, by a line or by a factor.
 */
final class Bounds {
  /** Of the largest value, or the range of all. */
  static final int MULTIPLE = 10;

  private Bounds() {}

  /**
   * Returns a forecast within the bounds of its history; where that changed it, it says so.
   *
   * @param history values up to the origin
   * @param forecast what a network made of it
   */
  static Forecast keep(TimeSeries history, Forecast forecast) {
    int steps = forecast.points().length();
    double[][] least = new double[history.targetCount()][steps];
    double[][] most = new double[history.targetCount()][steps];
    int first = steps;
    for (int target = 0; target < least.length; target++) {
      bounds(history.target(target), least[target], most[target]);
      for (int step = 0; step < steps; step++) {
        double point = forecast.points().target(target, step);
        if (point < least[target][step] || point > most[target][step]) {
          first = Math.min(first, step);
        }
      }
    }
    Forecast kept =
        forecast.map(
            (target, step, value) ->
                Math.max(least[target][step], Math.min(most[target][step], value)));
    return first == steps
        ? kept
        : kept.madeBy(
            new Fallback(
                "the bound of " + MULTIPLE + " times what was seen",
                "it ran away at step " + (first + 1)));
  }

  private static void bounds(double[] history, double[] least, double[] most) {
    double low = Arrays.stream(history).min().orElse(0);
    double high = Arrays.stream(history).max().orElse(0);
    double reach = MULTIPLE * Math.max(high - low, Math.max(Math.abs(low), Math.abs(high)));
    double growth = low > 0 ? high / low : high < 0 ? low / high : 1;
    for (int step = 0; step < least.length; step++) {
      double share = (step + 1.0) / history.length;
      double further = reach * Math.max(1 + share, Math.pow(growth, share));
      least[step] = Math.max(-Double.MAX_VALUE, low - further);
      most[step] = Math.min(Double.MAX_VALUE, high + further);
    }
  }
}
