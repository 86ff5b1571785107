package dev.recur.fit;

import dev.recur.classical.ClassicalForecaster;
import dev.recur.classical.Method;
import dev.recur.config.EvaluateConfig;
import dev.recur.evaluation.Backtest;
import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.Folds;
import dev.recur.evaluation.Forecasts;
import dev.recur.evaluation.Origins;
import dev.recur.evaluation.ScoredQuantiles;
import dev.recur.evaluation.Units;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Levels;
import dev.recur.forecast.ParallelForecaster;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.List;

/** The score on held-out values, with the classical methods beside it on the same points. */
public final class HeldOut {
  /** What a training of many series is scored beside: methods that take no time. */
  private static final List<Method> CHEAP =
      List.of(Method.NAIVE, Method.SEASONAL_NAIVE, Method.DRIFT);

  /** Targets of series for which the others take a second or two at the most. */
  private static final int FEW = 10;

  private HeldOut() {}

  /**
   * Scores a model at the end of its training, beside the usual rivals if there are few series.
   *
   * @param setting what it was fitted on, and what is held out
   * @param name what tables call the model
   * @param forecaster the model
   * @param levels of the intervals
   */
  static Evaluation score(Setting setting, String name, Forecaster forecaster, Levels levels) {
    Panel panel = setting.panel();
    boolean few = panel.size() * panel.schema().targets().size() <= FEW;
    Backtest backtest = backtest(setting, ScoredQuantiles.of(levels));
    return comparison(
            backtest,
            Units.original(panel),
            setting.season(),
            backtest.of(name, forecaster),
            new Rivals(few ? EvaluateConfig.RIVALS : CHEAP, 1))
        .evaluation();
  }

  /** Returns the backtest over the held-out end, of origins a horizon apart. */
  static Backtest backtest(Setting setting, ScoredQuantiles scored) {
    Folds folds = folds(setting, Origins.of(setting.horizon()));
    return new Backtest(folds, scored, RunListener.SILENT);
  }

  /** Returns the folds of the held-out end. */
  static Folds folds(Setting setting, Origins origins) {
    Panel panel = setting.panel();
    List<List<Fold>> folds = new ArrayList<>();
    for (int s = 0; s < panel.size(); s++) {
      folds.add(origins.folds(panel.series().get(s), setting.splits().get(s)));
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
    Forecasts forecasts =
        new Backtest(folds, ScoredQuantiles.NONE, RunListener.SILENT).of(name, forecaster);
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
  public record Rivals(List<Method> methods, int threads) {}

  /** Returns the comparison of forecasts with those of the rivals from the same origins. */
  public static Comparison comparison(
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
