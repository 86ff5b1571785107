package dev.recur.fit;

import dev.recur.config.LearnOnConfig;
import dev.recur.model.Model;
import dev.recur.model.NetworkModel;
import dev.recur.model.TrainingSummary;
import dev.recur.model.Weights;
import dev.recur.note.NetworkNote;
import dev.recur.pretrained.FineTuning;
import dev.recur.pretrained.PretrainedWeights;
import dev.recur.series.InputException;
import dev.recur.split.Split;
import dev.recur.training.Epoch;
import dev.recur.training.LearningRate;
import dev.recur.training.Trained;
import dev.recur.training.Trainer;
import dev.recur.training.TrainingSpec;
import dev.recur.transform.PanelTransforms;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Networks go on from their weights on other values, by their own recipes: the same windows, and
 * the transforms as they were fitted before, so that weights go on seeing what they have learnt;
 * only of series that were not met they are fitted anew. They go on for a third of the epochs at a
 * third of the learning rate, unless the user says otherwise: they have most of the way behind
 * them. What is fitted to every history stays as it is.
 *
 * @param config what the user said
 */
public record LearnOn(LearnOnConfig config) {
  private static final int SHARE = 3;

  /**
   * Returns the model after it learnt from train, validation telling when to stop.
   *
   * @param model where it begins
   * @param task what is learnt
   * @param listener hears how far it is and what changed
   * @throws InputException if a network has learnt a vector for each series, and these are others
   */
  public Model fit(Model model, Task task, RunListener listener) {
    return model
        .withNetworks(network -> fit(network, task.learnable(), listener))
        .withTuned(weights -> tuned(weights, task, Split::trainEnd, listener));
  }

  /**
   * Returns the model after it learnt from everything, for as many epochs as were best; the
   * pre-trained network goes on a second time.
   *
   * @param model where it begins
   * @param fitted what {@link #fit} made of it for the same task
   */
  public Model refit(Model model, Model fitted, Task task, RunListener listener) {
    Iterator<NetworkModel> before = model.networks().iterator();
    return fitted
        .withNetworks(network -> refit(before.next(), network, task.learnable(), listener))
        .withTuned(weights -> tuned(weights, task, Split::length, listener));
  }

  private PretrainedWeights tuned(
      PretrainedWeights weights, Task task, ToIntFunction<Split> end, RunListener listener) {
    return new FineTuning(task.season(), task.horizon(), config.threads())
        .of(weights, task.before(end), done -> listener.worked(Work.TUNING, done, FineTuning.STEPS))
        .orElse(weights);
  }

  private NetworkModel fit(NetworkModel network, Task task, RunListener listener) {
    Recipe recipe = Recipe.of(network).withTraining(training(network.training().spec()));
    TrainingWindows windows = windows(network, recipe, task);
    Trained trained =
        recipe.epochsFixed()
            ? trainer(network, recipe, recipe.training().epochs(), listener)
                .refit(windows.before(Split::trainEnd), epochs(recipe.training().epochs()))
            : trainer(network, recipe, recipe.training().epochs(), listener)
                .train(windows.ofTrain(), windows.validation());
    TrainingSummary before = network.training();
    NetworkModel learnt =
        new NetworkModel(
            network.window(),
            windows.transforms(),
            network.network(),
            network.quantiles(),
            new Weights(trained.weights()),
            new TrainingSummary(
                before.spec(),
                before.transformsChosen(),
                before.epochsFixed(),
                trained.best().number(),
                trained.outOfTime(),
                trained.history()),
            recipe.epochsFixed() ? network.residuals() : NetworkFitter.residuals(windows, trained));
    listener.note(
        new NetworkNote.LearntOn(
            trained.history().size(),
            change(network.weights().flat(), trained.weights()),
            known(network, windows),
            windows.transforms().fitted().size()));
    return learnt;
  }

  private NetworkModel refit(
      NetworkModel before, NetworkModel fitted, Task task, RunListener listener) {
    Recipe recipe = Recipe.of(before).withTraining(training(before.training().spec()));
    int epochs = fitted.training().bestEpoch();
    listener.note(new NetworkNote.Refit(epochs));
    TrainingWindows windows =
        new TrainingWindows(
            TrainingWindows.seen(task, before.window()), recipe, fitted.transforms());
    Trained trained =
        trainer(before, recipe, epochs, listener)
            .refit(windows.before(Split::length), fitted.training().history().subList(0, epochs));
    return fitted.withWeights(fitted.transforms(), new Weights(trained.weights()));
  }

  private static Trainer trainer(
      NetworkModel network, Recipe recipe, int epochs, RunListener listener) {
    return new Trainer(
            network.network(), recipe.trainingOfOutputs(), listener.trainingStarts(epochs))
        .from(network.weights().flat());
  }

  private static List<Epoch> epochs(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> new Epoch(number, Double.NaN, Double.NaN, Double.NaN))
        .toList();
  }

  private TrainingSpec training(TrainingSpec own) {
    LearningRate rate = own.learningRate();
    return own.with()
        .epochs(config.epochs().orElse((own.epochs() + SHARE - 1) / SHARE))
        .patience(config.patience().orElse(own.patience()))
        .batch(config.batch().orElse(own.batch()))
        .learningRate(
            new LearningRate(
                config.learningRate().orElse(rate.full() / SHARE), rate.schedule(), rate.warmup()))
        .threads(config.threads())
        .build();
  }

  private static TrainingWindows windows(NetworkModel network, Recipe recipe, Task task) {
    TrainingWindows anew = TrainingWindows.of(task, recipe);
    PanelTransforms kept = anew.transforms().keeping(network.transforms());
    if (network.window().numbered()
        && !List.copyOf(kept.fitted().keySet())
            .equals(List.copyOf(network.transforms().fitted().keySet()))) {
      throw new InputException(
          "the network has learnt a vector for each of %d series; it goes on with these alone, in"
                  .formatted(network.transforms().fitted().size())
              + " their order");
    }
    return new TrainingWindows(anew.task(), recipe, kept);
  }

  private static int known(NetworkModel network, TrainingWindows windows) {
    return (int)
        windows.transforms().fitted().keySet().stream()
            .filter(network.transforms().fitted()::containsKey)
            .count();
  }

  /** Returns the size of the change of weights over their own. */
  private static double change(float[] before, float[] after) {
    double change = 0;
    double own = 0;
    for (int i = 0; i < before.length; i++) {
      change = Math.hypot(change, after[i] - before[i]);
      own = Math.hypot(own, before[i]);
    }
    return own > 0 ? change / own : 0;
  }
}
