package dev.recur.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.config.TuneConfig;
import dev.recur.covariate.DataSettings;
import dev.recur.evaluation.Gain;
import dev.recur.fit.RunListener;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** The rules of the search, on trials whose scores are made up so that nothing is trained. */
class TuneRunTest {
  private static final Set<String> SAID = Set.of("lookback", "hidden", "transform");

  /** Errors of nine forecasts of which three share no step, about a level. */
  private static List<Double> about(double level) {
    return List.of(level - 1, level + 1, level, level - 1, level + 1, level);
  }

  /** Gives every trial a made-up score and remembers which were asked for. */
  private static final class MadeUp implements TrialRecord {
    private final BiFunction<Trial, Stage, Optional<List<Double>>> errors;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    MadeUp(BiFunction<Trial, Stage, Optional<List<Double>>> errors) {
      this.errors = errors;
    }

    @Override
    public Optional<TrialScore> find(Trial trial, Stage stage) {
      String name = trial.number() + " " + stage;
      if (!asked.contains(name)) {
        asked.add(name);
      }
      Optional<List<Double>> made = errors.apply(trial, stage);
      return Optional.of(
          new TrialScore(
              trial,
              stage,
              made.orElse(List.of()),
              made.isPresent() ? Optional.empty() : Optional.of("made to fail")));
    }

    @Override
    public void ended(TrialScore score) {
      throw new AssertionError("it was on record: " + score);
    }

    List<String> at(Stage stage) {
      return asked.stream().filter(name -> name.endsWith(" " + stage)).toList();
    }
  }

  private static TuneRun run(int length, int trials, Duration limit, LongSupplier clock) {
    Panel panel = Fixtures.panel(Fixtures.series("North", Fixtures.seasonal(length, 4, 1)));
    TuneConfig config =
        new TuneConfig(new Settings().config(), SAID, trials, Optional.ofNullable(limit));
    return new TuneRun(panel, DataSettings.NONE, config, RunListener.SILENT, clock);
  }

  private static Tuning tune(int trials, MadeUp record) {
    return run(120, trials, null, () -> 0).run(record);
  }

  /**
   * Trial n has an error of n in the search and of 100 - n at the end; the default of 10 and 97.
   */
  private static Optional<List<Double>> theBestFadeAtTheEnd(Trial trial, Stage stage) {
    double error = trial.isDefault() ? 10 : trial.number();
    return Optional.of(
        about(stage == Stage.FINAL ? 100 - error + (trial.isDefault() ? 7 : 0) : error));
  }

  @Test
  void aThirdGoesOnAndTheBestFourMeetTheDefaultAtTheEnd() {
    MadeUp record = new MadeUp(TuneRunTest::theBestFadeAtTheEnd);
    Tuning tuning = tune(40, record);
    assertEquals(40, record.at(Stage.NINTH).size());
    assertEquals(14, record.at(Stage.THIRD).size());
    assertEquals(
        List.of("0 1", "1 1", "2 1", "3 1", "4 1", "5 1"),
        record.at(Stage.WHOLE).stream().toList());
    assertEquals(
        List.of("0 final", "1 final", "2 final", "3 final", "4 final"), record.at(Stage.FINAL));
    assertEquals(
        List.of(0, 1, 2, 3, 4),
        tuning.finalists().stream().map(finalist -> finalist.trial().number()).toList());
    assertEquals(40, tuning.trials());
  }

  @Test
  void theWinnerIsTheBestAtTheEndNotInTheSearch() {
    Tuning tuning = tune(9, new MadeUp(TuneRunTest::theBestFadeAtTheEnd));
    assertEquals(4, tuning.winner().trial().number());
    assertEquals(1.0 / 97, tuning.winner().gain().share(), 1e-9);
  }

  @Test
  void whoeverWonTheSearchByLuckDoesNotWinTheFinal() {
    Tuning tuning =
        tune(
            9,
            new MadeUp(
                (trial, stage) ->
                    Optional.of(about(stage == Stage.FINAL && !trial.isDefault() ? 12 : 10))));
    assertTrue(tuning.winner().trial().isDefault());
  }

