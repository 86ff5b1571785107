package dev.recur.fit;

import dev.recur.classical.Method;
import dev.recur.config.EvaluateConfig;
import dev.recur.config.ModelChoice;
import dev.recur.evaluation.Backtest;
import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Folds;
import dev.recur.evaluation.Forecasts;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.Origins;
import dev.recur.evaluation.PointScore;
import dev.recur.evaluation.ScoredQuantiles;
import dev.recur.evaluation.Units;
import dev.recur.forecast.CalibratedForecaster;
import dev.recur.forecast.Calibration;
import dev.recur.forecast.Fitter;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Intervals;
import dev.recur.forecast.ParallelForecaster;
import dev.recur.forecast.Seen;
import dev.recur.hierarchy.ReconciledBacktest;
import dev.recur.hierarchy.Reconciler;
import dev.recur.model.Model;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import dev.recur.split.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The score on held-out values, with rivals beside it on the same points. */
public final class HeldOut {
  /** What a training of many series is scored beside: methods that take no time. */
  private static final List<ModelChoice.Untrained> CHEAP =
      Stream.of(Method.NAIVE, Method.SEASONAL_NAIVE, Method.DRIFT)
          .<ModelChoice.Untrained>map(ModelChoice.Classical::new)
          .toList();

  /** Targets of series for which the others take a second or two at the most. */
  private static final int FEW = 10;

  private HeldOut() {}

  /**
   * A model that has not seen the held-out end.
   *
   * @param model what was fitted
   * @param calibration of its intervals
   * @param intervals which are scored
   * @param threads that share the forecasts, which do not depend on them
   */
  public record Fitted(Model model, Calibration calibration, Intervals intervals, int threads) {
    private Forecaster forecaster(Task task, Intervals bounds) {
      Seen seen = model.seen(task.lastSteps(Split::testStart));
      return ParallelForecaster.of(
          () -> bounds.of(new CalibratedForecaster(model.forecaster(), calibration, seen)),
          threads);
    }
  }

  /**
   * Scores a model at the end of its training, beside the usual rivals if there are few series.
   *
   * @param task what it was fitted on, and what is held out
   * @param fitted the model
   * @param reconciler makes forecasts of series and their sums add up; empty if there are no sums
   * @param listener hears how far the forecasts are
   */
  public static Comparison score(
      Task task, Fitted fitted, Optional<Reconciler> reconciler, RunListener listener) {
    Panel panel = task.panel();
    boolean few = panel.size() * panel.schema().targets().size() <= FEW;
    Intervals intervals = fitted.intervals();
    Backtest backtest =
        new Backtest(
            folds(task, Origins.of(task.horizon())),
            ScoredQuantiles.of(intervals.levels()),
            listener);
    Rivals rivals =
        new Rivals(
            EvaluateConfig.fitting(
                few ? EvaluateConfig.RIVALS : CHEAP, task.before(Split::testStart), task.season()),
            1);
    Intervals bounds = reconciler.isPresent() ? intervals.unrounded() : intervals;
    return comparison(
        backtest,
        Units.original(panel),
        task.season(),
        fitted.model().name(),
        histories -> fitted.forecaster(task, bounds),
        reconciler,
        rivals);
  }

  /** Returns the backtest over the held-out end, of origins a horizon apart. */
  static Backtest backtest(Task task, ScoredQuantiles scored) {
    return new Backtest(folds(task, Origins.of(task.horizon())), scored, RunListener.SILENT);
  }

  /** Returns the score of a forecaster's points from the origins of a backtest. */
  static ModelScore score(Backtest backtest, int season, String name, Forecaster forecaster) {
    return score(backtest, season, backtest.of(name, forecaster));
  }

  /** Returns the score of the points of forecasts from the origins of a backtest. */
  static ModelScore score(Backtest backtest, int season, Forecasts forecasts) {
    Units units = Units.original(backtest.folds().panel());
    return new Comparison(backtest.folds(), season, units, forecasts, List.of())
        .evaluation()
        .model();
  }

  /**
   * Returns the error of a model's points over the held-out end: RMSE for one target of one series,
   * original units, else the mean of MASE.
   *
   * @param task what is held out
   * @param model has not seen it
   * @param intervals where forecasts may go
   */
  public static double error(Task task, Model model, Intervals intervals) {
    Backtest backtest = backtest(task, ScoredQuantiles.NONE);
    try (Forecaster forecaster = intervals.of(model.forecaster())) {
      return error(backtest, score(backtest, task.season(), model.name(), forecaster));
    }
  }

