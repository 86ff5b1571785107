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
import dev.recur.split.Split;
import dev.recur.training.Epoch;
import dev.recur.training.NextStepErrors;
import dev.recur.training.Trained;
import dev.recur.training.Trainer;
import dev.recur.training.TrainingConfig;
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
  public Model fit(Setting setting, RunListener listener) {
    List<Recipe> recipes = Recipes.of(setting, config);
    NetworkPlan.of(setting, recipes.get(0), config).say(listener);
    listener.note(recipes.get(0).schedule());
    if (recipes.size() == 1) {
      return fit(setting, recipes.get(0), listener);
    }
    listener.note("the median of " + recipes.size() + " networks");
    return new CombinedModel(
        config.model().toString(), Combination.MEDIAN, members(setting, recipes, listener));
  }

  /** Returns the members in order, trained side by side on one thread each. */
  private List<Model> members(Setting setting, List<Recipe> recipes, RunListener listener) {
    List<Callable<Model>> trainings = new ArrayList<>();
    List<Recording> recordings = new ArrayList<>();
    for (Recipe recipe : recipes) {
      Recipe alone = recipe.onOneThread();
      Recording recording = new Recording(listener, recipe.training().epochs());
      recordings.add(recording);
      trainings.add(() -> fit(setting, alone, recording));
    }
    List<Model> members = new ArrayList<>();
    SideBySide.run(
        trainings,
        recipes.get(0).training().threads(),
        member -> {
          recordings.get(members.size()).play();
          members.add(member);
        });
    return members;
  }

  private NetworkModel fit(Setting setting, Recipe recipe, RunListener listener) {
    Setting seen = recipe.epochsAreFixed() ? setting.learningValidation() : setting;
    return fit(
        NetworkPlan.of(seen, recipe, config),
        recipe.training(),
        recipe.transform().isAuto(),
        recipe.epochsAreFixed(),
        listener);
  }

  /**
   * Returns a network of the same settings fitted to other values; transforms that were chosen from
   * train are chosen from the new one.
   *
   * @param model whose settings are used
   * @param setting what is fitted to
   * @param threads that share a step; the result does not depend on them
   */
  static Model again(NetworkModel model, Setting setting, int threads) {
    TrainingSummary training = model.training();
    boolean fixed = training.epochsWereFixed();
    return fit(
        NetworkPlan.again(fixed ? setting.learningValidation() : setting, model),
        training.config().change().threads(threads).done(),
        training.transformsChosen(),
        fixed,
        RunListener.SILENT);
  }

  private static NetworkModel fit(
      NetworkPlan plan,
      TrainingConfig training,
      boolean transformsChosen,
      boolean fixedEpochs,
      RunListener listener) {
    if (fixedEpochs) {
      List<Epoch> all =
          IntStream.rangeClosed(1, training.epochs())
              .mapToObj(number -> new Epoch(number, Double.NaN, Double.NaN, Double.NaN))
              .toList();
      Trained trained = trained(plan, Split::trainEnd, training, all, listener);
      TrainingSummary summary = TrainingSummary.of(training, transformsChosen, trained);
      return model(plan, trained, summary, Residuals.NONE);
    }
    Trained first =
        new Trainer(
                plan.network(), plan.training(training), listener.trainingStarts(training.epochs()))
            .train(plan.trainWindows(), plan.validation());
    if (first.outOfTime()) {
      listener.note(
          "the time limit ended training after "
              + first.history().size()
              + " of at most "
              + training.epochs()
              + " epochs; with it, the same seed need not give the same model");
    }
    TrainingSummary summary = TrainingSummary.of(training, transformsChosen, first);
    return model(plan, first, summary, residuals(plan, first, training.threads()));
  }

  /** Returns the network trained on everything before a step, as long as another training. */
  private static Trained trained(
      NetworkPlan plan,
      ToIntFunction<Split> end,
      TrainingConfig training,
      List<Epoch> repeated,
      RunListener listener) {
    return new Trainer(
            plan.network(), plan.training(training), listener.trainingStarts(repeated.size()))
        .refit(plan.fittedTo(end).windows(end), repeated);
  }

  /** Returns the errors that sample paths are made of; a direct network makes none. */
  private static Residuals residuals(NetworkPlan plan, Trained trained, int threads) {
    if (plan.window().ahead() > 1) {
      return Residuals.NONE;
    }
    int steps = plan.window().networkSteps();
    try (Predictor predictor = new Predictor(plan.network(), trained.weights(), steps, threads)) {
      return Residuals.of(
          NextStepErrors.of(plan.trainWindows(), predictor::predict),
          NextStepErrors.of(plan.validationWindows(), predictor::predict));
    }
  }

  private static NetworkModel model(
      NetworkPlan plan, Trained trained, TrainingSummary summary, Residuals residuals) {
    return new NetworkModel(
        plan.window(),
        plan.transforms(),
        plan.network(),
        plan.quantiles(),
        new Weights(trained.weights()),
        summary,
        residuals);
  }

  @Override
  public Model refit(Setting setting, Model fitted, RunListener listener) {
    if (fitted instanceof CombinedModel combined) {
      List<Model> members = new ArrayList<>();
      combined.members().forEach(member -> members.add(refit(setting, member, listener)));
      return new CombinedModel(combined.name(), combined.combination(), members);
    }
    listener.note(
        "refit on train, validation and test for "
            + ((NetworkModel) fitted).training().bestEpoch()
            + " epochs; the score is of the weights before, which had not seen test");
    NetworkModel model = (NetworkModel) fitted;
    TrainingSummary training = model.training();
    NetworkPlan plan = NetworkPlan.onEverything(setting, model);
    List<Epoch> best = training.history().subList(0, training.bestEpoch());
    Trained again = trained(plan, Split::length, training.config(), best, listener);
    return model(plan.fittedTo(Split::length), again, training, model.residuals());
  }
}
