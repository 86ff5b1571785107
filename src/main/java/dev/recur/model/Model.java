package dev.recur.model;

import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Seen;
import dev.recur.network.Parameter;
import dev.recur.pretrained.PretrainedWeights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What was fitted, as data: enough to forecast the same again. Immutable, and so may be shared by
 * threads; each takes a forecaster of its own.
 */
public sealed interface Model permits NetworkModel, ClassicalModel, PretrainedModel, CombinedModel {
  /** Returns the name users type and tables show, such as {@code lstm} or {@code ets}. */
  String name();

  /** Returns whether nothing in it was learnt from the data: it looks at each history anew. */
  boolean isFittedToHistories();

  /**
   * Returns what it has learnt from.
   *
   * @param last by name of a series, the time of the last step it was fitted to, in ticks
   */
  default Seen seen(Map<String, Long> last) {
    return isFittedToHistories() ? Seen.EVERYTHING : new Seen(Optional.of(last));
  }

  /** Returns the networks that were trained on the data, in order; none for a method. */
  List<NetworkModel> networks();

  /**
   * Returns the same with its networks fitted otherwise, and what is fitted to histories as it is.
   *
   * @param fit gives a network for each, in the order of {@link #networks}
   */
  Model withNetworks(UnaryOperator<NetworkModel> fit);

  /**
   * Returns the same with the pre-trained networks that went on learning on the data fitted
   * otherwise.
   *
   * @param tuned gives the weights that went on, of those that are there
   */
  default Model withTuned(UnaryOperator<PretrainedWeights> tuned) {
    return this;
  }

  /** Returns whether it reads the future covariates of the steps it forecasts. */
  boolean seesFutureCovariates();

  /** Returns whether a network learnt from validation too, so that no value before test is new. */
  default boolean learntFromValidation() {
    return networks().stream().anyMatch(network -> network.training().epochsFixed());
  }

  /** Returns the layout of {@link #parameters}. */
  List<Parameter> layout();

  /** Returns a copy of the weights of all networks, flat; none for a method. */
  float[] parameters();

  /** Returns the forecaster; the caller closes it. */
  Forecaster forecaster();

  /** Returns what is said of a model of this kind. */
  <R> R as(Kinds<R> kinds);

  /**
   * What is said of each kind of model, such as how it is written.
   *
   * @param <R> what is said
   */
  interface Kinds<R> {
    /** Of a trained network. */
    R network(NetworkModel model);

    /** Of a classical method. */
    R classical(ClassicalModel model);

    /** Of the pre-trained network. */
    R pretrained(PretrainedModel model);

    /** Of several models whose forecasts are made one. */
    R combined(CombinedModel model);
  }
}
