package dev.recur.model;

import dev.recur.forecast.Forecaster;
import dev.recur.pretrained.PretrainedForecaster;
import dev.recur.pretrained.PretrainedWeights;
import java.util.List;

/**
 * The pre-trained network, which has learnt nothing from the data. Its weights are kept with it, so
 * that it forecasts the same when recur has newer ones.
 *
 * @param weights of the network
 * @param season steps in a season, 1 for none
 */
public record PretrainedModel(PretrainedWeights weights, int season) implements Model {
  /** What users type. */
  public static final String NAME = "pretrained";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isFittedToHistories() {
    return true;
  }

  @Override
  public List<NetworkModel> networks() {
    return List.of();
  }

  @Override
  public Forecaster forecaster() {
    return new PretrainedForecaster(weights, season);
  }
}
