package dev.recur.config;

import dev.recur.forecast.Intervals;
import dev.recur.network.CellType;
import dev.recur.split.SplitSize;
import dev.recur.training.TrainingConfig;
import dev.recur.training.TrainingSettings;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * What a user may say about training; what is empty is chosen from the data, and the choice is
 * said.
 *
 * @param horizon steps ahead; empty for one season, or 10 steps without a season
 * @param season steps in a season; empty to find it in train
 * @param test the held-out end; empty for one horizon
 * @param validation the part before it; empty for whole horizons, a tenth of what is before test
 * @param model what is fitted
 * @param network what networks look like
 * @param training changes what the preset chose about training
 * @param intervals what forecasts show beside their points
 * @param refit whether to train again on everything once the score is known
 */
public record TrainConfig(
    OptionalInt horizon,
    OptionalInt season,
    Optional<SplitSize> test,
    Optional<SplitSize> validation,
    ModelChoice model,
    NetworkConfig network,
    UnaryOperator<TrainingConfig> training,
    Intervals intervals,
    boolean refit) {

  /** Returns the defaults. */
  public static TrainConfig defaults() {
    return new TrainConfig(
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        new ModelChoice.Network(CellType.GRU),
        NetworkConfig.defaults(),
        UnaryOperator.identity(),
        Intervals.DEFAULT,
        false);
  }

  /** Returns the threads that share the work. */
  public int threads() {
    return saidOfTraining().threads();
  }

  /** Returns the same with another model. */
  public TrainConfig with(ModelChoice other) {
    return new TrainConfig(
        horizon, season, test, validation, other, network, training, intervals, refit);
  }

  /** Returns the same with other networks. */
  public TrainConfig with(NetworkConfig other) {
    return new TrainConfig(
        horizon, season, test, validation, model, other, training, intervals, refit);
  }

  /** Returns the same with another training: what was said about it, and then a change. */
  public TrainConfig withTraining(UnaryOperator<TrainingSettings> change) {
    return new TrainConfig(
        horizon,
        season,
        test,
        validation,
        model,
        network,
        chosen -> change.apply(training.apply(chosen).change()).done(),
        intervals,
        refit);
  }

  /** Returns what was said about training, the defaults where nothing was. */
  public TrainingConfig saidOfTraining() {
    return training.apply(TrainingConfig.defaults());
  }
}
