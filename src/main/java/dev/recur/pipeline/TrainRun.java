package dev.recur.pipeline;

import dev.recur.artifact.Provenance;
import dev.recur.artifact.SavedModel;
import dev.recur.artifact.TrainingSummary;
import dev.recur.evaluation.Evaluation;
import dev.recur.series.Panel;
import dev.recur.training.Trained;
import dev.recur.training.Trainer;
import dev.recur.transform.PanelTransforms;

/** From a panel to a model: split, transform, windows, training, the held-out score, the refit. */
public final class TrainRun {
  private final TrainConfig config;
  private final RunListener listener;

  /**
   * Makes a run.
   *
   * @param config what the user said
   * @param listener hears what was chosen and how far it is
   */
  public TrainRun(TrainConfig config, RunListener listener) {
    this.config = config;
    this.listener = listener;
  }

  /**
   * Trains and scores.
   *
   * @param panel whole series, with the end that is to be held out
   * @param provenance where they came from
   * @throws dev.recur.series.InputException if the series are too short, or training diverges
   */
  public SavedModel run(Panel panel, Provenance provenance) {
    Plan plan = Plan.of(panel, config);
    plan.say(listener);
    Trained trained =
        trainer(plan, config.training().epochs()).train(plan.trainWindows(), plan.validation());
    Evaluation score = plan.heldOutScore(trained.weights());
    TrainingSummary summary = TrainingSummary.of(config.training(), trained, config.refit());
    if (!config.refit()) {
      return plan.model(plan.transforms(), trained.weights(), summary, score, provenance);
    }
    int epochs = trained.best().number();
    listener.note(
        "refit on train, validation and test for "
            + epochs
            + " epochs; the score is of the weights before, which had not seen test");
    PanelTransforms refitted = plan.refittedTransforms();
    Trained again = trainer(plan, epochs).refit(plan.allWindows(refitted), trained);
    return plan.model(refitted, again.weights(), summary, score, provenance);
  }

  private Trainer trainer(Plan plan, int epochs) {
    return new Trainer(plan.network(), config.training(), listener.trainingStarts(epochs));
  }
}
