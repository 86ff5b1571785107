package dev.recur.artifact;

import dev.recur.evaluation.Evaluation;
import dev.recur.forecast.RecursiveForecaster;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Predictor;
import dev.recur.series.Schema;
import dev.recur.split.SplitSpec;
import dev.recur.transform.PanelTransforms;
import dev.recur.window.WindowSpec;
import java.util.List;

/**
 * Everything a model file holds.
 *
 * @param schema the columns of the data and their roles
 * @param horizon steps ahead it was trained for; it forecasts further by the same recursion
 * @param season steps in a season, 1 for none
 * @param split how much was held out
 * @param window how windows are cut
 * @param transforms fitted to what the weights were trained on
 * @param network the network
 * @param weights its parameters, flat
 * @param training how they came about
 * @param score on the held-out end, of weights that had not seen it
 * @param ends the end of each series of the data
 * @param provenance where the model comes from
 */
public record SavedModel(
    Schema schema,
    int horizon,
    int season,
    SplitSpec split,
    WindowSpec window,
    PanelTransforms transforms,
    NetworkSpec network,
    Weights weights,
    TrainingSummary training,
    Evaluation score,
    List<SeriesEnd> ends,
    Provenance provenance) {
  /** Copies the list. */
  public SavedModel {
    ends = List.copyOf(ends);
  }

  /**
   * Returns the forecaster.
   *
   * @param predictor holds the weights; the caller closes it
   */
  public RecursiveForecaster forecaster(Predictor predictor) {
    return new RecursiveForecaster(
        transforms, window.lookback(), window.scaled(), predictor::predict);
  }

  /** Returns a predictor with the weights. */
  public Predictor newPredictor() {
    return new Predictor(network, weights.flat(), window.lookback(), 1);
  }
}
