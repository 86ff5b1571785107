package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir private Path folder;
  private Path data;
  private Path model;

  @BeforeEach
  void salesThatFollowThePrice() throws IOException {
    data = folder.resolve("sales.csv");
    model = folder.resolve("m.recur");
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder rows = new StringBuilder("month,price,weather,units\n");
    for (int t = 0; t < 72; t++) {
      double price = 10 + random.nextInt(4);
      double weather = random.nextInt(30);
      rows.append(
          "%d-%02d,%s,%s,%.1f%n"
              .formatted(
                  2020 + t / 12,
                  1 + t % 12,
                  price,
                  weather,
                  200 - 8 * price + 3 * random.nextGaussian()));
    }
    Files.writeString(data, rows);
    Terminal.run(
            "train",
            data,
            "-H",
            6,
            "--test",
            12,
            "--future",
            "price,weather",
            "--season",
            1,
            "--model",
            "sarima",
            "-o",
            model)
        .requireDone();
  }

  @Test
  void theTableNamesWhatDrivesAndThePictureShowsIt() throws IOException {
    Path picture = folder.resolve("why.svg");
    Terminal run =
        Terminal.run("explain", model, data, "--draws", 5, "--plot", picture).requireDone();
    assertEquals(
        "sarima over 2 forecasts of 6 steps: RMSE", run.lines().get(0).replaceAll(" [\\d.]+$", ""));
    assertTrue(run.lines().get(3).startsWith("price "), run.out());
    assertTrue(run.lines().get(3).endsWith("5/5"), run.out());
    assertTrue(run.lines().get(4).startsWith("weather "), run.out());
    assertTrue(run.lines().stream().allMatch(line -> line.length() <= 92), run.out());
    assertTrue(Files.readString(picture).contains("Rise of RMSE if shuffled"));
    Path again = folder.resolve("again.svg");
    assertEquals(
        run.out(), Terminal.run("explain", model, data, "--draws", 5, "--plot", again).out());
    assertEquals(Files.readString(picture), Files.readString(again));
  }

  @Test
  void jsonHasTheSame() throws IOException {
    Terminal run = Terminal.run("explain", model, data, "--draws", 3, "--json").requireDone();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertEquals("price", json.at("/columns/0/name").asText());
    assertTrue(json.at("/columns/0/clear").asBoolean());
    assertEquals(3, json.at("/columns/0/draws").asInt());
    assertEquals("price, ahead", json.at("/forecast/effects/0/name").asText());
    assertEquals("2025-07", json.at("/forecast/from").asText());
    assertEquals(run.out(), Terminal.run("explain", model, data, "--draws", 3, "--json").out());
  }

  @Test
  void whatCannotBeIsRefusedInOneLine() {
    Terminal draws = Terminal.run("explain", model, data, "--draws", 0);
    assertEquals(2, draws.code());
    assertTrue(draws.err().startsWith("recur: --draws 0: give 1 to"), draws.err());
    Terminal one = Terminal.run("explain", model, data, "--one", "West");
    assertEquals(3, one.code());
    assertTrue(one.err().contains("recur: there is no series 'West' in the backtest"), one.err());
  }
}
