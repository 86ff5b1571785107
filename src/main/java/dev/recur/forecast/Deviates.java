package dev.recur.forecast;

import dev.recur.forecast.Calibrator.Origin;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.List;

/**
 * How far off the distributions of one forecast were: all that a {@link Calibration} needs of it.
 *
 * @param series its name
 * @param fold what was forecast
 * @param targets the deviate of a normal distribution at which each value lay, shape
 *     [target][step]; NaN where there was no value; empty if the forecast had no distributions
 */
public record Deviates(String series, Fold fold, List<List<Double>> targets) {
  /** Copies the lists. */
  public Deviates {
    targets = targets.stream().map(List::copyOf).toList();
  }

  /** Returns those of a forecast. */
  static Deviates of(Forecast forecast, Origin origin) {
    List<List<Double>> targets = new ArrayList<>();
    forecast
        .quantiles()
        .ifPresent(
            own -> {
              for (int k = 0; k < origin.series().targetCount(); k++) {
                targets.add(ofTarget(own.distributions(k), origin, k));
              }
            });
    return new Deviates(origin.series().name(), origin.fold(), targets);
  }

  private static List<Double> ofTarget(Distribution[] distributions, Origin origin, int target) {
    TimeSeries series = origin.series();
    List<Double> steps = new ArrayList<>();
    for (int step = 0; step < origin.fold().steps(); step++) {
      int t = origin.fold().observed() + step;
      boolean observed = series.observed(target, t);
      steps.add(
          observed ? distributions[step].deviate(series.target(target, t)) : (Double) Double.NaN);
    }
    return steps;
  }
}
