package dev.recur.model;

import dev.recur.forecast.Forecaster;

/** What was fitted, as data: enough to forecast the same again. */
public sealed interface Model permits NetworkModel, ClassicalModel, CombinedModel {
  /** Returns the name users type and tables show, such as {@code lstm} or {@code ets}. */
  String name();

  /** Returns whether it has no weights, but is fitted to every history it forecasts from. */
  boolean isFittedToHistories();

  /** Returns the forecaster; the caller closes it. */
  Forecaster forecaster();
}
