package dev.recur.evaluation;

import dev.recur.series.Panel;
import dev.recur.series.SeasonalScale;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whether a model and its best rival differ by more than chance: the Diebold-Mariano test of their
 * squared errors. Errors of one forecast hang together over its steps, and errors of one moment
 * over series and targets, so they are averaged first: one loss an origin, or one a series that is
 * no sum of others where there are too few origins. In a panel, or with several targets, each error
 * is divided by the seasonal naive error (RMSSE's) of its target of its series.
 *
 * @param rival the name of the best rival
 * @param sample what there is one loss of
 * @param count losses
 * @param least losses that it takes to tell
 * @param reachable whether the data have so many; a backtest may ask for them
 * @param test empty if there are too few losses, or they do not differ
 */
public record Verdict(
    String rival,
    Sample sample,
    int count,
    int least,
    boolean reachable,
    Optional<DieboldMariano> test) {
  /** Values that are left before the first origin, beside two horizons. */
  private static final int FEWEST_BEFORE = 10;

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
   * @param single series that are no sums of others
   */
  static Verdict of(
      Folds folds, SeasonalScale[][] scales, Forecasts model, Forecasts rival, SeriesRange single) {
    Losses first = new Losses(folds, scales, model);
    Losses second = new Losses(folds, scales, rival);
    int overlap = folds.origins().overlap();
    double[][] origins = {first.perOrigin(), second.perOrigin()};
    int least = Math.max(LEAST, LEAST_PER_OVERLAP * overlap);
    if (origins[0].length >= least) {
      return of(rival.model(), Sample.ORIGINS, origins, least, overlap);
    }
    double[][] series = {
      perSeries(folds, scales, model, single), perSeries(folds, scales, rival, single)
    };
    if (series[0].length >= LEAST) {
      return of(rival.model(), Sample.SERIES, series, LEAST, 1);
    }
    return new Verdict(
        rival.model(),
        Sample.ORIGINS,
        origins[0].length,
        least,
        least <= possible(folds.panel(), folds.origins().horizon(), folds.origins().apart()),
        Optional.empty());
  }

  private static double[] perSeries(
      Folds folds, SeasonalScale[][] scales, Forecasts forecasts, SeriesRange some) {
    SeasonalScale[][] own = Arrays.copyOfRange(scales, some.from(), some.to());
    return new Losses(folds.only(some), own, forecasts.only(some)).perSeries();
  }

  /**
   * How many origins some series of a panel has that leave enough to learn from.
   *
   * @param panel whole series
   * @param horizon steps a forecast covers
   * @param apart steps between origins
   */
  public static int possible(Panel panel, int horizon, int apart) {
    int longest = panel.series().stream().mapToInt(TimeSeries::length).max().orElse(0);
    long spare = longest - Math.max(FEWEST_BEFORE, 2L * horizon) - horizon;
    return spare < 0 ? 0 : (int) (spare / apart) + 1;
  }

  private static Verdict of(
      String rival, Sample sample, double[][] losses, int least, int overlap) {
    double[] first = Arrays.stream(losses[0]).map(Math::sqrt).toArray();
    double[] second = Arrays.stream(losses[1]).map(Math::sqrt).toArray();
    return new Verdict(
        rival, sample, first.length, least, true, DieboldMariano.test(first, second, overlap, 2));
  }
}
