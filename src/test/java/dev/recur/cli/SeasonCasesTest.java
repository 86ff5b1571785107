package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command says the same season of a file. */
class SeasonCasesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "weekly_sine_230.csv, 52",
    "calls_169_per_day.csv, 169",
    "08c-pure-sine-60.csv, 12",
    "08d-quarterly-exact-20.csv, 4",
    "41b-paid-lost-digit.csv, 12"
  })
  void trainForecastAndInspectSayTheSameSeason(String name, int season) throws URISyntaxException {
    requireSeason(Path.of(SeasonCasesTest.class.getResource("cases/" + name).toURI()), season);
  }

  @Test
  void fiveYearsOfPassengersHaveASeason() throws IOException {
    List<String> lines = Files.readAllLines(Terminal.AIRLINE);
    for (int first : new int[] {1, 37, 85}) {
      Path file = folder.resolve("passengers" + first + ".csv");
      Files.write(file, List.of(lines.get(0)));
      Files.write(file, lines.subList(first, first + 60), java.nio.file.StandardOpenOption.APPEND);
      requireSeason(file, 12);
    }
  }

  private void requireSeason(Path file, int season) {
    String words = "season " + season + ", confirmed by the values";
    Path model = folder.resolve("m.recur");
    Terminal train =
        run("train", file, "-o", model, "--force", "--model", "seasonal-naive").requireDone();
    Terminal forecast = run("forecast", file, "-H", 2).requireDone();
    Terminal inspect = run("inspect", file).requireDone();

    assertTrue(train.err().contains(words), train.err());
    assertTrue(forecast.err().contains(words), forecast.err());
    assertTrue(inspect.out().contains(season + " steps"), inspect.out());
  }
}
