package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.artifact.ModelFile;
import dev.recur.config.LearnOnConfig;
import dev.recur.config.ModelChoice;
import dev.recur.evaluation.Metric;
import dev.recur.fit.RunListener;
import dev.recur.model.NetworkModel;
import dev.recur.model.SavedModel;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A model goes on with newer data, and the held-out end tells whether that was good. */
class LearnOnRunTest {
  private static final int HORIZON = 4;

  private static Panel panel(int length, int... odd) {
    double[] north = Fixtures.seasonal(80, 4, 1);
    double[] south = Fixtures.seasonal(80, 4, 2);
    for (int t : odd) {
      north[t] = 500;
    }
    return Fixtures.panel(
        Fixtures.series("North", north).slice(0, length),
        Fixtures.series("South", south).slice(0, length));
  }

  private static SavedModel model() {
    return Fixtures.train(new Settings(), panel(60));
  }

  private static LearnedOn learnOn(SavedModel model, Panel panel, LearnOnConfig config) {
    return LearnOnRun.run(model, panel, config, Fixtures.PROVENANCE, RunListener.SILENT);
  }

  private static LearnOnConfig config() {
    return LearnOnConfig.builder().epochs(2).threads(1).build();
  }

  @Test
  void itGoesOnFromItsWeightsAndTransforms() {
    SavedModel before = model();
    NetworkModel old = Fixtures.network(before);
    LearnOnConfig still = config().with().learningRate(1e-30).build();
    LearnedOn same = learnOn(before, panel(80), still);
    assertArrayEquals(old.weights().flat(), Fixtures.network(same.model()).weights().flat(), 1e-6f);
    assertEquals(same.before(), same.after(), 1e-6);
    assertEquals(old.transforms(), Fixtures.network(same.model()).transforms());

    LearnedOn learned = learnOn(before, panel(80), config());
    NetworkModel now = Fixtures.network(learned.model());
    assertNotEquals(learned.before(), learned.after());
    assertEquals(old.training().spec(), now.training().spec(), "it may go on again as it did");
    assertEquals(Metric.MASE, learned.metric());
    assertEquals(
        learned.after(), Metric.MASE.of(learned.score().model().overall()).orElseThrow(), 1e-12);
    assertTrue(learned.model().calibration().points() > before.calibration().points());
    assertEquals("2026-08", last(learned.model()));
  }

  private static String last(SavedModel model) {
    TimeSeries tail = model.ends().get(0).tail();
    return tail.calendar().label(tail.length() - 1);
  }

  @Test
  void nothingAfterTheHeldOutEndBeginsIsLearnt() {
    SavedModel before = model();
    SavedModel one = learnOn(before, panel(80), config()).model();
    SavedModel other = learnOn(before, panel(80, 76, 79), config()).model();
    assertArrayEquals(
        Fixtures.network(one).weights().flat(), Fixtures.network(other).weights().flat());
    assertEquals(one.calibration(), other.calibration());
    assertNotEquals(one.score(), other.score());
    SavedModel seen = learnOn(before, panel(80, 70), config()).model();
    assertFalse(
        Arrays.equals(
            Fixtures.network(one).weights().flat(), Fixtures.network(seen).weights().flat()));
  }

  @Test
  void theSameAgainHasTheSameBytesAlsoAfterARefit() {
    SavedModel before = model();
    LearnOnConfig refit = config().with().refit(true).build();
    SavedModel one = learnOn(before, panel(80), refit).model();
    assertArrayEquals(
        ModelFile.encode(one), ModelFile.encode(learnOn(before, panel(80), refit).model()));
    assertNotEquals(
        Fixtures.network(learnOn(before, panel(80), config()).model()).weights().flat()[0],
        Fixtures.network(one).weights().flat()[0]);
  }

  @Test
  void theOldModelIsKeptWhereTheNewIsWorse() {
    SavedModel before = model();
    LearnOnConfig wild =
        config().with().learningRate(OptionalDouble.of(0.9)).keepBetter(true).build();
    LearnedOn learned = learnOn(before, panel(80), wild);
    assertTrue(learned.after() > learned.before(), learned.toString());
    assertTrue(learned.kept());
    assertSame(before, learned.model());
  }

  @Test
  void anotherPanelOfTheSameShapeHasTransformsOfItsOwn() {
    SavedModel before = model();
    Panel other =
        Fixtures.panel(
            Fixtures.series("East", Fixtures.seasonal(70, 4, 7)),
            Fixtures.series("North", Fixtures.seasonal(80, 4, 1)));
    NetworkModel now = Fixtures.network(learnOn(before, other, config()).model());
    assertEquals(List.of("East", "North"), List.copyOf(now.transforms().fitted().keySet()));
    assertEquals(
        Fixtures.network(before).transforms().fitted().get("North"),
        now.transforms().fitted().get("North"));
  }

  @Test
  void aScoreOnWhatWasLearntIsRefused() {
    String refused =
        assertThrows(InputException.class, () -> learnOn(model(), panel(56), config()))
            .getMessage();
    assertTrue(
        refused.startsWith("North: the held-out end begins at 2024-05, but the model has learnt"),
        refused);
  }

  @Test
  void driftIsToldOfErrorsThatGrewAndOfNoneThatDidNot() {
    SavedModel model =
        Fixtures.train(
            new Settings()
                .config()
                .withModel(ModelChoice.parse("theta"))
                .withHorizon(OptionalInt.of(HORIZON)),
            walks(240, 1));
    assertTrue(
        DriftRun.of(model, walks(240, 1), 1, RunListener.SILENT).isEmpty(), "nothing is newer");
    assertFalse(DriftRun.of(model, walks(300, 1), 1, RunListener.SILENT).orElseThrow().isFound());
    assertTrue(DriftRun.of(model, walks(300, 4), 1, RunListener.SILENT).orElseThrow().isFound());
  }

  /** Noise that grows by a factor after 240 steps. */
  private static Panel walks(int length, double factor) {
    List<TimeSeries> series = new ArrayList<>();
    for (int s = 0; s < 3; s++) {
      double[] values = Fixtures.noise(300, 100 + s);
      for (int t = 0; t < values.length; t++) {
        values[t] = 50 + values[t] * (t < 240 ? 1 : factor);
      }
      series.add(Fixtures.series("w" + s, values).slice(0, length));
    }
    return Fixtures.panel(series.toArray(TimeSeries[]::new));
  }
}
