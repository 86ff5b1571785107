package dev.recur.evaluation;

import dev.recur.series.SeasonalScale;
import dev.recur.split.Fold;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Mean squared errors of one model's forecasts, one loss a series and origin over its steps and
 * targets. Where there is more than one target in all, each error is divided by the seasonal-naive
 * error (RMSSE's) of its target of its series; targets without a scale are then left out, unless
 * none has one.
 */
final class Losses {
  /** Shape [series][fold]; NaN where nothing was scored. */
  private final double[][] losses;

  /**
   * Scores.
   *
   * @param folds origins and what came after them
   * @param scales shape [series][target], original units
   * @param forecasts from these origins
   */
  Losses(Folds folds, SeasonalScale[][] scales, Forecasts forecasts) {
    boolean anyScale =
        Arrays.stream(scales).flatMap(Arrays::stream).anyMatch(SeasonalScale::isDefined);
    boolean scaled = anyScale && scales.length * folds.targets() > 1;
    losses = new double[scales.length][];
    for (int s = 0; s < losses.length; s++) {
      losses[s] = new double[folds.of(s).size()];
      for (int f = 0; f < losses[s].length; f++) {
        Fold fold = folds.of(s).get(f);
        double squares = 0;
        int points = 0;
        for (int k = 0; k < folds.targets(); k++) {
          double unit = scaled ? scales[s][k].rootMeanSquare() : 1;
          for (int step = 0; unit > 0 && step < fold.steps(); step++) {
            int t = fold.observed() + step;
            double forecast = forecasts.value(s, f, k, step);
            if (folds.series(s).observed(k, t) && !Double.isNaN(forecast)) {
              double error = (forecast - folds.series(s).target(k, t)) / unit;
              squares += error * error;
              points++;
            }
          }
        }
        losses[s][f] = squares / points;
      }
    }
  }

  /** Returns one loss an origin, the mean over the series that have one there. */
  double[] perOrigin() {
    int count = Arrays.stream(losses).mapToInt(own -> own.length).max().orElse(0);
    return IntStream.range(0, count)
        .mapToDouble(
            f ->
                Arrays.stream(losses)
                    .filter(own -> f < own.length && !Double.isNaN(own[f]))
                    .mapToDouble(own -> own[f])
                    .average()
                    .orElse(Double.NaN))
        .filter(loss -> !Double.isNaN(loss))
        .toArray();
  }

  /** Returns one loss a series, the mean over its origins. */
  double[] perSeries() {
    return Arrays.stream(losses)
        .mapToDouble(
            own ->
                Arrays.stream(own).filter(loss -> !Double.isNaN(loss)).average().orElse(Double.NaN))
        .filter(loss -> !Double.isNaN(loss))
        .toArray();
  }
}
