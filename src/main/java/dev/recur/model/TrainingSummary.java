package dev.recur.model;

import dev.recur.training.Epoch;
import dev.recur.training.TrainingSpec;
import java.util.List;

/**
 * How the weights came about. Threads are left out: the result does not depend on them.
 *
 * @param spec settings
 * @param transformsChosen whether the transforms were chosen from the values of train, as another
 *     training would choose them again
 * @param epochsFixed whether it was trained for just so many epochs, whatever validation says
 * @param bestEpoch the epoch with the lowest validation error
 * @param outOfTime whether the time limit ended the training
 * @param history of the training that was scored
 */
public record TrainingSummary(
    TrainingSpec spec,
    boolean transformsChosen,
    boolean epochsFixed,
    int bestEpoch,
    boolean outOfTime,
    List<Epoch> history) {
  /** Copies the list. */
  public TrainingSummary {
    history = List.copyOf(history);
  }
}
