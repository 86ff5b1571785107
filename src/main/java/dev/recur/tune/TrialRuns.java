package dev.recur.tune;

import dev.recur.config.TrainConfig;
import dev.recur.evaluation.Origins;
import dev.recur.fit.ModelFitter;
import dev.recur.fit.RunListener;
import dev.recur.fit.Setting;
import dev.recur.fit.SideBySide;
import dev.recur.model.Model;
import dev.recur.series.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * Trains and scores trials, or finds what is on record of them.
 *
 * @param config what the user said
 * @param search what trials are fitted to and scored on
 * @param finals what finalists are, with origins after those of the search
 * @param origins where forecasts begin
 * @param record of all trials
 */
record TrialRuns(
    TrainConfig config, Setting search, Setting finals, Origins origins, TrialRecord record) {
  /**
   * A trial and how far it is to go.
   *
   * @param trial the trial
   * @param stage its next one
   */
  record Task(Trial trial, Stage stage) {}

  /**
   * Returns the scores of tasks in their order, several at a time; those are left out that were not
   * begun when the time was over.
   *
   * @param tasks stages of the search
   * @param isOver whether no task is to be begun any more
   * @param listener hears how many are done
   */
  List<TrialScore> of(List<Task> tasks, BooleanSupplier isOver, RunListener listener) {
    List<Callable<Optional<TrialScore>>> scorings = new ArrayList<>();
    for (Task task : tasks) {
      Optional<TrialScore> known = record.find(task.trial(), task.stage());
      scorings.add(
          known.isPresent()
              ? () -> known
              : () -> isOver.getAsBoolean() ? Optional.empty() : Optional.of(score(task)));
    }
    List<TrialScore> scores = new ArrayList<>();
    listener.trials(0, tasks.size());
    SideBySide.run(
        scorings,
        config.saidOfTraining().threads(),
        result ->
            result.ifPresent(
                score -> {
                  keep(score);
                  scores.add(score);
                  listener.trials(scores.size(), tasks.size());
                }));
    return scores;
  }

  /** Returns the score of a finalist, whose networks share the threads. */
  TrialScore ofFinalist(Trial trial) {
    TrialScore score =
        record.find(trial, Stage.FINAL).orElseGet(() -> score(new Task(trial, Stage.FINAL)));
    keep(score);
    return score;
  }

  private void keep(TrialScore score) {
    if (record.find(score.trial(), score.stage()).isEmpty()) {
      record.ended(score);
    }
  }

  private TrialScore score(Task task) {
    Trial trial = task.trial();
    Setting setting = task.stage() == Stage.FINAL ? finals : search;
    TrainConfig each = task.stage().of(trial.applyTo(config));
    try {
      Model model = ModelFitter.of(each).fit(setting, RunListener.SILENT);
      List<Double> errors =
          Arrays.stream(setting.errorPerOrigin(model, origins, config.intervals()))
              .boxed()
              .toList();
      return new TrialScore(trial, task.stage(), errors, Optional.empty());
    } catch (InputException e) {
      Optional<String> failure = Optional.of(String.valueOf(e.getMessage()));
      return new TrialScore(trial, task.stage(), List.of(), failure);
    }
  }
}
