package dev.recur.fit;

import dev.recur.model.NetworkModel;
import dev.recur.model.TrainingSummary;
import dev.recur.network.NetworkSpec;
import dev.recur.network.PointLoss;
import dev.recur.network.QuantileLoss;
import dev.recur.network.QuantileOutputs;
import dev.recur.training.Engine;
import dev.recur.training.TrainingSpec;
import dev.recur.transform.Transform;
import dev.recur.window.WindowSpec;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/**
 * What one network is made of and how it is trained, with nothing left to be chosen.
 *
 * @param window how windows are cut
 * @param transforms of whole series, in the order of application
 * @param transformsChosen whether they were chosen from the values of train, as another training
 *     would choose them again
 * @param network what is trained
 * @param quantiles how its outputs become quantiles; empty if they are points, as of a network that
 *     goes on step by step
 * @param training how it is trained
 * @param epochsFixed whether it is trained for just so many epochs, whatever validation says
 */
@RecordBuilder
record Recipe(
    WindowSpec window,
    List<Transform> transforms,
    boolean transformsChosen,
    NetworkSpec network,
    Optional<QuantileOutputs> quantiles,
    TrainingSpec training,
    boolean epochsFixed)
    implements RecipeBuilder.With {
  /** Copies the list. */
  Recipe {
    transforms = List.copyOf(transforms);
  }

  /** Returns the recipe by which a network was made. */
  static Recipe of(NetworkModel model) {
    TrainingSummary training = model.training();
    return new Recipe(
        model.window(),
        model.transforms().transforms(),
        training.transformsChosen(),
        model.network(),
        model.quantiles(),
        training.spec(),
        training.epochsFixed());
  }

  /** Returns the training with the loss of the quantiles beside that of the points. */
  TrainingSpec trainingOfOutputs() {
    return quantiles.isPresent() && training.loss() instanceof PointLoss point
        ? training.withLoss(new QuantileLoss(point, quantiles.get()))
        : training;
  }

  /** Returns the same on so many threads, with the same result. */
  Recipe onThreads(int threads) {
    return withTraining(training.withThreads(threads));
  }

  /** Returns the same by our own step, with the same result but for rounding. */
  Recipe byOwnStep() {
    return withTraining(training.withEngine(Engine.RECUR));
  }
}
