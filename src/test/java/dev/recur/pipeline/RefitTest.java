package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.artifact.ModelFile;
import dev.recur.covariate.DataSettings;
import dev.recur.fit.RunListener;
import dev.recur.model.SavedModel;
import dev.recur.note.Note;
import dev.recur.report.NoteText;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.SplitSize;
import dev.recur.training.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefitTest {
  /** One series of 40 steps, with this value at its end. */
  private static Panel panelEndingIn(double last) {
    double[] values = Fixtures.seasonal(40, 4, 9);
    values[39] = last;
    return Fixtures.panel(Fixtures.series("North", values));
  }

  @Test
  void theScoreInTheFileStaysTheHeldOutOneAndTheFileSaysSo() {
    SavedModel model = Fixtures.train(new Settings(), panelEndingIn(60));
    SavedModel refitted = Fixtures.train(new Settings().refit(), panelEndingIn(60));
    assertEquals(model.score(), refitted.score());
    assertFalse(
        Arrays.equals(
            Fixtures.network(model).weights().flat(), Fixtures.network(refitted).weights().flat()));
    SavedModel loaded = ModelFile.decode("m.recur", ModelFile.encode(refitted));
    assertEquals(model.score(), loaded.score());
    assertTrue(loaded.refit());
    assertEquals(
        Fixtures.network(model).training().history(),
        Fixtures.network(loaded).training().history());
    assertEquals(
        Fixtures.network(model).training().bestEpoch(),
        Fixtures.network(loaded).training().bestEpoch());
  }

  @Test
  void theLastValueIsLearntFrom() {
    SavedModel one = Fixtures.train(new Settings().refit(), panelEndingIn(60));
    SavedModel other = Fixtures.train(new Settings().refit(), panelEndingIn(61));
    assertFalse(
        Arrays.equals(
            Fixtures.network(one).weights().flat(), Fixtures.network(other).weights().flat()));
    assertNotEquals(Fixtures.network(one).transforms(), Fixtures.network(other).transforms());
  }

  @Test
  void trainingAgainTakesAsManyEpochsAsWereBest() {
    List<Integer> announced = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void note(Note note) {
            notes.add(NoteText.of(note).toString());
          }

          @Override
          public TrainingListener trainingStarts(int epochs) {
            announced.add(epochs);
            return RunListener.SILENT.trainingStarts(epochs);
          }
        };
    SavedModel model =
        new TrainRun(new Settings().epochs(5).refit().config(), listener)
            .run(panelEndingIn(60), DataSettings.NONE, Fixtures.PROVENANCE);
    assertEquals(List.of(5, Fixtures.network(model).training().bestEpoch()), announced);
    assertTrue(
        notes
            .get(notes.size() - 1)
            .contains("for " + Fixtures.network(model).training().bestEpoch() + " epochs"),
        notes.toString());
  }

  @Test
  void aRefittedModelIsNotScoredOnWhatItHasSeen() {
    SavedModel refitted = Fixtures.train(new Settings().refit(), panelEndingIn(60));
    InputException e =
        assertThrows(InputException.class, () -> Fixtures.evaluate(refitted, panelEndingIn(60)));
    assertTrue(e.getMessage().startsWith("North: "), e.getMessage());
  }

  @Test
  void aModelIsNotScoredOnTheStepsItWasTrainedOrValidatedOn() {
    SavedModel model = Fixtures.train(new Settings(), panelEndingIn(60));
    Panel panel = panelEndingIn(60);
    assertEquals(model.score(), Fixtures.evaluate(model, panel));
    Optional<SplitSize> oneMore = Optional.of(new SplitSize.Steps(5));
    assertThrows(InputException.class, () -> Fixtures.evaluate(model, panel, oneMore));
    Optional<SplitSize> fewer = Optional.of(new SplitSize.Steps(3));
    assertEquals(3, Fixtures.evaluate(model, panel, fewer).points());
  }

  @Test
  void aRefittedModelIsScoredOnDataThatCameLater() {
    SavedModel refitted = Fixtures.train(new Settings().refit(), panelEndingIn(60));
    double[] longer = Fixtures.seasonal(44, 4, 9);
    longer[39] = 60;
    TimeSeries later = Fixtures.series("North", longer);
    assertEquals(4, Fixtures.evaluate(refitted, Fixtures.panel(later)).points());
  }
}
