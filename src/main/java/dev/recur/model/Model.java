package dev.recur.model;

import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** Returns the forecaster; the caller closes it. */
  Forecaster forecaster();
}
