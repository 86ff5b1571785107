package dev.recur.fit;

import dev.recur.config.TransformSpec;
import dev.recur.training.LearningRate;
import dev.recur.training.TrainingConfig;
import dev.recur.window.WindowSpec;

/**
 * What one network is made of and how it is trained, with nothing left to be chosen.
 *
 * @param window how windows are cut
 * @param transform what is done to whole series before
 * @param hidden units of a layer
 * @param layers hidden layers
 * @param skip whether a linear map leads from the window straight to the forecast
 * @param training how it is trained
 * @param fixedEpochs whether it is trained for just so many epochs, whatever validation says
 */
public record Recipe(
    WindowSpec window,
    TransformSpec transform,
    int hidden,
    int layers,
    boolean skip,
    TrainingConfig training,
    boolean fixedEpochs) {
  /** Returns how it is trained, in one line. */
  String schedule() {
    String epochs =
        epochsAreFixed()
            ? training.epochs() + " epochs"
            : "at most " + training.epochs() + " epochs with patience " + training.patience();
    LearningRate rate = training.learningRate();
    return epochs
        + ", batches of "
        + training.batch()
        + ", learning rate "
        + rate.full()
        + " "
        + rate.schedule()
        + (rate.warmup() > 0 ? " after a warm-up of " + rate.warmup() : "")
        + ", loss "
        + training.loss();
  }

  /** Returns whether validation is learnt from too, as it has nothing to tell. */
  boolean epochsAreFixed() {
    return fixedEpochs && !training.needsValidation();
  }

  /** Returns the same on one thread, with the same result. */
  Recipe onOneThread() {
    return new Recipe(
        window, transform, hidden, layers, skip, training.change().threads(1).done(), fixedEpochs);
  }
}
