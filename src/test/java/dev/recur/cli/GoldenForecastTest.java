package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a training of a few epochs forecasts, beside what it did when the files {@code
 * airline-gru-SEED.csv} were written. {@code -Drecur.record=FOLDER} writes them anew, for a change
 * that is meant to change them.
 */
class GoldenForecastTest {
  /** Other processors add and multiply in another order, and with other instructions. */
  private static final double TOLERANCE = 1e-4;

  private static List<String> stored(String name) throws IOException {
    try (InputStream file = GoldenForecastTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aSeedForecastsWhatItAlwaysDid(int seed, @TempDir Path folder) throws IOException {
    Path model = folder.resolve("airline.recur");
    run(
            "train",
            AIRLINE,
            "--model",
            "gru",
            "--ensemble",
            "1",
            "--epochs",
            "20",
            "--seed",
            seed,
            "-o",
            model)
        .requireDone();
    List<String> forecast = run("forecast", model).requireDone().lines();
    String name = "airline-gru-" + seed + ".csv";
    String record = System.getProperty("recur.record");
    if (record != null) {
      Files.write(Path.of(record, name), forecast);
    }
    List<String> stored = stored(name);
    assertEquals(stored.size(), forecast.size());
    for (int row = 0; row < stored.size(); row++) {
      assertRow(stored.get(row), forecast.get(row));
    }
  }

  private static void assertRow(String stored, String row) {
    String[] expected = stored.split(",", -1);
    String[] cells = row.split(",", -1);
    assertEquals(expected.length, cells.length, row);
    for (int c = 0; c < cells.length; c++) {
      if (expected[c].matches("[\\d.]+")) {
        double value = Double.parseDouble(expected[c]);
        assertEquals(value, Double.parseDouble(cells[c]), TOLERANCE * value, row);
      } else {
        assertEquals(expected[c], cells[c]);
      }
    }
  }
}
