package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Demand that is mostly zero, from inspection to a score. */
class IntermittentCommandTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeParts() throws IOException {
    file = folder.resolve("parts.csv");
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder text = new StringBuilder("part,month,sold\n");
    for (String part : List.of("bolt", "gear", "lamp")) {
      for (int t = 0; t < 60; t++) {
        boolean asked = part.equals("bolt") || random.nextInt(4) == 0;
        int size = part.equals("lamp") ? 1 + random.nextInt(3) * random.nextInt(30) : 3;
        text.append("%s,%d-%02d,%d\n".formatted(part, 2020 + t / 12, t % 12 + 1, asked ? size : 0));
      }
    }
    Files.writeString(file, text);
  }

  @Test
  void inspectSaysWhichClassOfDemandAndHowManySeriesOfEach() throws IOException {
    String text = run("inspect", file).requireDone().out();
    assertTrue(text.contains("  demand     1 smooth, 1 intermittent, 1 lumpy\n"), text);
    JsonNode json = Terminal.json("inspect", file, "--json");
    assertEquals(1, json.get("demand").get("lumpy").asInt());
    assertEquals("intermittent", json.get("series").get(1).get("demand").asText());
  }

  @Test
  void wholeNumbersAreKeptWithTheModelAndUndone() throws IOException {
    Path model = folder.resolve("m.recur");
    run("train", file, "--model", "tsb", "--season", 1, "-H", 6, "-o", model, "--whole-numbers")
        .requireDone();
    for (String line : run("forecast", model).requireDone().lines().subList(1, 19)) {
      for (String cell : line.split(",", -1)) {
        assertTrue(cell.matches("[a-z]+|\\d{4}-\\d\\d|\\d+"), line);
      }
    }
    assertTrue(run("forecast", model, "--samples", 3).requireDone().out().matches("(?s)[^.]+"));
    String parts = run("forecast", model, "--whole-numbers", "false").requireDone().out();
    assertTrue(parts.contains("."), parts);
    String whole = run("forecast", file, "--whole-numbers", "-H", 6).requireDone().out();
    assertTrue(whole.matches("(?s)[^.]+"), whole);
  }

  @Test
  void demandIsScoredByWhatPilesUpBesideMethodsForIt() throws IOException {
    Path model = folder.resolve("m.recur");
    run("train", file, "--model", "croston-sba", "--season", 1, "-H", 6, "-o", model).requireDone();
    Terminal evaluate = run("evaluate", model, file).requireDone();
    assertTrue(evaluate.out().contains("RMSSE      PIS\n"), evaluate.out());
    for (String rival : List.of("tsb", "adida", "imapa")) {
      assertTrue(evaluate.out().contains("\n" + rival + " "), evaluate.out());
    }
    JsonNode json = Terminal.json("evaluate", model, file, "--json");
    assertTrue(json.get("metrics").get("pis").asDouble() > 0);
    assertTrue(json.get("baselines").get("imapa").get("pinball").get("0.9").asDouble() > 0);
    assertEquals(4, run("evaluate", model, file, "--fail-if", "pis>0").code());
  }

  @Test
  void valuesBelowZeroAreForecastByAnotherMethodAndThatIsSaid() throws IOException {
    Path returned = folder.resolve("returned.csv");
    Files.writeString(
        returned, Files.readString(file).replaceFirst("bolt,2020-01,3", "bolt,2020-01,-3"));
    Path model = folder.resolve("m.recur");
    Terminal train =
        run("train", returned, "--model", "imapa", "--season", 1, "-H", 6, "-o", model)
            .requireDone();
    assertTrue(train.out().contains("* imapa could not be fitted 1 time"), train.out());
    Terminal forecast = run("forecast", model).requireDone();
    assertTrue(forecast.err().contains("demand is zero or more, value 1 is -3.0"), forecast.err());
  }
}
