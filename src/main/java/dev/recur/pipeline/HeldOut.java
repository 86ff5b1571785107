package dev.recur.pipeline;

import dev.recur.classical.ClassicalForecaster;
import dev.recur.classical.Method;
import dev.recur.evaluation.Backtest;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.ModelScore;
import dev.recur.forecast.Forecaster;
import dev.recur.series.Panel;
import dev.recur.split.Split;
import java.util.ArrayList;
import java.util.List;

/** The score on the held-out end, with the simple methods beside it on the same points. */
final class HeldOut {
  /** What a training is scored beside: methods that take no time. */
  private static final List<Method> CHEAP =
      List.of(Method.NAIVE, Method.SEASONAL_NAIVE, Method.DRIFT);

  private HeldOut() {}

  /**
   * Scores a model.
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
    Backtest backtest = new Backtest(panel, splits, horizon, season);
    ModelScore model = backtest.score(name, forecaster);
    List<ModelScore> baselines = new ArrayList<>();
    for (Method method : CHEAP) {
      baselines.add(backtest.score(method.toString(), new ClassicalForecaster(method, season)));
    }
    return new Evaluation(horizon, season, backtest.folds(), backtest.points(), model, baselines);
  }
}
