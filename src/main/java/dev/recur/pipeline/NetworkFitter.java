package dev.recur.pipeline;

import dev.recur.artifact.CombinedModel;
import dev.recur.artifact.Model;
import dev.recur.artifact.NetworkModel;
import dev.recur.artifact.TrainingSummary;
import dev.recur.artifact.Weights;
import dev.recur.forecast.Combination;
import dev.recur.split.Split;
import dev.recur.training.Epoch;
import dev.recur.training.Trained;
import dev.recur.training.Trainer;
import dev.recur.training.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Trains a network.
 *
 * @param config what the user said
 */
record NetworkFitter(TrainConfig config) implements ModelFitter {
  @Override
  public Model fit(Setting setting, RunListener listener) {
    List<Model> members = new ArrayList<>();
    for (Recipe recipe : Recipes.of(setting, config)) {
      members.add(fit(setting, recipe, listener));
    }
    return members.size() == 1
        ? members.get(0)
        : new CombinedModel(config.model().toString(), Combination.MEDIAN, members);
  }

  /**
   * Trains on train, with validation to tell the best epoch, and then again on both for as many
   * epochs. Where the number of epochs is fixed there is nothing to tell, and the second is all.
   */
  private Model fit(Setting setting, Recipe recipe, RunListener listener) {
    NetworkPlan plan = NetworkPlan.of(setting, recipe, config);
    plan.say(listener);
    TrainingConfig training = recipe.training();
    if (recipe.fixedEpochs() && training.timeLimit().isEmpty()) {
      return trained(plan, Split::testStart, training, epochs(training.epochs()), listener);
    }
    Trained first =
        new Trainer(plan.network(), training, listener.trainingStarts(training.epochs()))
            .train(plan.trainWindows(), plan.validation());
    if (first.outOfTime()) {
      listener.note(
          "the time limit ended training after "
              + first.history().size()
              + " of at most "
              + training.epochs()
              + " epochs; with it, the same seed need not give the same model");
    }
    List<Epoch> best = first.history().subList(0, first.best().number());
    NetworkModel again = trained(plan, Split::testStart, training, best, RunListener.SILENT);
    TrainingSummary summary = TrainingSummary.of(training, first);
    return new NetworkModel(
        again.window(), again.transforms(), again.network(), again.weights(), summary);
  }

  private static List<Epoch> epochs(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> new Epoch(number, Double.NaN, Double.NaN, Double.NaN))
        .toList();
  }

  /** Returns the network trained on everything before a step, as long as another training. */
  private static NetworkModel trained(
      NetworkPlan plan,
      ToIntFunction<Split> end,
      TrainingConfig training,
      List<Epoch> repeated,
      RunListener listener) {
    NetworkPlan whole = plan.fittedTo(end);
    Trained trained =
        new Trainer(plan.network(), training, listener.trainingStarts(repeated.size()))
            .refit(whole.windows(end), repeated);
    return new NetworkModel(
        plan.window(),
        whole.transforms(),
        plan.network(),
        new Weights(trained.weights()),
        TrainingSummary.of(training, trained));
  }

  @Override
  public Model refit(Setting setting, Model fitted, RunListener listener) {
    if (fitted instanceof CombinedModel combined) {
      List<Model> members = new ArrayList<>();
      combined.members().forEach(member -> members.add(refit(setting, member, listener)));
      return new CombinedModel(combined.name(), combined.combination(), members);
    }
    NetworkModel model = (NetworkModel) fitted;
    TrainingSummary training = model.training();
    listener.note(
        "refit on train, validation and test for "
            + training.bestEpoch()
            + " epochs; the score is of the weights before, which had not seen test");
    NetworkPlan plan =
        new NetworkPlan(setting, model.transforms(), model.window(), model.network());
    List<Epoch> best = training.history().subList(0, training.bestEpoch());
    NetworkModel again = trained(plan, Split::length, training.config(), best, listener);
    return new NetworkModel(
        again.window(), again.transforms(), again.network(), again.weights(), training);
  }
}
