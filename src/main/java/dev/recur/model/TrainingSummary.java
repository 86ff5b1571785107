package dev.recur.model;

import dev.recur.training.Epoch;
import dev.recur.training.Trained;
import dev.recur.training.TrainingConfig;
import java.util.List;

/**
 * How the weights came about. Threads are left out: the result does not depend on them.
 *
 * @param config settings
 * @param transformsChosen whether the transforms were chosen from the values of train, as another
 *     training would choose them again
 * @param bestEpoch the epoch with the lowest validation error
 * @param outOfTime whether the time limit ended the training
 * @param history of the training that was scored
 */
public record TrainingSummary(
    TrainingConfig config,
    boolean transformsChosen,
    int bestEpoch,
    boolean outOfTime,
    List<Epoch> history) {
  /** Copies the list. */
  public TrainingSummary {
    history = List.copyOf(history);
  }

  /** Returns whether it was trained for just so many epochs, whatever validation says. */
  public boolean epochsWereFixed() {
    return history.stream().noneMatch(epoch -> Double.isFinite(epoch.validationError()));
  }

  /**
   * Returns the summary of a training.
   *
   * @param config settings
   * @param transformsChosen whether the transforms were chosen from the values of train
   * @param trained what came of it
   */
  public static TrainingSummary of(
      TrainingConfig config, boolean transformsChosen, Trained trained) {
    return new TrainingSummary(
        config, transformsChosen, trained.best().number(), trained.outOfTime(), trained.history());
  }
}
