package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.QUICK;
import static dev.recur.cli.Terminal.SAMPLES;
import static dev.recur.cli.Terminal.column;
import static dev.recur.cli.Terminal.names;
import static dev.recur.cli.Terminal.run;
import static dev.recur.cli.Terminal.runWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Train, forecast and evaluate the passengers of the airlines. */
class JourneyTest {
  @TempDir private static Path models;
  private static Path model;
  private static Terminal training;

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    model = models.resolve("airline.recur");
    training = run("train", AIRLINE, "--horizon", 12, "-o", model, QUICK).requireDone();
  }

  private static JsonNode json(Terminal run) throws IOException {
    return new ObjectMapper().readTree(run.requireDone().out());
  }

  /** The file without its last rows. */
  private Path cut(Path file, int rows) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return Files.write(folder.resolve("cut.csv"), lines.subList(0, lines.size() - rows));
  }

  @Test
  void trainPrintsTheHeldOutScoreAndSaysTheRestOnStandardError() throws IOException {
    assertTrue(training.out().startsWith("Held-out: 12 values, 1 forecast of 12 steps"));
    assertTrue(training.lines().stream().anyMatch(line -> line.startsWith("gru ")));
    assertTrue(training.lines().stream().anyMatch(line -> line.startsWith("seasonal-naive ")));
    assertTrue(training.err().contains("trained 2 epochs"), training.err());
    assertTrue(training.err().contains("horizon 12, season 12"), training.err());
    assertTrue(training.err().contains("lookback 12, transform log"), training.err());
    assertTrue(training.err().contains(", 1 layer of 4 units, linear skip\n"), training.err());
    String schedule =
        "at most 2 epochs with patience 40, batches of 32, learning rate 0.003 constant, loss mse\n";
    assertTrue(training.err().contains(schedule), training.err());
    assertTrue(training.err().contains("train 120, validation 12, test 12"), training.err());
    assertTrue(training.err().contains("wrote " + model), training.err());
    assertEquals(List.of("airline.recur"), names(models));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"naive", "seasonal-naive", "drift", "mean", "ets", "theta", "sarima", "var"})
  void aClassicalModelGoesTheSameWay(String name, @TempDir Path folder) {
    String file = folder.resolve(name + ".recur").toString();
    Terminal trained =
        run("train", AIRLINE, "--horizon", "12", "--model", name, "-o", file).requireDone();
    assertTrue(trained.lines().stream().anyMatch(line -> line.startsWith(name + " ")));
    assertEquals(trained.out(), run("evaluate", file, AIRLINE).requireDone().out());
    assertEquals(
        run("forecast", file).requireDone().out(),
        run("forecast", file, AIRLINE).requireDone().out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--model mlp",
        "--model mlp --activation leaky-relu --layers 2 --dropout 0.1 --decoder direct",
        "--model rnn --activation relu --bidirectional",
        "--model gru --layer-norm --bidirectional --layers 2 --decoder direct",
        "--model gru --decoder seq2seq",
        "--model lstm --decoder seq2seq --attention --bidirectional --segment 1 --dropout 0.1",
        "--model peephole-lstm --recurrent-dropout 0.2 --layer-norm",
        "--model lstm --bidirectional --recurrent-dropout 0.1 --dropout 0.1 --layers 2 --skip true"
      })
  void anyNetworkGoesTheSameWay(String options, @TempDir Path folder) throws IOException {
    Path first = folder.resolve("first.recur");
    Path again = folder.resolve("again.recur");
    List<String> words = List.of(options.split(" ", -1));
    Terminal trained =
        run("train", AIRLINE, "--horizon", "12", "-o", first, QUICK, words).requireDone();
    run("train", AIRLINE, "--horizon", "12", "-o", again, QUICK, words, "--threads", 3)
        .requireDone();
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(again));
    assertNotEquals(training.out(), trained.out());
    assertEquals(trained.out(), run("evaluate", first, AIRLINE).requireDone().out());
    assertEquals(
        run("forecast", first).requireDone().out(),
        run("forecast", first, AIRLINE).requireDone().out());
  }

  @Test
  void aForecastByAnotherMethodThanAskedForSaysSo(@TempDir Path folder) throws IOException {
    Path data = folder.resolve("flat.csv");
    StringBuilder rows = new StringBuilder("month,sales\n");
    for (int t = 0; t < 36; t++) {
      rows.append("%d-%02d,5%n".formatted(2020 + t / 12, 1 + t % 12));
    }
    Files.writeString(data, rows);
    String file = folder.resolve("flat.recur").toString();
    run("train", data, "--horizon", "6", "--model", "sarima", "-o", file).requireDone();
    Terminal forecast = run("forecast", file).requireDone();
    assertTrue(
        forecast.err().contains("sarima: 1 of 1 forecasts fell back to seasonal-naive: all values"),
        forecast.err());
    assertEquals(7, forecast.lines().size());
  }

  @Test
  void evaluateRepeatsTheTableThatTrainPrinted() {
    assertEquals(training.out(), run("evaluate", model, AIRLINE).requireDone().out());
  }

  @Test
  void quietSilencesStandardErrorAndChangesNothingElse() {
    assertEquals("", run("evaluate", model, AIRLINE, "-q").requireDone().err());
    assertEquals("", run("forecast", model, AIRLINE, "-q").requireDone().err());
    Terminal quiet =
        run("train", AIRLINE, "--horizon", 12, "-o", folder.resolve("m"), QUICK, "--quiet");
    assertEquals("", quiet.requireDone().err());
    assertEquals(training.out(), quiet.out());
  }

  @Test
  void theSameCommandWritesTheSameBytes() throws IOException {
    Path again = folder.resolve("again.recur");
    run("train", AIRLINE, "--horizon", 12, "-o", again, QUICK, "--threads", 3).requireDone();
    assertArrayEquals(Files.readAllBytes(model), Files.readAllBytes(again));
    assertEquals(run("forecast", model).out(), run("forecast", again).out());
    Path other = folder.resolve("other.recur");
    run("train", AIRLINE, "--horizon", 12, "-o", other, QUICK, "--seed", 7).requireDone();
    assertNotEquals(run("forecast", model).out(), run("forecast", other).out());
  }

  @Test
  void aForecastContinuesTheCalendarAndNothingElseIsPrinted() {
    List<String> lines = run("forecast", model).requireDone().lines();
    assertEquals(
        "Month,Passengers,Passengers-lo-80,Passengers-hi-80,Passengers-lo-95,Passengers-hi-95",
        lines.get(0));
    assertEquals(13, lines.size());
    for (int month = 1; month <= 12; month++) {
      String cells = String.format("1961-%02d(,\\d+(\\.\\d+)?){5}", month);
      assertTrue(lines.get(month).matches(cells), lines.get(month));
    }
    assertEquals(lines, run("forecast", model, AIRLINE).requireDone().lines());
  }

  @Test
  void aForecastGoesAsFarAsAskedAndItsBeginningStaysTheSame() {
    List<String> trained = run("forecast", model).requireDone().lines();
    List<String> longer = run("forecast", model, "--horizon", 30).requireDone().lines();
    assertEquals(31, longer.size());
    assertEquals(trained, longer.subList(0, 13));
    assertTrue(longer.get(30).startsWith("1963-06,"), longer.get(30));
    List<String> one = run("forecast", model, "-H", 1).requireDone().lines();
    assertEquals(trained.subList(0, 2), one);
  }

  @Test
  void aForecastStartsAtTheEndOfNewData() throws IOException {
    List<String> lines = run("forecast", model, cut(AIRLINE, 5)).requireDone().lines();
    assertTrue(lines.get(1).startsWith("1960-08,"), lines.get(1));
    assertTrue(lines.get(12).startsWith("1961-07,"), lines.get(12));
  }

  @Test
  void aForecastAppendedToItsDataCanBeReadAgain() throws IOException {
    // The median of several recursions is not the recursion of their median.
    Path one = folder.resolve("one.recur");
    run("train", AIRLINE, "--horizon", 12, "-o", one, QUICK, "--ensemble", 1).requireDone();
    List<String> forecast = run("forecast", one, "-H", 3, "--levels", "none").requireDone().lines();
    Path both = Files.copy(AIRLINE, folder.resolve("both.csv"));
    String rows = String.join("\n", forecast.subList(1, 4)) + "\n";
    String text = Files.readString(both).stripTrailing() + "\n" + rows;
    Files.writeString(both, text);
    List<String> next = run("forecast", one, both, "-H", 1).requireDone().lines();
    assertTrue(next.get(1).startsWith("1961-04,"), next.get(1));
    // The recursion over its own forecast is the longer forecast, up to what text keeps.
    List<String> longer = run("forecast", one, "-H", 4).requireDone().lines();
    assertEquals(column(longer, 1)[3], column(next, 1)[0], 1e-3);
  }

  @Test
  void aForecastIsWrittenToAFileThatIsOnlyReplacedWhenAsked() throws IOException {
    Path file = folder.resolve("next.csv");
    Terminal written = run("forecast", model, "-o", file).requireDone();
    assertEquals("", written.out());
    assertEquals(run("forecast", model).out(), Files.readString(file));
    Terminal again = run("forecast", model, "-o", file, "-H", 3);
    assertEquals(3, again.code());
    assertTrue(again.err().contains("--force"), again.err());
    assertEquals(13, Files.readAllLines(file).size());
    run("forecast", model, "-o", file, "-H", 3, "-f").requireDone();
    assertEquals(4, Files.readAllLines(file).size());
    assertEquals(run("forecast", model).out(), run("forecast", model, "-o", "-").out());
  }

  @Test
  void dataComesFromStandardInputForADash() throws IOException {
    String text = Files.readString(AIRLINE);
    assertEquals(
        run("forecast", model, AIRLINE).out(),
        runWith(text, "forecast", model, "-").requireDone().out());
    assertEquals(
        run("evaluate", model, AIRLINE).out(),
        runWith(text, "evaluate", model, "-").requireDone().out());
    Path piped = folder.resolve("piped.recur");
    Terminal training = runWith(text, "train", "-", "--horizon", 12, "-o", piped, QUICK);
    assertEquals(JourneyTest.training.out(), training.requireDone().out());
    assertEquals(run("forecast", model).out(), run("forecast", piped).out());
  }

  @Test
  void jsonHasThePromisedKeys() throws IOException {
    JsonNode json = json(run("evaluate", model, AIRLINE, "--json"));
    assertEquals("Passengers", json.get("target").textValue());
    assertEquals(12, json.get("horizon").intValue());
    assertEquals(12, json.get("season").intValue());
    assertEquals(1, json.get("folds").intValue());
    for (String metric : List.of("rmse", "mae", "mape", "smape", "mase", "rmsse")) {
      assertTrue(json.at("/metrics/" + metric).doubleValue() > 0, metric);
    }
    for (String baseline : List.of("naive", "seasonal-naive", "drift")) {
      assertTrue(json.at("/baselines/" + baseline + "/rmse").doubleValue() > 0, baseline);
    }
    // Repeating 1959 for 1960: the number is known from many a textbook.
    assertEquals(50.708, json.at("/baselines/seasonal-naive/rmse").doubleValue(), 5e-4);
    Path other = folder.resolve("m");
    JsonNode trained = json(run("train", AIRLINE, "-H", 12, "-o", other, QUICK, "--json", "-q"));
    trained.fieldNames().forEachRemaining(key -> assertEquals(trained.get(key), json.get(key)));
    assertEquals(json.at("/metrics/rmse"), trained.at("/metrics/rmse"));
  }

  @ParameterizedTest(name = "--test {0}")
  @ValueSource(strings = {"12", "1960-01", "5"})
  void theRmseIsThatOfTheForecastMadeFromWhatCameBefore(String test) throws IOException {
    JsonNode json = json(run("evaluate", model, AIRLINE, "--json", "--test", test));
    int rows = json.get("points").intValue();
    double[] all = column(Files.readAllLines(AIRLINE), 1);
    double[] actual = Arrays.copyOfRange(all, all.length - rows, all.length);
    Terminal run =
        run("forecast", model, cut(AIRLINE, rows), "-H", rows, "--digits", 17).requireDone();
    double[] forecast = column(run.lines(), 1);
    double squares = 0;
    double errors = 0;
    for (int t = 0; t < rows; t++) {
      squares += (forecast[t] - actual[t]) * (forecast[t] - actual[t]);
      errors += Math.abs(forecast[t] - actual[t]);
    }
    double rmse = Math.sqrt(squares / rows);
    assertEquals(rmse, json.at("/metrics/rmse").doubleValue(), 1e-9 * rmse);
    assertEquals(errors / rows, json.at("/metrics/mae").doubleValue(), 1e-9 * rmse);
  }

  @Test
  void aRefittedModelIsNotScoredOnWhatItHasSeen() throws IOException {
    Path refitted = folder.resolve("refitted.recur");
    Terminal train =
        run("train", AIRLINE, "--horizon", 12, "-o", refitted, QUICK, "--refit").requireDone();
    assertEquals(training.out(), train.out());
    assertTrue(train.err().contains("refit on train, validation and test"), train.err());
    Terminal evaluate = run("evaluate", refitted, AIRLINE, "-q");
    assertEquals(3, evaluate.code());
    assertEquals("", evaluate.out());
    assertEquals(1, evaluate.err().lines().count(), evaluate.err());
    assertNotEquals(run("forecast", model).out(), run("forecast", refitted).out());
  }

  @Test
  void severalTargetsOfAWideFileAreForecastTogether() throws IOException {
    StringBuilder text = new StringBuilder("day;north;south\n");
    for (int t = 0; t < 60; t++) {
      double wave = Math.sin(2 * Math.PI * t / 7);
      text.append(LocalDate.of(2024, 1, 15).plusDays(t)).append(';');
      text.append(50 + 10 * wave).append(';').append(20 - 5 * wave).append('\n');
    }
    Path wide = Files.writeString(folder.resolve("wide.csv"), text);
    Path saved = folder.resolve("wide.recur");
    run("train", wide, "-o", saved, QUICK).requireDone();
    List<String> lines = run("forecast", saved, "--levels", "80").requireDone().lines();
    assertEquals("day;north;south;north-lo-80;north-hi-80;south-lo-80;south-hi-80", lines.get(0));
    assertEquals(8, lines.size());
    assertTrue(lines.get(1).matches("2024-03-15(;-?[\\d.]+){6}"), lines.get(1));
    JsonNode json = json(run("evaluate", saved, wide, "--json"));
    double north = json.at("/perTarget/north/rmse").doubleValue();
    double south = json.at("/perTarget/south/rmse").doubleValue();
    double overall = json.at("/metrics/rmse").doubleValue();
    assertEquals(Math.sqrt((north * north + south * south) / 2), overall, 1e-9 * overall);
    assertEquals(14, json.get("points").intValue());
  }

  @Test
  void severalSeriesOfALongFileAreForecastEachFromItsOwnEnd() throws IOException {
    Path shops = SAMPLES.resolve("shops.csv");
    Path saved = folder.resolve("shops.recur");
    run("train", shops, "--target", "sales", "--series", "shop", "-o", saved, QUICK, "--stride", 5)
        .requireDone();
    List<String> lines = run("forecast", saved, shops, "--levels", "none").requireDone().lines();
    assertEquals("date,shop,sales", lines.get(0));
    assertEquals(1 + 3 * 7, lines.size());
    assertTrue(lines.get(1).startsWith("2024-01-03,Harbour,"), lines.get(1));
    assertTrue(lines.get(8).startsWith("2024-01-03,Market,"), lines.get(8));
    assertTrue(lines.get(21).startsWith("2024-01-09,Station,"), lines.get(21));
    JsonNode json = json(run("evaluate", saved, shops, "--json"));
    assertEquals(21, json.get("points").intValue());
    double squares = 0;
    for (String shop : List.of("Harbour", "Market", "Station")) {
      double rmse = json.at("/perSeries/" + shop + "/rmse").doubleValue();
      squares += rmse * rmse / 3;
    }
    double overall = json.at("/metrics/rmse").doubleValue();
    assertEquals(Math.sqrt(squares), overall, 1e-9 * overall);
    assertFalse(json.has("perTarget"));
  }

  @Test
  void missingValuesAreFilledForAForecastAndAScoreAsForTraining() throws IOException {
    StringBuilder text = new StringBuilder("day,units\n");
    for (int t = 0; t < 60; t++) {
      String units = t == 40 || t == 55 || t == 58 ? "" : String.valueOf(t * t % 13);
      text.append(LocalDate.of(2024, 1, 1).plusDays(t)).append(',').append(units).append('\n');
    }
    Path gappy = Files.writeString(folder.resolve("gappy.csv"), text);
    Path saved = folder.resolve("gappy.recur");
    List<String> fill = List.of("--missing", "interpolate");
    Terminal train = run("train", gappy, "-o", saved, QUICK, fill).requireDone();
    assertTrue(train.out().startsWith("Held-out: 5 values, 1 forecast of 7 steps"), train.out());
    assertEquals(train.out(), run("evaluate", saved, gappy, fill).requireDone().out());
    assertEquals(
        run("forecast", saved, "--digits", 17).requireDone().out(),
        run("forecast", saved, gappy, fill, "--digits", 17).requireDone().out());
  }

  @Test
  void monthEndsAndLeapYearsAreContinuedRight() throws IOException {
    StringBuilder text = new StringBuilder("date,y\n");
    YearMonth month = YearMonth.of(2020, 1);
    for (int t = 0; t < 46; t++) {
      text.append(month.plusMonths(t).atEndOfMonth()).append(',').append(t % 12).append('\n');
    }
    Path file = Files.writeString(folder.resolve("ends.csv"), text);
    Path saved = folder.resolve("ends.recur");
    run("train", file, "-H", 4, "-o", saved, QUICK, "--season", 1).requireDone();
    assertEquals(
        List.of("2023-11-30", "2023-12-31", "2024-01-31", "2024-02-29"),
        run("forecast", saved).requireDone().lines().stream()
            .skip(1)
            .map(line -> Terminal.cells(line).get(0))
            .toList());
  }
}
