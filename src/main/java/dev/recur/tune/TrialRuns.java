package dev.recur.tune;

import dev.recur.config.TrainConfig;
import dev.recur.evaluation.Origins;
import dev.recur.fit.HeldOut;
import dev.recur.fit.ModelFitter;
import dev.recur.fit.RunListener;
import dev.recur.fit.SideBySide;
import dev.recur.fit.Task;
import dev.recur.fit.Work;
import dev.recur.forecast.Intervals;
import dev.recur.model.Model;
import dev.recur.series.InputException;
import dev.recur.split.Split;
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
    TrainConfig config, Task search, Task finals, Origins origins, TrialRecord record) {
  /**
   * A trial and how far it is to go.
   *
   * @param trial the trial
   * @param stage its next one
   */
  record Attempt(Trial trial, Stage stage) {}

  /**
   * Returns the scores of attempts in their order, several at a time; those are left out that were
   * not begun when the time was over.
   *
   * @param attempts stages of the search
   * @param isOver whether no attempt is to be begun any more
   * @param listener hears how many are done
   */
  List<TrialScore> of(List<Attempt> attempts, BooleanSupplier isOver, RunListener listener) {
    List<Callable<Optional<TrialScore>>> scorings = new ArrayList<>();
    for (Attempt attempt : attempts) {
      Optional<TrialScore> known = record.find(attempt.trial(), attempt.stage());
      scorings.add(
          known.isPresent()
              ? () -> known
              : () -> isOver.getAsBoolean() ? Optional.empty() : Optional.of(score(attempt)));
    }
    List<TrialScore> scores = new ArrayList<>();
    listener.worked(Work.TRIALS, 0, attempts.size());
    SideBySide.run(
        scorings,
        config.training().threads(),
        result ->
            result.ifPresent(
                score -> {
                  keep(score);
                  scores.add(score);
                  listener.worked(Work.TRIALS, scores.size(), attempts.size());
                }));
    return scores;
  }

  /** Returns the score of a finalist, whose networks share the threads. */
  TrialScore ofFinalist(Trial trial) {
    TrialScore score =
        record.find(trial, Stage.FINAL).orElseGet(() -> score(new Attempt(trial, Stage.FINAL)));
    keep(score);
    return score;
  }

  private void keep(TrialScore score) {
    if (record.find(score.trial(), score.stage()).isEmpty()) {
      record.ended(score);
    }
  }

  private TrialScore score(Attempt attempt) {
    Trial trial = attempt.trial();
    Task task = attempt.stage() == Stage.FINAL ? finals : search;
    TrainConfig each = attempt.stage().of(trial.applyTo(config));
    try {
      Model model = ModelFitter.of(each).fit(task, RunListener.SILENT);
      Intervals intervals = config.intervals().settled(task.before(Split::testStart));
      List<Double> errors =
          Arrays.stream(HeldOut.errorPerOrigin(task, model, origins, intervals)).boxed().toList();
      return new TrialScore(trial, attempt.stage(), errors, Optional.empty());
    } catch (InputException e) {
      Optional<String> failure = Optional.of(String.valueOf(e.getMessage()));
      return new TrialScore(trial, attempt.stage(), List.of(), failure);
    }
  }
}
