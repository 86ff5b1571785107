package dev.recur.series;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A series around its level over a season: a running median around a straight line through the
 * medians of changes over a season.
 */
final class Swings {
  /** Median absolute deviations beyond which a value is drawn in: five normal deviations. */
  private static final double FAR = 5 * 1.4826;

  /** Seasons from which on their medians say what is usual at a step. */
  private static final int SEASONS_FOR_MEDIANS = 5;

  private final double[] drawnIn;
  private final double[] swings;

  private Swings(double[] drawnIn, double[] swings) {
    this.drawnIn = drawnIn;
    this.swings = swings;
  }

  /**
   * Returns the swings of a series.
   *
   * @param values shape [time]; NaN where missing
   * @param season steps in a season, fewer than there are values
   */
  static Swings of(double[] values, int season) {
    double[] level = level(values, season, season / 2);
    double[] swings = around(values, season, season / 2);
    drawIn(swings, new double[season]);
    if (values.length >= SEASONS_FOR_MEDIANS * season) {
      drawIn(swings, medians(swings, season));
    }
    double[] drawnIn = values.clone();
    for (int t = 0; t < values.length; t++) {
      if (Double.isFinite(swings[t])) {
        drawnIn[t] = level[t] + swings[t];
      } else {
        swings[t] = 0;
      }
    }
    return new Swings(drawnIn, swings);
  }

  /**
   * Returns a running median around a line as steep as the median change over a season; around none
   * where there is no whole season.
   *
   * @param values shape [time]; NaN where missing
   * @param season steps in a season
   * @param half steps on either side of the running median
   */
  static double[] level(double[] values, int season, int half) {
    double[] changes = new double[Math.max(0, values.length - season)];
    Arrays.setAll(changes, t -> values[t + season] - values[t]);
    double median = RunningMedian.median(changes);
    double slope = Double.isFinite(median) ? median / season : 0;
    double[] flat = new double[values.length];
    Arrays.setAll(flat, t -> values[t] - slope * t);
    double[] level = RunningMedian.of(flat, half);
    Arrays.setAll(level, t -> level[t] + slope * t);
    return level;
  }

  /** Returns the values less that level; NaN where missing. */
  static double[] around(double[] values, int season, int half) {
    double[] swings = level(values, season, half);
    Arrays.setAll(swings, t -> values[t] - swings[t]);
    return swings;
  }

  /** Returns the values, NaN where missing, those far from the level drawn in; shape [time]. */
  double[] drawnIn() {
    return drawnIn;
  }

  /** Returns the same less the level; 0 where missing. */
  double[] swings() {
    return swings;
  }

  /** The median swing at each step of a season. */
  static double[] medians(double[] swings, int season) {
    double[] medians = new double[season];
    Arrays.setAll(
        medians,
        phase ->
            RunningMedian.median(
                IntStream.iterate(phase, t -> t < swings.length, t -> t + season)
                    .mapToDouble(t -> swings[t])
                    .toArray()));
    return medians;
  }

  /** Draws in what is far from what is usual at its step of a season. */
  private static void drawIn(double[] swings, double[] usual) {
    double[] rest = new double[swings.length];
    Arrays.setAll(rest, t -> Math.abs(swings[t] - usual[t % usual.length]));
    double limit = FAR * RunningMedian.median(rest);
    for (int t = 0; t < swings.length && limit > 0; t++) {
      double middle = usual[t % usual.length];
      swings[t] = Math.max(middle - limit, Math.min(middle + limit, swings[t]));
    }
  }
}
