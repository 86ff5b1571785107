package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnOnCommandTest {
  @TempDir private Path folder;
  private Path old;
  private Path before;
  private Path after;

  @BeforeEach
  void aModelOfOlderData() throws IOException {
    old = folder.resolve("old.csv");
    before = folder.resolve("before.recur");
    after = folder.resolve("after.recur");
    Files.write(old, Files.readAllLines(Terminal.AIRLINE).subList(0, 121));
    Terminal.run("train", old, "-H", 12, Terminal.QUICK, "-o", before).requireDone();
  }

  private Terminal learnOn(Object... more) {
    return Terminal.runAsIs(
        "",
        Stream.concat(
                Stream.of("train", Terminal.AIRLINE, "--from", before, "-o", after, "--epochs", 2),
                Arrays.stream(more))
            .map(Object::toString)
            .toList());
  }

  @Test
  void itSaysWhatChangedAndTheFileForecastsFromTheNewerEnd() {
    Terminal run = learnOn().requireDone();
    assertTrue(run.err().contains("goes on for 2 epochs: weights moved by "), run.err());
    assertTrue(run.err().contains("transforms kept of 1 series, fitted to 0"), run.err());
    assertTrue(run.err().contains("held-out RMSE "), run.err());
    assertTrue(run.out().contains("\ngru "), run.out());
    Terminal forecast = Terminal.run("forecast", after, "-q").requireDone();
    assertTrue(forecast.lines().get(1).startsWith("1961-01,"), forecast.out());
    Terminal.run("evaluate", after, Terminal.AIRLINE).requireDone();
  }

  @Test
  void theModelBeforeIsKeptByteForByteWhereItIsBetter() throws IOException {
    Terminal run = learnOn("--learning-rate", 0.9, "--keep-better", "--json");
    JsonNode json = new ObjectMapper().readTree(run.requireDone().out());
    assertEquals("rmse", json.get("metric").asText());
    assertTrue(json.get("after").asDouble() > json.get("before").asDouble(), run.out());
    assertEquals("before", json.get("kept").asText());
    assertTrue(run.err().contains(": the model stays as it was"), run.err());
    assertArrayEquals(Files.readAllBytes(before), Files.readAllBytes(after));
  }

  @Test
  void whatTheModelKnowsIsRefused() {
    Terminal shape = learnOn("--hidden", 5);
    assertEquals(2, shape.code());
    assertTrue(
        shape.err().startsWith("recur: --hidden goes without --from MODEL, which goes on as it is"),
        shape.err());
    Terminal column = learnOn("--target", "Passengers");
    assertEquals(2, column.code());
    Terminal kept = Terminal.run("train", old, "--keep-better", "-o", after);
    assertEquals(2, kept.code());
    assertTrue(kept.err().startsWith("recur: --keep-better goes with --from MODEL"), kept.err());
    Terminal none = Terminal.run("train", old, "--from", folder.resolve("none"), "-o", after);
    assertEquals(2, none.code());
    assertTrue(none.err().contains("or a model file"), none.err());
  }

  @Test
  void evaluateTellsOfDriftWhereThereAreNewerValues() throws IOException {
    Terminal same = Terminal.run("evaluate", before, old, "--compare", "none").requireDone();
    assertTrue(!same.err().contains("drift: "), same.err());
    Terminal newer =
        Terminal.run("evaluate", before, Terminal.AIRLINE, "--compare", "none").requireDone();
    assertTrue(
        newer.err().contains("drift: errors one step ahead on the 24 newer values are "),
        newer.err());
    Terminal json =
        Terminal.run("evaluate", before, Terminal.AIRLINE, "--compare", "none", "--json");
    JsonNode drift = new ObjectMapper().readTree(json.requireDone().out()).get("drift");
    assertEquals(24, drift.get("newer").asInt());
    assertTrue(drift.get("pValue").asDouble() <= 1);
  }
}
