package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A training with no option about the data, on files as people have them. */
class PublicFilesCommandTest {
  @TempDir private Path folder;

  private static Path path(String file) {
    try {
      return Path.of(
          PublicFilesCommandTest.class.getResource("/dev/recur/csv/public/" + file).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          us_gasoline.csv  | season 52, confirmed | 05/7/2021
          heart_rate.csv   | season 1, none found | 10
          retail_sales.csv | season 12, confirmed | 2016-06-01
          """)
  void trainsAndForecastsUnaided(String file, String season, String next) {
    Path model = folder.resolve("m.recur");

    Terminal train =
        run("train", path(file), "-o", model, "--epochs", 1, "--hidden", 4).requireDone();

    assertTrue(train.err().contains(season), train.err());
    String first = run("forecast", model).requireDone().lines().get(1);
    assertTrue(first.startsWith(next), first);
  }

  @ParameterizedTest
  @CsvSource({"interpolate", "seasonal"})
  void missingMonthsAreAskedAboutAndThenFilledInEveryCommand(String policy) {
    Path file = path("monthly-milk-incomplete.csv");
    Path model = folder.resolve("m.recur");
    Terminal asked = run("train", file, "-o", model, "-q");
    assertEquals(3, asked.code());
    assertTrue(asked.err().endsWith("add the rows or pass --missing interpolate\n"), asked.err());

    Terminal train =
        run("train", file, "-o", model, "--epochs", 1, "--hidden", 4, "--missing", policy)
            .requireDone();

    assertTrue(train.err().contains("season 12, confirmed by the values"), train.err());
    assertEquals(train.out(), run("evaluate", model, file).requireDone().out());
    assertEquals(
        run("forecast", model, "--digits", 17).requireDone().out(),
        run("forecast", model, file, "--digits", 17).requireDone().out());
  }
}
