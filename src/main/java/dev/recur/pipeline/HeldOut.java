package dev.recur.pipeline;

import dev.recur.classical.ClassicalForecaster;
import dev.recur.classical.Method;
import dev.recur.evaluation.Backtest;
import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.Folds;
import dev.recur.evaluation.Forecasts;
import dev.recur.evaluation.Origins;
import dev.recur.evaluation.Units;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.ParallelForecaster;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.split.Fold;
import dev.recur.split.Split;
import java.util.ArrayList;
import java.util.List;

/** The score on held-out values, with the classical methods beside it on the same points. */
final class HeldOut {
  /** What a training of many series is scored beside: methods that take no time. */
  private static final List<Method> CHEAP =
      List.of(Method.NAIVE, Method.SEASONAL_NAIVE, Method.DRIFT);

  /** Targets of series for which the others take a second or two at the most. */
  private static final int FEW = 10;

  private HeldOut() {}

  /**
   * Scores a model at the end of its training, beside the usual rivals if there are few series.
   *
   * @param name what tables call the model
   * @param forecaster the model
   * @param panel whole series
   * @param splits one a series
   * @param horizon steps a forecast covers
   * @param season steps in a season, 1 for none
   */
  static Evaluation score(
      String name,
      Forecaster forecaster,
      Panel panel,
      List<Split> splits,
      int horizon,
      int season) {
    boolean few = panel.size() * panel.schema().targets().size() <= FEW;
    Backtest backtest = backtest(panel, splits, horizon);
    return comparison(
            backtest,
            Units.original(panel),
            season,
            backtest.of(name, forecaster),
            new Rivals(few ? EvaluateConfig.RIVALS : CHEAP, 1))
        .evaluation();
  }

  /** Returns the backtest over the held-out end, of origins a horizon apart. */
  static Backtest backtest(Panel panel, List<Split> splits, int horizon) {
    return new Backtest(folds(panel, splits, Origins.of(horizon)), RunListener.SILENT);
  }

  /** Returns the folds of the held-out end. */
  static Folds folds(Panel panel, List<Split> splits, Origins origins) {
    List<List<Fold>> folds = new ArrayList<>();
    for (int s = 0; s < splits.size(); s++) {
      folds.add(origins.folds(panel.series().get(s), splits.get(s)));
    }
    return new Folds(panel, origins, folds);
  }

  /**
   * Returns the error of the forecasts from each origin.
   *
   * @param name what messages call the model
   * @param forecaster the model
   * @param folds origins and what came after them
   * @param season steps in a season, 1 for none
   * @throws InputException if a forecast is not a number
   */
  static double[] errorPerOrigin(String name, Forecaster forecaster, Folds folds, int season) {
    Forecasts forecasts = new Backtest(folds, RunListener.SILENT).of(name, forecaster);
    if (!forecasts.areFinite()) {
      throw new InputException(name + " gives forecasts that are no finite numbers");
    }
    return new Comparison(folds, season, Units.original(folds.panel()), forecasts, List.of())
        .errorPerOrigin();
  }

  /**
   * The methods a model is compared with.
   *
   * @param methods in the order of the table; the model's own is left out
   * @param threads that share their forecasts
   */
  record Rivals(List<Method> methods, int threads) {}

  /** Returns the comparison of forecasts with those of the rivals from the same origins. */
  static Comparison comparison(
      Backtest backtest, Units units, int season, Forecasts model, Rivals rivals) {
    List<Forecasts> others = new ArrayList<>();
    for (Method method : rivals.methods()) {
      if (!method.toString().equals(model.model())) {
        Forecaster each = new ClassicalForecaster(method, season);
        others.add(backtest.of(method.toString(), new ParallelForecaster(each, rivals.threads())));
      }
    }
    return new Comparison(backtest.folds(), season, units, model, others);
  }
}
