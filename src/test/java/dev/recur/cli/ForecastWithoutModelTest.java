package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.SAMPLES;
import static dev.recur.cli.Terminal.column;
import static dev.recur.cli.Terminal.run;
import static dev.recur.cli.Terminal.runWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code recur forecast DATA}: the pre-trained network, no training. */
class ForecastWithoutModelTest {
  @TempDir private Path folder;

  @Test
  void aFileIsContinuedInItsOwnColumnsWithIntervals() {
    Terminal forecast = run("forecast", AIRLINE, "--horizon", 12).requireDone();
    List<String> lines = forecast.lines();
    assertEquals(
        "Month,Passengers,Passengers-lo-80,Passengers-hi-80,Passengers-lo-95,Passengers-hi-95",
        lines.get(0));
    assertEquals(13, lines.size());
    assertTrue(lines.get(1).startsWith("1961-01,"));
    double[] points = column(lines, 1);
    for (int h = 0; h < 12; h++) {
      assertTrue(points[h] > 380 && points[h] < 760, "step " + h + ": " + points[h]);
    }
    assertTrue(forecast.err().contains("pretrained, no training: horizon 12, season 12"));
  }

  @Test
  void aCutFileIsContinuedNearWhatCame() throws IOException {
    List<String> rows = Files.readAllLines(AIRLINE);
    Path cut = Files.write(folder.resolve("cut.csv"), rows.subList(0, 133));
    double[] points = column(run("forecast", cut, "-H", 12, "-q").requireDone().lines(), 1);
    double[] came = column(rows, 1);
    double squares = 0;
    for (int h = 0; h < 12; h++) {
      squares += Math.pow(points[h] - came[132 + h], 2) / 12;
    }
    // Repeating the last year is off by 50.7.
    assertTrue(Math.sqrt(squares) < 35, "RMSE " + Math.sqrt(squares));
  }

  @Test
  void standardInputAndSeveralSeriesAreReadToo() throws IOException {
    String text = Files.readString(SAMPLES.resolve("shops.csv"));
    Terminal piped = runWith(text, "forecast", "-", "-H", 3, "--levels", "none").requireDone();
    Terminal file =
        run("forecast", SAMPLES.resolve("shops.csv"), "-H", 3, "--levels", "none").requireDone();
    assertEquals(file.out(), piped.out());
    assertEquals("date,shop,sales", file.lines().get(0));
    assertEquals(10, file.lines().size());
  }

  @Test
  void gapsNeedNoPolicy() throws IOException {
    String rows =
        "t,y\n"
            + String.join(
                "\n",
                IntStream.range(0, 40)
                    .mapToObj(i -> "2020-01-%02d,%s".formatted(i % 31 + 1, i))
                    .limit(31)
                    .filter(row -> !row.startsWith("2020-01-07"))
                    .toList())
            + "\n";
    Path file = Files.writeString(folder.resolve("gap.csv"), rows);
    Terminal forecast = run("forecast", file, "-H", 2).requireDone();
    assertTrue(forecast.err().contains("1 missing step seen as gaps"), forecast.err());
    assertEquals("2020-02-01", forecast.lines().get(1).split(",", 2)[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "--samples 3, --samples goes with a model",
    "--future-data x.csv, --future-data goes with a model",
  })
  void whatNeedsAModelSaysSo(String words, String complaint) {
    Terminal refused = run("forecast", AIRLINE, List.of(words.split(" ")));
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains(complaint), refused.err());
  }

  @Test
  void aModelKnowsHowItsDataIsRead() {
    Path model = folder.resolve("m.recur");
    run("train", AIRLINE, "--model", "pretrained", "-o", model).requireDone();
    Terminal refused = run("forecast", model, "--season", 12);
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("--season goes without a model"), refused.err());
  }

  @Test
  void trainingThePretrainedNetworkKeepsItAndScoresIt() throws IOException {
    Path model = folder.resolve("m.recur");
    Terminal trained =
        run("train", AIRLINE, "-H", 12, "--model", "pretrained", "-o", model).requireDone();
    assertTrue(trained.lines().stream().anyMatch(line -> line.startsWith("pretrained ")));
    assertEquals(trained.out(), run("evaluate", model, AIRLINE).requireDone().out());
    double[] zeroShot = column(run("forecast", AIRLINE, "-H", 12).requireDone().lines(), 1);
    double[] ofModel = column(run("forecast", model).requireDone().lines(), 1);
    assertArrayEquals(zeroShot, ofModel);
  }

  /** Two and a half years of weeks are too few to confirm a year. */
  @Test
  void weeksAreTriedWithAYearUnlessAnotherSeasonIsSaid() throws IOException {
    int weeks = 130;
    LocalDate first = LocalDate.of(2021, 1, 4);
    StringBuilder rows = new StringBuilder("week,units\n");
    for (int t = 0; t < weeks; t++) {
      double units = Math.rint(1000 + 300 * Math.cos(2 * Math.PI * t / 52));
      rows.append(first.plusWeeks(t)).append(',').append(units).append('\n');
    }
    Path data = Files.writeString(folder.resolve("weeks.csv"), rows);
    Terminal forecast = run("forecast", data, "--levels", "none").requireDone();
    assertTrue(
        forecast
            .err()
            .contains("horizon 10, no season confirmed by the values, one of 52 is tried"),
        forecast.err());
    double[] points = column(forecast.lines(), 1);
    assertEquals(10, points.length);
    for (int h = 0; h < 10; h++) {
      double came = 1000 + 300 * Math.cos(2 * Math.PI * (weeks + h) / 52);
      assertEquals(came, points[h], 100, "step " + h);
    }
    Path model = folder.resolve("weeks.recur");
    run("train", data, "--model", "pretrained", "-o", model).requireDone();
    double[] ofModel = column(run("forecast", model, "--levels", "none").requireDone().lines(), 1);
    assertArrayEquals(points, ofModel);
    Terminal without =
        run("forecast", data, "-H", 10, "--season", 1, "--levels", "none").requireDone();
    assertTrue(Math.abs(column(without.lines(), 1)[9] - points[9]) > 50, without.out());
  }
}
