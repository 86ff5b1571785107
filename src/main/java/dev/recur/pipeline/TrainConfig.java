package dev.recur.pipeline;

import dev.recur.network.CellType;
import dev.recur.split.SplitSize;
import dev.recur.training.TrainingConfig;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user may say about training; what is empty is chosen from the data, and the choice is
 * said.
 *
 * @param horizon steps ahead; empty for one season, or 10 steps without a season
 * @param season steps in a season; empty for the usual one of the frequency
 * @param test the held-out end; empty for one horizon
 * @param validation the part before it; empty for one horizon
 * @param lookback steps the network sees; empty for two seasons, or 24 steps without a season, but
 *     at most a third of train
 * @param stride steps between training windows
 * @param transform what is done to the values
 * @param model what is fitted
 * @param hidden units of a layer
 * @param layers recurrent layers
 * @param dropout share of a layer's inputs dropped in training, 0 for none
 * @param training how the network is trained
 * @param refit whether to train again on everything once the score is known
 */
public record TrainConfig(
    OptionalInt horizon,
    OptionalInt season,
    Optional<SplitSize> test,
    Optional<SplitSize> validation,
    OptionalInt lookback,
    int stride,
    TransformSpec transform,
    ModelChoice model,
    int hidden,
    int layers,
    double dropout,
    TrainingConfig training,
    boolean refit) {

  /** Returns the defaults. */
  public static TrainConfig defaults() {
    return new TrainConfig(
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        1,
        TransformSpec.AUTO,
        new ModelChoice.Network(CellType.LSTM),
        32,
        1,
        0,
        TrainingConfig.defaults(),
        false);
  }
}
