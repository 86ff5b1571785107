package dev.recur.pipeline;

import dev.recur.artifact.CombinedModel;
import dev.recur.artifact.Model;
import dev.recur.artifact.NetworkModel;
import dev.recur.artifact.TrainingSummary;
import dev.recur.artifact.Weights;
import dev.recur.forecast.Combination;
import dev.recur.training.Trained;
import dev.recur.training.Trainer;
import dev.recur.training.TrainingConfig;
import dev.recur.transform.PanelTransforms;
import java.util.ArrayList;
import java.util.List;

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

  private Model fit(Setting setting, Recipe recipe, RunListener listener) {
    NetworkPlan plan = NetworkPlan.of(setting, recipe, config);
    plan.say(listener);
    TrainingConfig training = recipe.training();
    Trained trained =
        new Trainer(plan.network(), training, listener.trainingStarts(training.epochs()))
            .train(plan.trainWindows(), plan.validation());
    return new NetworkModel(
        plan.window(),
        plan.transforms(),
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
    int epochs = model.training().bestEpoch();
    listener.note(
        "refit on train, validation and test for "
            + epochs
            + " epochs; the score is of the weights before, which had not seen test");
    PanelTransforms transforms =
        PanelTransforms.fit(
            model.transforms().transforms(), setting.season(), setting.panel().series());
    NetworkPlan plan = new NetworkPlan(setting, transforms, model.window(), model.network());
    TrainingConfig training = model.training().config();
    Trained again =
        new Trainer(model.network(), training, listener.trainingStarts(epochs))
            .refit(plan.allWindows(), model.training().history().subList(0, epochs));
    return new NetworkModel(
        model.window(),
        transforms,
        model.network(),
        new Weights(again.weights()),
        model.training());
  }
}
