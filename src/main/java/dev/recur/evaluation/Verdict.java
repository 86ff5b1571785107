package dev.recur.evaluation;

import dev.recur.split.Fold;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether a model and its best rival differ by more than chance: the Diebold-Mariano test of their
 * squared errors. Errors of one forecast hang together over its steps, and errors of one moment
 * over series and targets, so they are averaged first: one loss an origin, or one a series where
 * there are too few origins. In a panel, or with several targets, each error is divided by the
 * seasonal naive error (RMSSE's) of its target of its series.
 *
 * @param rival the name of the best rival
 * @param sample what there is one loss of
 * @param count losses
 * @param least losses that it takes to tell
 * @param test empty if there are too few losses, or they do not differ
 */
public record Verdict(
    String rival, Sample sample, int count, int least, Optional<DieboldMariano> test) {
  /** Fewer losses tell nothing. */
  private static final int LEAST = 8;

  /** Origins it takes for each one that a forecast overlaps with, itself included. */
  private static final int LEAST_PER_OVERLAP = 4;

  /** A smaller p-value is called a difference. */
  public static final double SIGNIFICANCE = 0.05;

  /** What losses are averaged over, and compared across. */
  public enum Sample {
    /** One loss an origin, over its steps, series and targets. */
    ORIGINS,
    /** One loss a series, over its origins, steps and targets. */
    SERIES
  }

  /** The outcome in a word. */
  public enum Outcome {
    /** The model has the smaller losses, and by more than chance. */
    BETTER,
    /** The rival has the smaller losses, and by more than chance. */
    WORSE,
    /** The difference may well be chance. */
    NO_DIFFERENCE,
    /** There are too few losses to tell. */
    TOO_FEW
  }

  /** Returns the outcome at {@link #SIGNIFICANCE}. */
  public Outcome outcome() {
    if (test.isEmpty()) {
      return count < least ? Outcome.TOO_FEW : Outcome.NO_DIFFERENCE;
    }
    if (!(test.get().pValue() < SIGNIFICANCE)) {
      return Outcome.NO_DIFFERENCE;
    }
    return test.get().statistic() < 0 ? Outcome.BETTER : Outcome.WORSE;
  }

  /**
   * Compares.
   *
   * @param folds origins and what came after them
   * @param scales shape [series][target], original units
   * @param model forecasts of the model
   * @param rival forecasts of the best rival
   */
  static Verdict of(Folds folds, SeasonalScale[][] scales, Forecasts model, Forecasts rival) {
    double[][] first = losses(folds, scales, model);
    double[][] second = losses(folds, scales, rival);
    int overlap = folds.origins().overlap();
    double[][] origins = {acrossSeries(first, folds.count()), acrossSeries(second, folds.count())};
    int least = Math.max(LEAST, LEAST_PER_OVERLAP * overlap);
    if (origins[0].length >= least) {
      return of(rival.model(), Sample.ORIGINS, origins, least, overlap);
    }
    double[][] series = {acrossOrigins(first), acrossOrigins(second)};
    if (series[0].length >= LEAST) {
      return of(rival.model(), Sample.SERIES, series, LEAST, 1);
    }
    return new Verdict(rival.model(), Sample.ORIGINS, origins[0].length, least, Optional.empty());
  }

  private static Verdict of(
      String rival, Sample sample, double[][] losses, int least, int overlap) {
    double[] first = Arrays.stream(losses[0]).map(Math::sqrt).toArray();
    double[] second = Arrays.stream(losses[1]).map(Math::sqrt).toArray();
    return new Verdict(
        rival, sample, first.length, least, DieboldMariano.test(first, second, overlap, 2));
  }

  /**
   * Returns mean squared errors, shape [series][fold]; NaN where nothing was scored. Errors are
   * divided by their scale where there is more than one target in all; targets without a scale are
   * then left out, unless none has one.
   */
  private static double[][] losses(Folds folds, SeasonalScale[][] scales, Forecasts forecasts) {
    boolean anyScale =
        Arrays.stream(scales).flatMap(Arrays::stream).anyMatch(SeasonalScale::isDefined);
    boolean scaled = anyScale && scales.length * folds.targets() > 1;
    double[][] losses = new double[scales.length][];
    for (int s = 0; s < losses.length; s++) {
      List<Fold> own = folds.of(s);
      losses[s] = new double[own.size()];
      for (int f = 0; f < losses[s].length; f++) {
        double squares = 0;
        int points = 0;
        for (int k = 0; k < folds.targets(); k++) {
          double unit = scaled ? scales[s][k].rootMeanSquare() : 1;
          for (int step = 0; unit > 0 && step < own.get(f).steps(); step++) {
            int t = own.get(f).observed() + step;
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
    return losses;
  }

  private static double[] acrossSeries(double[][] losses, int count) {
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

  private static double[] acrossOrigins(double[][] losses) {
    return Arrays.stream(losses)
        .mapToDouble(
            own ->
                Arrays.stream(own).filter(loss -> !Double.isNaN(loss)).average().orElse(Double.NaN))
        .filter(loss -> !Double.isNaN(loss))
        .toArray();
  }
}