  /** Gains of 3, -1, 3, -1, 3, -1: deviation 2.19, over six horizons a standard error of 0.894. */
  @Test
  void aGainBelowTwoStandardErrorsDoesNotWin() {
    List<Double> uneven = List.of(17.0, 21.0, 17.0, 21.0, 17.0, 21.0);
    Tuning tuning =
        tune(
            9,
            new MadeUp(
                (trial, stage) ->
                    Optional.of(
                        trial.isDefault()
                            ? Collections.nCopies(6, 20.0)
                            : stage == Stage.FINAL ? uneven : about(10))));
    Gain gain = tuning.finalists().get(1).gain();
    assertEquals(1.0 / 20, gain.share(), 1e-12);
    assertEquals(Math.sqrt(4.8 / 6) / 20, gain.standardError(), 1e-12);
    assertTrue(tuning.winner().trial().isDefault());
  }

  @Test
  void whoeverLostToTheDefaultInTheSearchDoesNotWinTheFinal() {
    Tuning tuning =
        tune(
            9,
            new MadeUp(
                (trial, stage) ->
                    Optional.of(about(trial.isDefault() == (stage == Stage.FINAL) ? 12 : 10))));
    assertTrue(tuning.finalists().get(1).gain().exceeds(2));
    assertTrue(tuning.winner().trial().isDefault());
  }

  @Test
  void trialsThatFailAreOutAndAFailingDefaultIsAComplaint() {
    Tuning tuning =
        tune(
            9,
            new MadeUp(
                (trial, stage) ->
                    trial.number() == 1 ? Optional.empty() : theBestFadeAtTheEnd(trial, stage)));
    assertTrue(tuning.finalists().stream().noneMatch(f -> f.trial().number() == 1));
    MadeUp record =
        new MadeUp(
            (trial, stage) ->
                trial.isDefault() ? Optional.empty() : theBestFadeAtTheEnd(trial, stage));
    InputException complaint = assertThrows(InputException.class, () -> tune(3, record));
    assertTrue(complaint.getMessage().contains("made to fail"), complaint.getMessage());
  }

  @Test
  void withoutAnyTrialThatCanBeTrainedTheDefaultStays() {
    Tuning tuning =
        tune(
            3,
            new MadeUp(
                (trial, stage) -> trial.isDefault() ? Optional.of(about(10)) : Optional.empty()));
    assertEquals(1, tuning.finalists().size());
    assertTrue(tuning.winner().trial().isDefault());
  }

  @Test
  void oneHorizonBeforeTestCannotTellLuckFromGain() {
    Tuning tuning =
        run(40, 5, null, () -> 0)
            .run(
                new MadeUp((trial, stage) -> Optional.of(List.of(trial.isDefault() ? 10.0 : 5.0))));
    assertEquals(1, tuning.origins());
    assertTrue(tuning.winner().trial().isDefault());
  }

  /**
   * Nothing on record, so that what is begun is trained: every look at the clock takes a second.
   */
  @Test
  void afterTheTimeLimitTheDefaultStillMeetsTheBestTrial() {
    Kept record = new Kept();
    long[] seconds = {0};
    TuneRun run = run(120, 20, Duration.ofSeconds(12), () -> 1_000_000_000L * seconds[0]++);
    Tuning tuning = run.run(record);
    assertTrue(tuning.trials() >= 1 && tuning.trials() < 7, tuning.trials() + "");
    assertEquals(2, tuning.finalists().size());
    assertTrue(tuning.finalists().get(0).trial().isDefault());
    assertEquals(Stage.NINTH, tuning.finalists().get(1).searched().stage());
    Tuning resumed = run(120, 20, null, () -> 0).run(record);
    Tuning undisturbed = run(120, 20, null, () -> 0).run(new Kept());
    assertEquals(undisturbed, resumed);
  }

  /** Keeps what has ended. */
  private static final class Kept implements TrialRecord {
    private final List<TrialScore> ended = new ArrayList<>();

    @Override
    public Optional<TrialScore> find(Trial trial, Stage stage) {
      return ended.stream()
          .filter(score -> score.trial().equals(trial) && score.stage() == stage)
          .findFirst();
    }

    @Override
    public void ended(TrialScore score) {
      ended.add(score);
    }
  }
}
