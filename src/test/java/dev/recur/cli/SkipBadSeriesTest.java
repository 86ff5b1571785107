package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The advice of the refusal of a bad series leads to a forecast of the others. */
class SkipBadSeriesTest {
  @TempDir private Path folder;

  private static String empty() {
    try {
      return Path.of(
              SkipBadSeriesTest.class.getResource("/dev/recur/csv/one_empty_series.csv").toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anEmptySeriesIsRefusedByNameAndTheOthersAreForecast() {
    Terminal refused = run("forecast", empty(), "-H", "3");
    Terminal rest = run("forecast", empty(), "-H", "3", "--skip-bad-series");

    assertEquals(3, refused.code());
    assertEquals("", refused.out());
    assertTrue(
        refused
            .err()
            .endsWith(
                "one_empty_series.csv:118: column 'GDP': no value in the whole series 'British"
                    + " Virgin Islands, VGB'; leave it out, or pass --skip-bad-series\n"),
        refused.err());
    assertEquals(0, rest.code(), rest.err());
    assertEquals(7, rest.out().lines().count());
    assertFalse(rest.out().contains("British"));
    assertTrue(
        rest.err().contains("1 series left out, which cannot be used: British Virgin Islands, VGB"),
        rest.err());
  }

  @Test
  void trainForecastEvaluateAndInspectGoOnWithoutIt() throws IOException {
    String model = folder.resolve("m.recur").toString();

    Terminal refused = run("train", empty(), "-o", model, "--model", "drift");
    Terminal train =
        run(
            "train",
            empty(),
            "-o",
            model,
            "--model",
            "drift",
            "--skip-bad-series",
            "--missing",
            "interpolate");
    Terminal forecast = run("forecast", model, empty(), "-H", "1", "--skip-bad-series");
    Terminal evaluate = run("evaluate", model, empty(), "--skip-bad-series");
    Terminal inspect = run("inspect", empty(), "--skip-bad-series");

    assertEquals(3, refused.code());
    assertTrue(
        refused.err().contains("pass --skip-bad-series with --missing interpolate"), refused.err());
    assertEquals(0, train.code(), train.err());
    assertEquals(0, forecast.code(), forecast.err());
    assertEquals(3, forecast.out().lines().count());
    assertEquals(0, evaluate.code(), evaluate.err());
    assertTrue(inspect.out().contains("2 of 58 steps"), inspect.out());
    assertTrue(Files.exists(Path.of(model)));
  }

  @Test
  void inspectProposesACommandThatRuns() {
    assertTrue(
        run("inspect", empty())
            .out()
            .contains("--missing interpolate --skip-bad-series -o one_empty_series.recur"));
  }
}
