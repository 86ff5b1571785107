package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.names;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TuneCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A search of a few seconds. */
  private static final List<String> SMALL =
      List.of(
          "--epochs",
          "9",
          "--lookback",
          "12",
          "--decoder",
          "recursive",
          "--hidden",
          "4",
          "--ensemble",
          "1");

  @TempDir private Path folder;

  private Path file(String name) {
    return folder.resolve(name + ".trials.jsonl");
  }

  private Terminal tune(String name, Path data, Object... more) {
    List<Object> trials = List.of(more).contains("--trials") ? List.of() : List.of("--trials", 5);
    return run("tune", data, SMALL, trials, "--trials-file", file(name), List.of(more));
  }

  /** The airline data with one cell changed, counted from the end. */
  private Path changed(String name, int fromEnd) throws IOException {
    List<String> rows = new ArrayList<>(Files.readAllLines(AIRLINE));
    int row = rows.size() - fromEnd;
    rows.set(row, rows.get(row) + "9");
    return Files.write(folder.resolve(name), rows);
  }

  @Test
  void nothingInTheTrialsOrTheResultKnowsTheHeldOutEnd() throws IOException {
    Terminal one = tune("a", AIRLINE, "--json").requireDone();
    List<String> rows = new ArrayList<>(Files.readAllLines(AIRLINE));
    for (int i = rows.size() - 12; i < rows.size(); i++) {
      rows.set(i, rows.get(i) + "9");
    }
    Path other = Files.write(folder.resolve("other.csv"), rows);
    Terminal two = tune("b", other, "--json").requireDone();
    assertArrayEquals(Files.readAllBytes(file("a")), Files.readAllBytes(file("b")));
    assertEquals(withoutCommand(one), withoutCommand(two));
  }

  private static String withoutCommand(Terminal run) {
    return run.out().replaceAll("\"command\".*", "");
  }

  @Test
  void aValueBeforeTheHeldOutEndChangesTheTrials() throws IOException {
    tune("a", AIRLINE).requireDone();
    tune("b", changed("other.csv", 13)).requireDone();
    List<String> one = Files.readAllLines(file("a"));
    List<String> other = Files.readAllLines(file("b"));
    assertNotEquals(one.get(0), other.get(0));
    assertNotEquals(one.get(one.size() - 1), other.get(other.size() - 1));
  }

  @Test
  void theTrialsAreTheSameWithAnyNumberOfThreads() throws IOException {
    Terminal one = tune("a", AIRLINE, "--threads", 1).requireDone();
    Terminal three = tune("b", AIRLINE, "--threads", 3).requireDone();
    assertArrayEquals(Files.readAllBytes(file("a")), Files.readAllBytes(file("b")));
    assertEquals(one.out().replace("--threads 1", "--threads 3"), three.out());
  }

  @Test
  void aSearchThatWasKilledAnywhereEndsAsIfItHadNotBeen() throws IOException {
    Terminal whole = tune("whole", AIRLINE).requireDone();
    byte[] bytes = Files.readAllBytes(file("whole"));
    int first = new String(bytes, StandardCharsets.UTF_8).indexOf('\n');
    for (int length :
        new int[] {
          0,
          first / 2,
          first,
          first + 1,
          first + 40,
          bytes.length / 2,
          bytes.length - 3,
          bytes.length - 1,
          bytes.length
        }) {
      Files.write(file("cut"), Arrays.copyOf(bytes, length));
      Terminal resumed = tune("cut", AIRLINE, "--resume").requireDone();
      assertArrayEquals(bytes, Files.readAllBytes(file("cut")), "cut after " + length);
      assertEquals(whole.out(), resumed.out());
    }
  }

  @Test
  void withResumeMoreTrialsAreAddedAndThoseOnFileAreNotTrainedAgain() throws IOException {
    tune("a", AIRLINE).requireDone();
    List<String> before = Files.readAllLines(file("a"));
    Terminal more = tune("a", AIRLINE, "--resume", "--trials", 7).requireDone();
    List<String> after = Files.readAllLines(file("a"));
    assertEquals(before, after.subList(0, before.size()));
    assertTrue(after.size() > before.size());
    Terminal whole = tune("b", AIRLINE, "--trials", 7).requireDone();
    assertEquals(whole.out(), more.out());
  }

  @Test
  void aFileThatIsThereIsKept() throws IOException {
    tune("a", AIRLINE).requireDone();
    byte[] bytes = Files.readAllBytes(file("a"));
    Terminal again = tune("a", AIRLINE);
    assertEquals(3, again.code());
    assertTrue(again.err().contains("pass --resume to go on with it, or --force"), again.err());
    assertArrayEquals(bytes, Files.readAllBytes(file("a")));
    tune("a", AIRLINE, "--force").requireDone();
    assertArrayEquals(bytes, Files.readAllBytes(file("a")));
  }

  @Test
  void trialsOfSomethingElseAreRefusedInOneLine() throws IOException {
    tune("a", AIRLINE).requireDone();
    byte[] bytes = Files.readAllBytes(file("a"));
    refused("holds trials of other data", tune("a", changed("o.csv", 20), "--resume"));
    refused(
        "holds trials of other options (--decoder recursive",
        tune("a", AIRLINE, "--resume", "--layers", 1));
    assertArrayEquals(bytes, Files.readAllBytes(file("a")));
    Files.writeString(file("b"), "a,b\n1,2\n");
    refused("is no file of trials", tune("b", AIRLINE, "--resume"));
    List<String> lines = new ArrayList<>(Files.readAllLines(file("a")));
    lines.set(2, lines.get(2).substring(9));
    Files.write(file("a"), lines);
    refused("a.trials.jsonl:3: is not the line of a trial", tune("a", AIRLINE, "--resume"));
  }

  private static void refused(String words, Terminal run) {
    assertEquals(3, run.code(), run.err());
    assertTrue(run.err().contains(words), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
    assertEquals("", run.out());
  }

  @Test
  void thePrintedCommandTrainsTheModelThatOutputWrites() throws IOException {
    Path data = Files.copy(AIRLINE, folder.resolve("it's mine.csv"));
    Path model = folder.resolve("m.recur");
    Terminal tune = tune("a", data, "-o", model, "--season", 12, "-f").requireDone();
    String command =
        tune.lines().stream().filter(line -> line.startsWith("recur train ")).findFirst().get();
    String quoted = "'" + data.toString().replace("'", "'\\''") + "'";
    assertTrue(command.startsWith("recur train " + quoted + " --decoder recursive "), command);
    assertTrue(command.contains(" --season 12 "), command);
    assertTrue(command.endsWith(" -o " + model), command);
    assertFalse(command.contains("--trials"), command);
    String options = command.substring(("recur train " + quoted).length(), command.indexOf(" -o "));
    Path other = folder.resolve("other.recur");
    run("train", data, List.of(options.strip().split(" ", -1)), "-o", other).requireDone();
    assertArrayEquals(Files.readAllBytes(model), Files.readAllBytes(other));
    assertTrue(tune.out().contains("Held-out: 12 values"), tune.out());
  }

  @Test
  void jsonHoldsTheFinalistsTheCommandAndTheScoreOfTheTrainedWinner() throws IOException {
    JsonNode tuned =
        JSON.readTree(
            tune("a", AIRLINE, "-q", "--json", "-o", folder.resolve("m.recur"))
                .requireDone()
                .out());
    assertEquals(5, tuned.get("finalists").size());
    JsonNode standard = tuned.at("/finalists/0");
    assertEquals(0, standard.get("trial").intValue());
    assertFalse(standard.has("gain"));
    JsonNode best = tuned.at("/finalists/1");
    double gain =
        1 - best.get("finalError").doubleValue() / standard.get("finalError").doubleValue();
    assertEquals(gain, best.get("gain").doubleValue(), 1e-12);
    assertEquals(5, tuned.get("origins").intValue());
    assertEquals("1958-01", tuned.at("/final/from").textValue());
    assertEquals("1959-12", tuned.at("/final/to").textValue());
    assertTrue(tuned.at("/score/metrics/rmse").doubleValue() > 0);
    for (String line : Files.readAllLines(file("a")).subList(1, 8)) {
      JsonNode trial = JSON.readTree(line);
      assertFalse(trial.get("settings").has("--hidden"), line);
      assertEquals(5, trial.get("errors").size());
    }
  }

  @Test
  void theSpaceIsShownAndNothingIsWritten() throws IOException {
    Terminal shown = tune("a", AIRLINE, "--show-space").requireDone();
    assertTrue(shown.out().contains("--learning-rate"), shown.out());
    assertTrue(shown.lines().stream().allMatch(line -> line.length() <= 80), shown.out());
    assertFalse(shown.out().contains("--hidden"), shown.out());
    JsonNode space =
        JSON.readTree(tune("a", AIRLINE, "--show-space", "--json").requireDone().out());
    assertEquals("2", space.at("/options/--layers/0").textValue());
    assertEquals(List.of(), names(folder));
  }

  @Test
  void theResultFitsTheScreenAndNothingElseIsOnIt() throws IOException {
    Terminal quiet = tune("a", AIRLINE, "-q").requireDone();
    assertEquals("", quiet.err());
    List<String> lines = quiet.lines();
    List<String> table = lines.subList(0, lines.size() - 1);
    assertTrue(
        table.stream().allMatch(line -> line.length() <= 80 || line.startsWith("  --")),
        quiet.out());
    assertTrue(quiet.out().contains("± "), quiet.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--trials 0",
        "--model ets",
        "--model auto",
        "--time-limit soon",
        "--refit",
        "--dropout 0 --layers 1 --model gru --transform none --learning-rate 0.01 --batch 8"
      })
  void whatCannotBeSearchedIsRefused(String options) throws IOException {
    Terminal run = tune("a", AIRLINE, (Object[]) options.split(" ", -1));
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("try 'recur tune --help'"), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
    assertEquals(List.of(), names(folder));
  }

  @Test
  void aSeriesThatIsTooShortIsRefusedInOneLine() throws IOException {
    List<String> rows = Files.readAllLines(AIRLINE).subList(0, 50);
    Path data = Files.write(folder.resolve("short.csv"), rows);
    Terminal run = tune("a", data);
    assertEquals(3, run.code(), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
  }
}
