package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are closed at some times are trained on, forecast and read on without them. */
class OpeningCommandsTest {
  @TempDir private Path folder;

  private static Path data(String name) throws URISyntaxException {
    return Path.of(OpeningCommandsTest.class.getResource("cases/" + name).toURI());
  }

  /** The times of a forecast. */
  private static List<String> times(Terminal forecast) {
    return forecast.out().lines().skip(1).map(row -> row.split(",", -1)[0]).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          weekdays_sat.csv         | business-daily            | 2025-01-01 2025-01-02 2025-01-03 2025-01-06 | 2025-01-07
          05-mon-sat.csv           | daily, Monday to Saturday | 2023-10-30 2023-10-31 2023-11-01 2023-11-02 | 2023-11-03
          01e-last-business-day.csv | monthly on business days | 2020-02-28 2020-03-31 2020-04-30 2020-05-29 | 2020-06-30
          """)
  void aModelFileRemembersWhenItIsOpen(String name, String frequency, String ahead, String next)
      throws IOException, URISyntaxException {
    Path model = folder.resolve("model.recur");
    Terminal training =
        run("train", data(name), "--model", "seasonal-naive", "-o", model).requireDone();
    assertTrue(training.err().contains(", " + frequency + " from "), training.err());

    Terminal forecast = run("forecast", model, "-H", "4").requireDone();
    assertEquals(List.of(ahead.split(" ", -1)), times(forecast));

    List<String> rows =
        forecast
            .out()
            .lines()
            .skip(1)
            .map(r -> r.split(",", -1)[0] + "," + r.split(",", -1)[1])
            .toList();
    Path newer = folder.resolve("newer.csv");
    Files.write(newer, Files.readAllLines(data(name)));
    Files.write(newer, rows, StandardOpenOption.APPEND);
    assertEquals(next, times(run("forecast", model, newer, "-H", "1").requireDone()).get(0));
    assertEquals(next, times(run("forecast", newer, "-H", "1").requireDone()).get(0));
    Terminal inspection = run("inspect", model).requireDone();
    assertTrue(inspection.out().contains(frequency), inspection.out());
  }

  /** The refusal names the zone; with it the data are days, written as the file writes them. */
  @Test
  void localMidnightInUtcIsADayOfTheZone() throws IOException, URISyntaxException {
    Path data = data("21g-daily-midnight-as-utc.csv");
    Terminal refused = run("forecast", data, "-H", "2");
    assertEquals(3, refused.code());
    assertTrue(
        refused.err().endsWith("every row is midnight of one zone; pass --zone Europe/Berlin\n"),
        refused.err());

    Path model = folder.resolve("model.recur");
    run("train", data, "--zone", "Europe/Berlin", "--model", "seasonal-naive", "-o", model)
        .requireDone();
    Terminal forecast = run("forecast", model, "-H", "130").requireDone();
    List<String> ahead = times(forecast);
    assertEquals("2022-11-19T23:00:00Z", ahead.get(0));
    assertEquals("2023-03-25T23:00:00Z", ahead.get(126));
    assertEquals("2023-03-26T22:00:00Z", ahead.get(127));

    Path newer = folder.resolve("newer.csv");
    Files.writeString(newer, "time,v\n");
    Files.write(
        newer,
        ahead.subList(90, 127).stream().map(t -> t + ",1").toList(),
        StandardOpenOption.APPEND);
    assertEquals(
        "2023-03-26T22:00:00Z",
        times(run("forecast", model, newer, "-H", "1").requireDone()).get(0));
  }
}
