package dev.recur.fit;

import dev.recur.forecast.Calibration;
import dev.recur.forecast.Calibrator;
import dev.recur.forecast.Calibrator.Origin;
import dev.recur.forecast.CountedForecaster;
import dev.recur.forecast.Deviates;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.ParallelForecaster;
import dev.recur.model.Model;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import dev.recur.split.Split;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the intervals of a model are calibrated: before test, on values that the fit did not see.
 * Networks forecast over validation, from origins a horizon apart, or a quarter of one if it is
 * short. Classical methods are fitted again to every history, so they forecast from origins a
 * horizon or more apart, spread over the second half of what comes before test.
 */
public final class CalibrationOrigins {
  /** Forecasts at the most, over all series: the scores of more would tell no more. */
  private static final int MOST = 500;

  /** The same of methods that are fitted for each of them. */
  private static final int MOST_FITS = 200;

  /** Origins of one series at which a method is fitted, at the most. */
  private static final int MOST_FITS_OF_A_SERIES = 20;

  /** Seasons that a method should see; with fewer its errors are not those of later. */
  private static final int SEASONS_OF_A_FIT = 3;

  /** Horizons in validation below which origins are closer together than a horizon. */
  private static final int FEW = 5;

  private static final int ORIGINS_OF_A_HORIZON = 4;

  private CalibrationOrigins() {}

  /**
   * Returns the calibration of a model.
   *
   * @param whole what it was fitted to
   * @param model before any refit
   * @param threads that share the forecasts; the result does not depend on them
   * @param listener hears how far it is
   */
  public static Calibration calibration(
      Task whole, Model model, int threads, RunListener listener) {
    Task task = model.learntFromValidation() ? whole.learningValidation() : whole;
    boolean classical = model.isFittedToHistories();
    List<List<Fold>> folds =
        task.splits().stream()
            .map(split -> classical ? fits(split, task) : validation(split, task.horizon()))
            .toList();
    List<Origin> origins = some(task, folds, classical ? MOST_FITS : MOST);
    if (origins.isEmpty()) {
      return Calibration.NONE;
    }
    try (Forecaster forecaster = model.forecaster()) {
      Forecaster shared = classical ? new ParallelForecaster(forecaster, threads) : forecaster;
      listener.worked(Work.CALIBRATION, 0, origins.size());
      Forecaster counted =
          new CountedForecaster(
              shared, done -> listener.worked(Work.CALIBRATION, done, origins.size()));
      return Calibrator.of(counted, origins, task.horizon());
    }
  }

  /**
   * Returns how far off a model is on series that it was not fitted to, over what stands for
   * validation in them.
   *
   * @param task these series
   * @param model before any refit
   * @param each forecasts of one series, at the most
   */
  public static List<Deviates> elsewhere(Task task, Model model, int each) {
    boolean classical = model.isFittedToHistories();
    List<Origin> origins = new ArrayList<>();
    for (int s = 0; s < task.splits().size(); s++) {
      Split split = task.splits().get(s);
      List<Fold> folds = classical ? fits(split, task) : validation(split, task.horizon());
      origins.addAll(some(task.panel().series().get(s), folds, each));
    }
    try (Forecaster forecaster = model.forecaster()) {
      return Calibrator.deviates(forecaster, origins);
    }
  }

  /**
   * Returns the calibration of a model by series that it was fitted to and by others.
   *
   * @param own by those that it was fitted to
   * @param elsewhere as {@link #elsewhere} has them
   * @param share of all series that were not fitted to, 0 to 1
   * @param horizon steps of the longest fold
   */
  public static Calibration joined(
      Calibration own, List<Deviates> elsewhere, double share, int horizon) {
    return own.joined(Calibrator.of(elsewhere, horizon), share, MOST);
  }

  private static List<Fold> validation(Split split, int horizon) {
    boolean few = split.validation() < FEW * horizon;
    int stride = few ? Math.max(1, horizon / ORIGINS_OF_A_HORIZON) : horizon;
    return Fold.rolling(split.trainEnd(), split.testStart(), horizon, stride);
  }

  /** Returns folds a horizon or more apart, the last of which ends where test begins. */
  private static List<Fold> fits(Split split, Task task) {
    int horizon = task.horizon();
    int end = split.testStart();
    int half = Math.max(end / 2, Math.min(SEASONS_OF_A_FIT * task.season(), end - horizon));
    int count = Math.min(MOST_FITS_OF_A_SERIES, (end - half) / horizon);
    if (count < 1) {
      return List.of();
    }
    int stride = (end - half) / count;
    return Fold.full(end - horizon - (count - 1) * stride, end, horizon, stride);
  }

  /** Returns the origins, or as many evenly spread over the series and over each of them. */
  private static List<Origin> some(Task task, List<List<Fold>> folds, int most) {
    List<Integer> used = new ArrayList<>();
    for (int s = 0; s < folds.size(); s++) {
      if (!folds.get(s).isEmpty()) {
        used.add(s);
      }
    }
    List<Origin> origins = new ArrayList<>();
    int count = Math.min(most, used.size());
    int each = Math.max(1, most / Math.max(1, used.size()));
    for (int i = 0; i < count; i++) {
      int s = used.get((int) ((long) i * used.size() / count));
      TimeSeries series = task.panel().series().get(s);
      origins.addAll(some(series, folds.get(s), each));
    }
    return origins;
  }

  /** Returns so many origins of a series at the most, evenly spread over it. */
  private static List<Origin> some(TimeSeries series, List<Fold> own, int most) {
    List<Origin> origins = new ArrayList<>();
    int kept = Math.min(most, own.size());
    for (int f = 0; f < kept; f++) {
      // The last first: with one origin a series it is the one nearest to what will come.
      int at = own.size() - 1 - (int) ((long) f * own.size() / kept);
      origins.add(new Origin(series, own.get(at)));
    }
    return origins;
  }
}
