package dev.recur.tune;

import dev.recur.fit.RunListener;
import dev.recur.note.SearchNote;
import dev.recur.series.InputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Successive halving: all trials are trained for a ninth of the epochs, the best third of them for
 * a third, the best third of those for all, each time from the beginning.
 *
 * <p>Source: Jamieson and Talwalkar, Non-stochastic best arm identification and hyperparameter
 * optimization, AISTATS 2016, with a factor of three.
 *
 * @param runs trains and scores
 * @param fewest trials that go on, where there are as many
 * @param isOver whether no trial is to be begun any more
 * @param listener hears how far it is
 */
record Halving(TrialRuns runs, int fewest, BooleanSupplier isOver, RunListener listener) {
  private static final int FACTOR = 3;

  /**
   * What a search found.
   *
   * @param standard the score of the default after all epochs
   * @param others the last score of each trial that was begun
   */
  record Scores(TrialScore standard, Collection<TrialScore> others) {
    /** Returns the best: those that came furthest, of these the ones with the smallest errors. */
    List<TrialScore> best(int most) {
      return others.stream()
          .filter(TrialScore::isDone)
          .sorted(
              Comparator.comparing(TrialScore::stage)
                  .reversed()
                  .thenComparingDouble(TrialScore::error))
          .limit(most)
          .toList();
    }
  }

  /**
   * Searches.
   *
   * @throws InputException if the default cannot be trained or scored
   */
  Scores of(List<Trial> trials) {
    List<TrialRuns.Attempt> first = new ArrayList<>();
    first.add(new TrialRuns.Attempt(Trial.DEFAULT, Stage.WHOLE));
    trials.forEach(trial -> first.add(new TrialRuns.Attempt(trial, Stage.NINTH)));
    List<TrialScore> scores = runs.of(first, isOver, listener);
    TrialScore standard = scores.get(0);
    require(standard, "search");
    scores = scores.subList(1, scores.size());
    Map<Trial, TrialScore> last = new LinkedHashMap<>();
    scores.forEach(score -> last.put(score.trial(), score));
    say(Stage.NINTH, scores);
    for (Stage stage : List.of(Stage.THIRD, Stage.WHOLE)) {
      List<TrialScore> ranked = new Scores(standard, scores).best(scores.size());
      int goOn = Math.max(fewest, (ranked.size() + FACTOR - 1) / FACTOR);
      List<TrialRuns.Attempt> attempts =
          ranked.stream()
              .limit(goOn)
              .map(score -> new TrialRuns.Attempt(score.trial(), stage))
              .toList();
      scores = runs.of(attempts, isOver, listener);
      scores.forEach(score -> last.put(score.trial(), score));
      say(stage, scores);
    }
    return new Scores(standard, last.values());
  }

  private void say(Stage stage, List<TrialScore> scores) {
    if (scores.isEmpty()) {
      return;
    }
    Optional<SearchNote.StageEnded.Best> best =
        new Scores(scores.get(0), scores)
            .best(1).stream()
                .map(TrialScore::trial)
                .map(trial -> new SearchNote.StageEnded.Best(trial.number(), trial.said()))
                .findFirst();
    listener.note(new SearchNote.StageEnded(scores.size(), stage.toString(), best));
    List<TrialScore> failed = scores.stream().filter(score -> !score.isDone()).toList();
    if (!failed.isEmpty()) {
      TrialScore such = failed.get(0);
      listener.note(
          new SearchNote.TrialsFailed(
              failed.size(), such.trial().number(), such.failure().orElseThrow()));
    }
  }

  /**
   * Checks that there is something to compare with.
   *
   * @param standard score of the default
   * @param part of the tuning, for the message
   */
  static void require(TrialScore standard, String part) {
    if (!standard.isDone()) {
      throw new InputException(
          "the default cannot be trained on what comes before the origins of the "
              + part
              + ": "
              + standard.failure().orElseThrow());
    }
  }
}
