package dev.recur.model;

import dev.recur.forecast.Forecaster;
import dev.recur.forecast.MeanForecaster;
import dev.recur.forecast.RegressedForecaster;
import dev.recur.forecast.ScaledForecaster;
import dev.recur.network.Parameter;
import dev.recur.pretrained.PretrainedForecaster;
import dev.recur.pretrained.PretrainedWeights;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The pre-trained network, which has learnt nothing from the data unless it was tuned on them. Its
 * weights are kept with it, so that it forecasts the same when recur has newer ones.
 *
 * @param weights of the network
 * @param season steps in a season, 1 for none
 * @param regressed whether it continues what a regression on future covariates leaves
 * @param tuned whether its weights went on learning on the data
 * @param mean whether its points are means of its distributions in place of medians
 */
public record PretrainedModel(
    PretrainedWeights weights, int season, boolean regressed, boolean tuned, boolean mean)
    implements Model {
  /** What users type. */
  public static final String NAME = "pretrained";

  /** The same for the one that continues what a regression leaves. */
  public static final String REGRESSED = "pretrained-x";

  /** The same for the one that went on learning on the data. */
  public static final String TUNED = "pretrained-tuned";

  /** The same for the one whose points are means. */
  public static final String MEAN = "pretrained-mean";

  /** The network alone. */
  public PretrainedModel(PretrainedWeights weights, int season) {
    this(weights, season, false, false, false);
  }

  /** Returns the network alone, after it went on learning on the data. */
  public static PretrainedModel tuned(PretrainedWeights weights, int season) {
    return new PretrainedModel(weights, season, false, true, false);
  }

  @Override
  public String name() {
    return tuned ? TUNED : regressed ? REGRESSED : mean ? MEAN : NAME;
  }

  @Override
  public boolean isFittedToHistories() {
    return !tuned;
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
  public Model withTuned(UnaryOperator<PretrainedWeights> again) {
    return tuned ? tuned(again.apply(weights), season) : this;
  }

  @Override
  public boolean seesFutureCovariates() {
    return regressed;
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
    Forecaster network = new PretrainedForecaster(weights, season);
    return new ScaledForecaster(
        regressed
            ? new RegressedForecaster(network, season)
            : mean ? new MeanForecaster(network) : network);
  }
}
