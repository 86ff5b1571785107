package dev.recur.pipeline;

import dev.recur.artifact.Model;
import dev.recur.artifact.NetworkModel;
import dev.recur.artifact.TrainingSummary;
import dev.recur.artifact.Weights;
import dev.recur.training.Trained;
import dev.recur.training.Trainer;
import dev.recur.training.TrainingConfig;
import dev.recur.training.TrainingListener;

/**
 * Trains a network.
 *
 * @param config what the user said
 */
record NetworkFitter(TrainConfig config) implements ModelFitter {
  @Override
  public Model fit(Setting setting, RunListener listener) {
    NetworkPlan plan = NetworkPlan.of(setting, config);
    plan.say(listener);
    TrainingConfig training = config.training();
    Trained trained =
        new Trainer(plan.network(), training, listener.trainingStarts(training.epochs()))
            .train(plan.trainWindows(), plan.validation());
    return new NetworkModel(
        plan.window(),
        plan.transforms(),
        plan.network(),
        new Weights(trained.weights()),
        TrainingSummary.of(training, config.transform().transforms().isEmpty(), trained));
  }

  /**
   * Returns a network of the same settings fitted to other values; transforms that were chosen from
   * train are chosen from the new one.
   *
   * @param model whose settings are used
   * @param setting what is fitted to
   * @param everything whether to train again on train and validation for as many epochs
   * @param threads that share a step; the result does not depend on them
   */
  static Model again(NetworkModel model, Setting setting, boolean everything, int threads) {
    TrainingConfig training = model.training().config().withThreads(threads);
    NetworkPlan plan = NetworkPlan.again(setting, model);
    Trained trained =
        new Trainer(plan.network(), training, TrainingListener.SILENT)
            .train(plan.trainWindows(), plan.validation());
    if (everything) {
      int epochs = trained.best().number();
      plan = plan.refittedTo(setting.panel().series());
      trained =
          new Trainer(plan.network(), training, TrainingListener.SILENT)
              .refit(plan.allWindows(), epochs);
    }
    return new NetworkModel(
        plan.window(),
        plan.transforms(),
        plan.network(),
        new Weights(trained.weights()),
        TrainingSummary.of(training, model.training().transformsChosen(), trained));
  }

  @Override
  public Model refit(Setting setting, Model fitted, RunListener listener) {
    NetworkModel model = (NetworkModel) fitted;
    int epochs = model.training().bestEpoch();
    listener.note(
        "refit on train, validation and test for "
            + epochs
            + " epochs; the score is of the weights before, which had not seen test");
    NetworkPlan plan =
        new NetworkPlan(setting, model.transforms(), model.window(), model.network())
            .refittedTo(setting.panel().series());
    Trained again =
        new Trainer(model.network(), config.training(), listener.trainingStarts(epochs))
            .refit(plan.allWindows(), epochs);
    return new NetworkModel(
        model.window(),
        plan.transforms(),
        model.network(),
        new Weights(again.weights()),
        model.training());
  }
}
