package dev.recur.model;

import dev.recur.forecast.Forecaster;
import dev.recur.network.Parameter;
import dev.recur.pretrained.PretrainedForecaster;
import dev.recur.pretrained.PretrainedWeights;
import java.util.List;
import java.util.function.UnaryOperator;

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
  public Model withNetworks(UnaryOperator<NetworkModel> fit) {
    return this;
  }

  @Override
  public boolean seesFutureCovariates() {
    return false;
  }

  @Override
  public List<Parameter> layout() {
    return weights.spec().layout();
  }

  @Override
  public float[] parameters() {
    return weights.flat();
  }

  @Override
  public <R> R as(Kinds<R> kinds) {
    return kinds.pretrained(this);
  }

  @Override
  public Forecaster forecaster() {
    return new PretrainedForecaster(weights, season);
  }
}
