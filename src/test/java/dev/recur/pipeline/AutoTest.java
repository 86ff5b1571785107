package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.artifact.ModelFile;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.covariate.DataSettings;
import dev.recur.fit.RunListener;
import dev.recur.model.CombinedModel;
import dev.recur.model.Model;
import dev.recur.model.SavedModel;
import dev.recur.note.Note;
import dev.recur.report.NoteText;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.Schema.Covariate;
import dev.recur.series.Schema.Role;
import dev.recur.series.TimeSeries;
import dev.recur.training.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AutoTest {
  private static final int HORIZON = 4;

  private static final TrainConfig CONFIG =
      new Settings().config().withModel(new ModelChoice.Auto());

  /** A straight line, which drift continues without an error. */
  private static Panel line() {
    return Fixtures.panel(Fixtures.series("line", Fixtures.upTo(48)));
  }

  private static List<String> names(SavedModel model) {
    return ((CombinedModel) model.model()).members().stream().map(Model::name).toList();
  }

  private static double[] forecast(SavedModel model, Panel panel) {
    return ForecastRun.run(
            model,
            Optional.of(panel),
            OptionalInt.of(HORIZON),
            Optional.empty(),
            RunListener.SILENT)
        .points()
        .series()
        .get(0)
        .target(0);
  }

  @Test
  void whatHardlyErredHasTheWeightAndThatIsSaid() {
    List<String> notes = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void note(Note note) {
            notes.add(NoteText.of(note).toString());
          }

          @Override
          public TrainingListener trainingStarts(int epochs) {
            return RunListener.SILENT.trainingStarts(epochs);
          }
        };
    SavedModel model =
        new TrainRun(CONFIG, listener).run(line(), DataSettings.NONE, Fixtures.PROVENANCE);
    assertEquals("auto", model.model().name());
    assertEquals(0, model.score().model().overall().rmse(), 0.1);
    assertTrue(notes.stream().anyMatch(note -> note.startsWith("auto: combines ")));
    assertTrue(notes.toString().contains("gru "), notes.toString());
    assertArrayEquals(new double[] {48, 49, 50, 51}, forecast(model, line()), 0.2);
  }

  @Test
  void whereNoneIsClearlyBetterThePretrainedNetworkIsCombinedWithOthers() {
    SplittableRandom random = new SplittableRandom(3);
    double[] noise = random.doubles(120).toArray();
    SavedModel model = Fixtures.train(CONFIG, Fixtures.panel(Fixtures.series("noise", noise)));
    assertTrue(names(model).size() > 2, names(model).toString());
    assertEquals("pretrained", names(model).get(0));
    CombinedModel combined = (CombinedModel) model.model();
    assertEquals(1, combined.weights().stream().mapToDouble(w -> w).sum(), 1e-12);
  }

  /** Sales that follow promotions known ahead, and visitors known up to the origin. */
  private static Panel promoted(int length, double lift) {
    double[] sales = Fixtures.seasonal(length, HORIZON, 1);
    double[] promotions = new double[length + HORIZON];
    SplittableRandom random = new SplittableRandom(2);
    Arrays.setAll(promotions, t -> random.nextInt(3) == 0 ? 1 : 0);
    Arrays.setAll(sales, t -> sales[t] + lift * promotions[t]);
    TimeSeries series =
        TimeSeries.builder("North", Fixtures.monthly(), sales)
            .keys(List.of("North"))
            .past(Fixtures.noise(length, 3))
            .future(promotions)
            .build();
    Schema schema = Fixtures.panel(Fixtures.series("North", sales)).schema();
    List<Covariate> covariates =
        List.of(
            new Covariate("visitors", Role.PAST, List.of()),
            new Covariate("promotion", Role.FUTURE, List.of()));
    return new Panel(
        new Schema(
            schema.time(),
            schema.keys(),
            schema.targets(),
            covariates,
            schema.frequency(),
            schema.notation(),
            schema.format()),
        List.of(series));
  }

  @Test
  void whatIsKnownAheadIsRegressedOnWhereThatEarnsWeightAndTheRestIsNamed() {
    List<String> notes = new ArrayList<>();
    Panel panel = promoted(96, 30);
    SavedModel model =
        new TrainRun(CONFIG, Fixtures.notes(notes))
            .run(panel, DataSettings.NONE, Fixtures.PROVENANCE);
    assertTrue(names(model).contains("pretrained-x"), notes.toString());
    assertFalse(names(model).contains("gru"), notes.toString());
    assertTrue(notes.contains("auto does not use the covariates visitors"), notes.toString());
    SavedModel loaded = ModelFile.decode("m.recur", ModelFile.encode(model));
    assertEquals(names(model), names(loaded));
    assertArrayEquals(forecast(model, panel), forecast(loaded, panel));
  }

  @Test
  void withoutAPartToTryOnTheRegressionIsNotBelievedIn() {
    SavedModel model = Fixtures.train(CONFIG, promoted(4, 30));
    assertFalse(names(model).contains("pretrained-x"), names(model).toString());
  }

  @Test
  void theChoiceDoesNotSeeTheHeldOutEnd() {
    Panel panel = Fixtures.smallPanel();
    List<TimeSeries> changed = new ArrayList<>();
    for (TimeSeries series : panel.series()) {
      double[][] targets = {series.target(0), series.target(1)};
      for (double[] values : targets) {
        Arrays.fill(values, values.length - HORIZON, values.length, 1000);
      }
      changed.add(Fixtures.series(series.name(), targets));
    }
    SavedModel one = Fixtures.train(CONFIG, panel);
    SavedModel other = Fixtures.train(CONFIG, new Panel(panel.schema(), changed));
    assertEquals(names(one), names(other));
    Panel before =
        new Panel(
            panel.schema(),
            panel.series().stream().map(s -> s.slice(0, s.length() - HORIZON)).toList());
    assertArrayEquals(forecast(one, before), forecast(other, before));
  }

  @Test
  void aChosenModelIsSavedAndLoaded() {
    Panel panel = Fixtures.smallPanel();
    SavedModel model = Fixtures.train(CONFIG, panel);
    SavedModel loaded = ModelFile.decode("m.recur", ModelFile.encode(model));
    assertEquals(names(model), names(loaded));
    assertArrayEquals(forecast(model, panel), forecast(loaded, panel));
  }
}