  /**
   * Returns RMSE for one target of one series, else the mean of MASE.
   *
   * @param made a score of the backtest
   */
  static double error(Backtest backtest, ModelScore made) {
    Folds folds = backtest.folds();
    PointScore score = made.overall();
    boolean single = folds.panel().size() == 1 && folds.targets() == 1;
    return single ? score.rmse() : score.mase().orElse(score.rmse());
  }

  private static Folds folds(Task task, Origins origins) {
    Panel panel = task.panel();
    List<List<Fold>> folds = new ArrayList<>();
    for (int s = 0; s < panel.size(); s++) {
      folds.add(origins.folds(panel.series().get(s), task.splits().get(s)));
    }
    return new Folds(panel, origins, folds);
  }

  /**
   * Returns the error of a model's forecasts from each origin of the held-out end.
   *
   * @param task what it was fitted on, and what is held out
   * @param model has not seen the held-out end
   * @param origins where forecasts begin
   * @param intervals where forecasts may not go
   * @return original units; with several series or targets in the seasonal-naive error of each
   * @throws InputException if a forecast is not a number
   */
  public static double[] errorPerOrigin(
      Task task, Model model, Origins origins, Intervals intervals) {
    Folds folds = folds(task, origins);
    try (Forecaster forecaster = intervals.of(model.forecaster())) {
      Forecasts forecasts =
          new Backtest(folds, ScoredQuantiles.NONE, RunListener.SILENT)
              .of(model.name(), forecaster);
      if (!forecasts.areFinite()) {
        throw new InputException(model.name() + " gives forecasts that are no finite numbers");
      }
      return new Comparison(
              folds, task.season(), Units.original(folds.panel()), forecasts, List.of())
          .errorPerOrigin();
    }
  }

  /**
   * What a model is compared with.
   *
   * @param choices in the order of the table; the model's own is left out
   * @param threads that share their forecasts
   * @param tasks by which the season is chosen again where the model is fitted again; empty if all
   *     have that of the table
   */
  public record Rivals(
      List<ModelChoice.Untrained> choices, int threads, Optional<OriginTasks> tasks) {
    /** Rivals that all have the season of the table. */
    public Rivals(List<ModelChoice.Untrained> choices, int threads) {
      this(choices, threads, Optional.empty());
    }

    /** Returns the forecasts of a choice from the origins of a backtest. */
    Forecasts forecasts(Backtest backtest, ModelChoice.Untrained choice, int season) {
      String name = choice.toString();
      return tasks.isPresent()
          ? backtest.of(name, histories -> forecaster(choice, histories, tasks.get()))
          : backtest.of(name, forecaster(choice, season));
    }

    private Forecaster forecaster(
        ModelChoice.Untrained choice, List<TimeSeries> histories, OriginTasks again) {
      Task task = again.of(histories);
      return again.filling(task, forecaster(choice, task.season()));
    }

    private Forecaster forecaster(ModelChoice.Untrained choice, int season) {
      return new ParallelForecaster(
          Intervals.OF_ANY_SIGN.of(ModelFitter.untrained(choice, season).forecaster()), threads);
    }
  }

  /**
   * Returns the comparison of forecasts with those of the rivals from the same origins.
   *
   * @param name of the model, as users type it
   * @param fitter is fitted as often as the origins say, else once
   * @param reconciler makes its forecasts add up; empty if there are no sums
   */
  public static Comparison comparison(
      Backtest backtest,
      Units units,
      int season,
      String name,
      Fitter fitter,
      Optional<Reconciler> reconciler,
      Rivals rivals) {
    if (reconciler.isPresent()) {
      ReconciledBacktest made = ReconciledBacktest.of(name, backtest, reconciler.get(), fitter);
      return comparison(backtest, units, season, made.after(), rivals).after(made.before());
    }
    if (backtest.folds().origins().refitEvery() > 0) {
      return comparison(backtest, units, season, backtest.of(name, fitter), rivals);
    }
    try (Forecaster fitted = fitter.fit(backtest.folds().histories(0))) {
      return comparison(backtest, units, season, backtest.of(name, fitted), rivals);
    }
  }

  /** Returns the comparison of forecasts with those of the rivals from the same origins. */
  public static Comparison comparison(
      Backtest backtest, Units units, int season, Forecasts model, Rivals rivals) {
    List<Forecasts> others = new ArrayList<>();
    for (ModelChoice.Untrained choice : rivals.choices()) {
      if (!choice.toString().equals(model.model())) {
        others.add(rivals.forecasts(backtest, choice, season));
      }
    }
    return new Comparison(backtest.folds(), season, units, model, others);
  }
}
