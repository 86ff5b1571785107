package dev.recur.fit;

import dev.recur.config.TrainConfig;
import dev.recur.forecast.Combination;
import dev.recur.forecast.Residuals;
import dev.recur.model.CombinedModel;
import dev.recur.model.Model;
import dev.recur.model.NetworkModel;
import dev.recur.model.TrainingSummary;
import dev.recur.model.Weights;
import dev.recur.network.Predictor;
import dev.recur.note.NetworkNote;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.training.Epoch;
import dev.recur.training.NextStepErrors;
import dev.recur.training.Trained;
import dev.recur.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Trains networks on train, with validation to tell the best epoch; where the number of epochs is
 * fixed there is nothing to tell, and most series of a panel learn from validation too.
 *
 * @param config what the user said
 */
record NetworkFitter(TrainConfig config) implements ModelFitter {
  @Override
  public Model fit(Task whole, RunListener listener) {
    Task task = whole.learnable();
    if (task.splits().size() < whole.splits().size()) {
      listener.note(new NetworkNote.TooShort(task.without(whole), whole.splits().size()));
    }
    List<Recipe> recipes = Recipes.of(task, config);
    Recipe first = recipes.get(0);
    TrainingMemory.require(recipes, task.train().stream().mapToLong(TimeSeries::length).sum());
    TrainingWindows windows = TrainingWindows.of(task, first);
    listener.note(new NetworkNote.Network(first.window(), first.transforms(), first.network()));
    listener.note(new NetworkNote.Schedule(first.training(), first.epochsFixed()));
    if (recipes.size() == 1) {
      return fit(windows, listener);
    }
    listener.note(new NetworkNote.Ensemble(recipes.size()));
    return new CombinedModel(
        config.model().toString(), Combination.MEDIAN, members(task, recipes, listener));
  }

  /** Returns the members in order, trained side by side on one thread each. */
  private static List<Model> members(Task task, List<Recipe> recipes, RunListener listener) {
    List<Callable<Model>> trainings = new ArrayList<>();
    List<Recording> recordings = new ArrayList<>();
    for (Recipe recipe : recipes) {
      Recording recording = new Recording(listener, recipe.training().epochs());
      recordings.add(recording);
      trainings.add(() -> fit(TrainingWindows.of(task, recipe.onThreads(1)), recording));
    }
    List<Model> members = new ArrayList<>();
    listener.worked(Work.MEMBERS, 0, trainings.size());
    SideBySide.run(
        trainings,
        recipes.get(0).training().threads(),
        member -> {
          recordings.get(members.size()).play();
          members.add(member);
          listener.worked(Work.MEMBERS, members.size(), trainings.size());
        });
    return members;
  }

  /**
   * Returns a network of the same recipe fitted to other values, by our own step; transforms that
   * were chosen from train are chosen from the new one.
   *
   * @param model whose recipe is used
   * @param whole what is fitted to; series that are much shorter than the others are left out
   * @param threads that share a step; the result does not depend on them
   */
  static NetworkModel again(NetworkModel model, Task whole, int threads) {
    Task task = whole.learnable();
    return fit(
        TrainingWindows.of(task, Recipes.again(model, task).onThreads(threads).byOwnStep()),
        RunListener.SILENT);
  }

  private static NetworkModel fit(TrainingWindows windows, RunListener listener) {
    Recipe recipe = windows.recipe();
    int epochs = recipe.training().epochs();
    if (recipe.epochsFixed()) {
      List<Epoch> all =
          IntStream.rangeClosed(1, epochs)
              .mapToObj(number -> new Epoch(number, Double.NaN, Double.NaN, Double.NaN))
              .toList();
      Trained trained = trained(windows, Split::trainEnd, all, listener);
      return model(windows, trained, Residuals.NONE);
    }
    Trained trained =
        trainer(windows, epochs, listener).train(windows.ofTrain(), windows.validation());
    if (trained.outOfTime()) {
      listener.note(new NetworkNote.OutOfTime(trained.history().size(), epochs));
    }
    return model(windows, trained, residuals(windows, trained));
  }

  private static Trainer trainer(TrainingWindows windows, int epochs, RunListener listener) {
    Recipe recipe = windows.recipe();
    return new Trainer(
        recipe.network(), recipe.trainingOfOutputs(), listener.trainingStarts(epochs));
  }

  /** Returns the network trained on everything before a step, as long as another training. */
  private static Trained trained(
      TrainingWindows windows,
      ToIntFunction<Split> end,
      List<Epoch> repeated,
      RunListener listener) {
    return trainer(windows, repeated.size(), listener)
        .refit(windows.fittedTo(end).before(end), repeated);
  }

  /** Returns the errors that sample paths are made of; a direct network makes none. */
  static Residuals residuals(TrainingWindows windows, Trained trained) {
    Recipe recipe = windows.recipe();
    if (recipe.window().ahead() > 1) {
      return Residuals.NONE;
    }
    int steps = recipe.window().networkSteps();
    int threads = recipe.training().threads();
    try (Predictor predictor = new Predictor(recipe.network(), trained.weights(), steps, threads)) {
      return Residuals.of(
          NextStepErrors.of(windows.ofTrain(), predictor::predict),
          NextStepErrors.of(windows.ofValidation(), predictor::predict));
    }
  }

  private static NetworkModel model(TrainingWindows windows, Trained trained, Residuals residuals) {
    Recipe recipe = windows.recipe();
    return new NetworkModel(
        recipe.window(),
        windows.transforms(),
        recipe.network(),
        recipe.quantiles(),
        new Weights(trained.weights()),
        new TrainingSummary(
            recipe.training(),
            recipe.transformsChosen(),
            recipe.epochsFixed(),
            trained.best().number(),
            trained.outOfTime(),
            trained.history()),
        residuals);
  }

  /** Returns a network trained on everything, for as many epochs as were best. */
  static NetworkModel refit(Task whole, NetworkModel model, RunListener listener) {
    Task task = whole.learnable();
    TrainingSummary training = model.training();
    listener.note(new NetworkNote.Refit(training.bestEpoch()));
    TrainingWindows windows =
        new TrainingWindows(
            TrainingWindows.seen(task, model.window()), Recipe.of(model), model.transforms());
    List<Epoch> best = training.history().subList(0, training.bestEpoch());
    Trained again = trained(windows, Split::length, best, listener);
    return model.withWeights(
        windows.fittedTo(Split::length).transforms(), new Weights(again.weights()));
  }
}
