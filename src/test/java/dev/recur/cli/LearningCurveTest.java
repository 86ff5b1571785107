package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningCurveTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> SMALL =
      List.of("--hidden", "4", "--epochs", "6", "--lookback", "12", "--preset", "fast");

  @TempDir private Path folder;

  private List<JsonNode> history(String name, Path data, Object... more) throws IOException {
    Path history = folder.resolve(name + ".jsonl");
    Path model = folder.resolve(name + ".recur");
    run("train", data, "-o", model, SMALL, "--history", history, List.of(more)).requireDone();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(history)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  @Test
  void everyEpochHasALineAndEveryOtherOneItsForecast() throws IOException {
    List<JsonNode> lines = history("a", AIRLINE, "--watch", 2, "--schedule", "cosine");
    assertEquals(6, lines.size());
    for (int i = 0; i < 6; i++) {
      JsonNode line = lines.get(i);
      assertEquals(1, line.get("training").intValue());
      assertEquals(i + 1, line.get("epoch").intValue());
      assertTrue(line.get("loss").doubleValue() > 0);
      assertTrue(line.get("validationError").doubleValue() > 0);
      assertEquals(i % 2 == 1, line.has("watched"), line.toString());
      assertTrue(
          i == 0
              || line.get("learningRate").doubleValue()
                  < lines.get(i - 1).get("learningRate").doubleValue());
    }
    assertEquals(12, lines.get(5).at("/watched/0/targets/0").size());
    JsonNode manifest = manifest(folder.resolve("a.recur"));
    assertEquals(
        lines.get(3).at("/watched/0/targets"),
        manifest.at("/model/training/history/3/watched/0/targets"));
    assertEquals(lines.get(2).get("loss"), manifest.at("/model/training/history/2/loss"));
  }

  private static JsonNode manifest(Path model) throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(model)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("manifest.json")) {
          return JSON.readTree(zip.readAllBytes());
        }
      }
    }
    throw new AssertionError("no manifest");
  }

  @Test
  void theSameRunWritesTheSameLinesAndNoneKnowsTheHeldOutEnd() throws IOException {
    history("a", AIRLINE, "--watch", 1);
    history("b", AIRLINE, "--watch", 1, "--threads", 2);
    byte[] lines = Files.readAllBytes(folder.resolve("a.jsonl"));
    assertArrayEquals(lines, Files.readAllBytes(folder.resolve("b.jsonl")));
    List<String> rows = new ArrayList<>(Files.readAllLines(AIRLINE));
    for (int i = rows.size() - 12; i < rows.size(); i++) {
      rows.set(i, rows.get(i) + "9");
    }
    Path other = Files.write(folder.resolve("other.csv"), rows);
    history("c", other, "--watch", 1);
    assertArrayEquals(lines, Files.readAllBytes(folder.resolve("c.jsonl")));
  }

  @Test
  void aHistoryIsNotWrittenOverWhatIsThereOrTheModel() throws IOException {
    Path model = folder.resolve("m.recur");
    Terminal same = run("train", AIRLINE, "-o", model, SMALL, "--history", model);
    assertEquals(3, same.code());
    assertTrue(same.err().contains("name two files"), same.err());
    Path there = Files.writeString(folder.resolve("there.jsonl"), "kept");
    Terminal kept = run("train", AIRLINE, "-o", model, SMALL, "--history", there);
    assertEquals(3, kept.code());
    assertTrue(kept.err().contains("--force"), kept.err());
    assertEquals("kept", Files.readString(there));
  }

  @Test
  void theNetworksOfAnEnsembleHaveTheirLinesInOrder() throws IOException {
    List<JsonNode> lines = history("e", AIRLINE, "--ensemble", 3, "--threads", 2);
    assertEquals(18, lines.size());
    for (int i = 0; i < lines.size(); i++) {
      assertEquals(i / 6 + 1, lines.get(i).get("training").intValue());
      assertEquals(i % 6 + 1, lines.get(i).get("epoch").intValue());
    }
  }

  @Test
  void aTrainingThatRunsOutOfTimeSaysSo() throws IOException {
    Path model = folder.resolve("m.recur");
    Terminal train =
        run(
                "train",
                AIRLINE,
                "-o",
                model,
                "--ensemble",
                1,
                "--hidden",
                64,
                "--layers",
                2,
                "--epochs",
                100_000,
                "--patience",
                100_000,
                "--time-limit",
                "1s")
            .requireDone();
    assertTrue(train.err().contains("the time limit ended training after "), train.err());
    assertTrue(manifest(model).at("/model/training/outOfTime").booleanValue());
    assertEquals(1000, manifest(model).at("/model/training/timeLimitMillis").intValue());
  }
}
