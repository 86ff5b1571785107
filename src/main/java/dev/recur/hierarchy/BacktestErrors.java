package dev.recur.hierarchy;

import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * How far forecasts were off at origins before a forecast begins. Nothing after its origin is
 * looked at.
 *
 * @param origins at which forecasts were made
 * @param steps ahead of each
 */
record BacktestErrors(int origins, int steps) {
  /**
   * Steps ahead at the most. On tourism, at six origins before its last two years, twelve origins
   * of two steps made MinT as good as 24 of one, and better than five of eight.
   */
  private static final int MOST_STEPS = 2;

  /** Errors of a series that are asked for. */
  private static final int ENOUGH = 24;

  /** Fewer tell no variance. */
  private static final int LEAST_ORIGINS = 2;

  /**
   * Returns how many errors histories give: {@value #ENOUGH} one and two steps ahead, over the
   * newer half of the history at the most.
   *
   * @param length values of each
   * @param horizon steps ahead
   */
  static BacktestErrors of(int length, int horizon) {
    int half = length / 2;
    int steps = Math.max(1, Math.min(Math.min(horizon, MOST_STEPS), half / LEAST_ORIGINS));
    int origins = Math.min(ENOUGH / steps, half / steps);
    return new BacktestErrors(origins < LEAST_ORIGINS ? 0 : origins, steps);
  }

  /**
   * Returns errors, what came less what was forecast.
   *
   * @param forecaster of the forecasts
   * @param histories up to the origin, all of one length
   * @return shape [target][origin * steps + step][series], original units; NaN where nothing came
   */
  List<double[][]> errors(Forecaster forecaster, List<TimeSeries> histories) {
    int targets = histories.get(0).targetCount();
    List<double[][]> errors = new ArrayList<>();
    for (int k = 0; k < targets; k++) {
      errors.add(new double[origins * steps][histories.size()]);
    }
    int length = histories.get(0).length();
    for (int origin = 0; origin < origins; origin++) {
      int observed = length - (origins - origin) * steps;
      List<TimeSeries> before = histories.stream().map(h -> h.slice(0, observed)).toList();
      List<Forecast> forecasts = forecaster.forecast(before, steps);
      for (int s = 0; s < histories.size(); s++) {
        TimeSeries came = histories.get(s);
        TimeSeries points = forecasts.get(s).points();
        for (int k = 0; k < targets; k++) {
          for (int step = 0; step < steps; step++) {
            int t = observed + step;
            errors.get(k)[origin * steps + step][s] =
                came.observed(k, t) ? came.target(k, t) - points.target(k, step) : Double.NaN;
          }
        }
      }
    }
    return errors;
  }
}
