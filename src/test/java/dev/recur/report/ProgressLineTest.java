package dev.recur.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.fit.Work;
import dev.recur.network.ForkingSpec;
import dev.recur.network.ForkingState;
import dev.recur.note.NetworkNote;
import dev.recur.pretrained.Checkpoint;
import dev.recur.pretrained.PretrainedNetwork;
import dev.recur.pretrained.PretrainingConfig;
import dev.recur.series.Message.Setting;
import dev.recur.training.Epoch;
import dev.recur.training.TrainingListener;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLineTest {
  private static final long SECOND = 1_000_000_000L;

  private final StringWriter text = new StringWriter();
  private long now = 77 * SECOND;

  private ProgressLine progress(boolean terminal) {
    return new ProgressLine(new PrintWriter(text), terminal, Setting::toString, () -> now);
  }

  private String written() {
    String all = text.toString().replace(System.lineSeparator(), "\n");
    text.getBuffer().setLength(0);
    return all;
  }

  @Test
  void onATerminalOneLineIsDrawnAgainAndAgain() {
    Epoch best = new Epoch(1, 0.5, 20, 0.01);
    TrainingListener listener = progress(true).trainingStarts(100);
    now += SECOND;
    listener.epochEnded(best, best);
    assertEquals(
        "\r\u001b[Kepoch 1/100  loss 0.5000  validation error 20.00 (best 20.00)  1 min 39 s left"
            + " at most",
        written());
    now += SECOND;
    listener.epochEnded(new Epoch(2, 0.25, 30, 0.01), best);
    assertEquals(
        "\r\u001b[Kepoch 2/100  loss 0.2500  validation error 30.00 (best 20.00)  1 min 38 s left"
            + " at most",
        written());
    listener.trainingEnded(new Epoch(2, 0.25, 30, 0.01), best);
    assertEquals(
        "\r\u001b[Ktrained 2 epochs in 2.0 s, best at epoch 1 with validation error 20.00\n",
        written());
  }

  @Test
  void aPretrainingRedrawsALineOnATerminalAndLeavesOneForEachCheckpoint() {
    ForkingSpec spec = PretrainedNetwork.spec(4, 1, 1);
    PretrainingConfig config = new PretrainingConfig(spec, 1, 100, 0.001);
    Checkpoint start = new Checkpoint(config, ForkingState.of(spec.initial(1)));
    for (boolean terminal : new boolean[] {true, false}) {
      PretrainingLines lines = new PretrainingLines(progress(terminal), start, 50, () -> now);
      written();
      now += SECOND;
      lines.stepped(10, 0.5);
      String passing = "step 10/100  loss 0.5000  500 series/s  9 s left";
      assertEquals(terminal ? "\r\u001b[K" + passing : "", written());
    }
  }

  @Test
  void onATerminalTheLineIsNotDrawnMoreThanTenTimesASecond() {
    TrainingListener listener = progress(true).trainingStarts(1000);
    int drawn = 0;
    for (int number = 1; number <= 1000; number++) {
      now += SECOND / 1000;
      Epoch epoch = new Epoch(number, 1, 1, 0.01);
      listener.epochEnded(epoch, epoch);
      drawn += written().isEmpty() ? 0 : 1;
    }
    assertEquals(10, drawn);
  }

  @Test
  void elsewhereALineIsWrittenEveryFiveSeconds() {
    TrainingListener listener = progress(false).trainingStarts(60);
    StringBuilder all = new StringBuilder();
    for (int number = 1; number <= 12; number++) {
      now += SECOND;
      Epoch epoch = new Epoch(number, 1, 2, 0.01);
      listener.epochEnded(epoch, epoch);
      all.append(written());
    }
    assertEquals(
        """
        epoch 5/60  loss 1.0000  validation error 2.000 (best 2.000)  55 s left at most
        epoch 10/60  loss 1.0000  validation error 2.000 (best 2.000)  50 s left at most
        """,
        all.toString());
  }

  @Test
  void aRefitHasNoValidationToShow() {
    TrainingListener listener = progress(false).trainingStarts(4);
    Epoch epoch = new Epoch(2, 0.125, Double.NaN, 0.01);
    now += 10 * SECOND;
    listener.epochEnded(epoch, epoch);
    listener.trainingEnded(epoch, epoch);
    assertEquals(
        "epoch 2/4  loss 0.1250  10 s left at most\ntrained 2 epochs in 10.0 s\n", written());
  }

  @ParameterizedTest(name = "{0} s an epoch: {1}")
  @CsvSource({"5,4 min 55 s", "10,9 min 50 s", "60,59 min 0 s", "120,1 h 58 min"})
  void theTimeLeftIsThatOfAllEpochsToCome(long seconds, String left) {
    TrainingListener listener = progress(false).trainingStarts(60);
    now += seconds * SECOND;
    Epoch epoch = new Epoch(1, 1, 1, 0.01);
    listener.epochEnded(epoch, epoch);
    String line = written();
    assertEquals(left + " left at most\n", line.substring(line.lastIndexOf("  ") + 2));
  }

  @Test
  void notesAreLinesOfTheirOwn() {
    progress(true).note(new NetworkNote.Ensemble(3));
    progress(false).line("wrote gru.recur");
    assertEquals("the median of 3 networks\nwrote gru.recur\n", written());
  }

  @Test
  void forecastsOfABacktestAreCountedWithTheTimeLeft() {
    ProgressLine progress = progress(true);
    progress.forecast("ets", 0, 414);
    now += 10 * SECOND;
    progress.forecast("ets", 100, 414);
    assertEquals("\r\u001b[Kets: 100 of 414 forecasts  31 s left", written());
    progress.forecast("ets", 414, 414);
    assertEquals("\r\u001b[K", written());
    now += 3600 * SECOND;
    progress.forecast("sarima", 0, 414);
    now += SECOND;
    progress.forecast("sarima", 2, 414);
    assertEquals("\r\u001b[Ksarima: 2 of 414 forecasts  3 min 26 s left", written());
  }

  @Test
  void whatIsCountedWithinWhatIsCountedKeepsItsOwnTime() {
    ProgressLine progress = progress(true);
    progress.worked(Work.CANDIDATES, 0, 5);
    now += 10 * SECOND;
    progress.worked(Work.CANDIDATES, 1, 5);
    assertEquals("\r\u001b[Kauto: tried 1 of 5 models  40 s left", written());
    progress.worked(Work.CANDIDATE_EPOCHS, 0, 100);
    now += SECOND;
    progress.worked(Work.CANDIDATE_EPOCHS, 50, 100);
    assertEquals("\r\u001b[Kauto: tries a network, epoch 50 of 100 at most  1 s left", written());
    progress.line("a note");
    assertEquals("\r\u001b[Ka note\n", written());
  }

  @Test
  void inALogLinesBecomeRarer() {
    ProgressLine progress = progress(false);
    progress.worked(Work.MEMBERS, 0, 10_000);
    int lines = 0;
    for (int done = 1; done < 10_000; done++) {
      now += SECOND;
      progress.worked(Work.MEMBERS, done, 10_000);
      lines += (int) written().lines().count();
    }
    // every 5 s up to 50 s, then a tenth of the time so far apart: log(200) / log(10 / 9)
    assertEquals(10 + 50, lines, 5);
  }

  @Test
  void aQuickBacktestSaysNothing() {
    for (boolean terminal : new boolean[] {true, false}) {
      ProgressLine progress = progress(terminal);
      progress.forecast("naive", 0, 64);
      progress.forecast("naive", 32, 64);
      now += SECOND;
      progress.forecast("naive", 64, 64);
      assertEquals("", written());
    }
  }

  @Test
  void awayFromATerminalABacktestSpeaksNowAndThen() {
    ProgressLine progress = progress(false);
    progress.forecast("lstm", 0, 20);
    int lines = 0;
    for (int done = 1; done < 20; done++) {
      now += SECOND;
      progress.forecast("lstm", done, 20);
      lines += (int) written().lines().count();
    }
    assertEquals(3, lines);
  }
}
