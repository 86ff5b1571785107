package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.QUICK;
import static dev.recur.cli.Terminal.cells;
import static dev.recur.cli.Terminal.column;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {
  private static final List<String> CHEAP = List.of("--compare", "naive,seasonal-naive", "-q");

  @TempDir private static Path models;
  private static Path model;
  private static Terminal training;
  private static Path shops;

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    model = models.resolve("airline.recur");
    training = run("train", AIRLINE, "--horizon", 12, "-o", model, QUICK).requireDone();
    shops = models.resolve("shops.recur");
    Path data = Terminal.SAMPLES.resolve("shops.csv");
    run("train", data, "--target", "sales", "--series", "shop", "-o", shops, QUICK, "--stride", 5)
        .requireDone();
  }

  private static JsonNode json(Object... args) throws IOException {
    return new ObjectMapper().readTree(run(args).requireDone().out());
  }

  private static void requireNarrow(Terminal run) {
    run.requireDone().lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void everyScreenFitsEightyColumns() {
    requireNarrow(run("evaluate", model, AIRLINE, CHEAP));
    Path data = Terminal.SAMPLES.resolve("shops.csv");
    for (String part : List.of("step", "series", "fold", "target")) {
      requireNarrow(run("evaluate", shops, data, CHEAP, "--by", part));
    }
    requireNarrow(run("evaluate", shops, data, CHEAP, "--scale", "standard"));
  }

  @Test
  void trainPrintsTheScoreThatEvaluatePrintsIntervalsIncluded() {
    assertEquals(run("evaluate", model, AIRLINE).requireDone().out(), training.out());
    for (String level : List.of("80", "95")) {
      assertTrue(
          training.lines().stream()
              .anyMatch(
                  line ->
                      line.matches(
                          "the " + level + " % interval caught \\d+ % \\(of 12 points\\)")),
          training.out());
    }
  }

  @Test
  void coverageThatChanceDoesNotExplainIsWarnedOfOnStandardError() throws IOException {
    Path actuals = folder.resolve("actuals.csv");
    Path forecast = folder.resolve("forecast.csv");
    StringBuilder came = new StringBuilder("id,V2,V3,V4\n");
    StringBuilder made = new StringBuilder("id,V2,V3,V4\n");
    for (int s = 0; s < 20; s++) {
      came.append("H%d,1,2,3\n".formatted(s));
      made.append("H%d,5,6,7\nH%d-lo-80,4,5,6\nH%d-hi-80,6,7,8\n".formatted(s, s, s));
    }
    Files.writeString(actuals, came);
    Files.writeString(forecast, made);
    List<Object> args = List.of("--forecast", forecast, "--actuals", actuals, "--layout", "rows");
    Terminal run = run("evaluate", args).requireDone();
    String warning =
        "warning: the 80 % interval caught 0 %; 60 to 95 % would be chance"
            + " (binomial, each of 20 forecasts one draw)";
    assertTrue(run.err().lines().toList().contains(warning), run.err());
    assertTrue(run.lines().contains("the 80 % interval caught 0 % (of 60 points)"), run.out());
    assertEquals("", run("evaluate", args, "-q").requireDone().err());
  }

  @Test
  void intervalsAreScoredAtTheLevelsOfTheModelOrThoseAskedFor() throws IOException {
    JsonNode own = json("evaluate", model, AIRLINE, CHEAP, "--json");
    assertEquals(Set.of("80", "95"), names(own.get("intervals")));
    assertEquals(Set.of("80", "95"), names(own.at("/baselines/naive/intervals")));
    assertEquals(Set.of("80", "95"), names(own.at("/perStep/3/intervals")));
    assertEquals(11, own.get("pinball").size());
    JsonNode asked = json("evaluate", model, AIRLINE, CHEAP, "--json", "--levels", "99.5,50");
    assertEquals(Set.of("50", "99.5"), names(asked.get("intervals")));
    assertTrue(asked.at("/pinball").has("0.0025"), asked.get("pinball").toString());
    assertTrue(
        asked.at("/intervals/50/width").doubleValue()
            < asked.at("/intervals/99.5/width").doubleValue());
    JsonNode none = json("evaluate", model, AIRLINE, CHEAP, "--json", "--levels", "none");
    assertFalse(none.has("intervals"));
    assertEquals(own.get("metrics"), none.get("metrics"));
    requireNarrow(run("evaluate", model, AIRLINE, CHEAP, "--levels", "10,50,90,99.99"));
  }

  @Test
  void theScoresAreToldApartByStepSeriesOriginAndTarget() {
    Path data = Terminal.SAMPLES.resolve("shops.csv");
    List<String> steps = run("evaluate", shops, data, CHEAP, "--by", "step").requireDone().lines();
    int title = steps.indexOf("By step ahead");
    assertTrue(steps.get(title + 8).startsWith("7 "), steps.toString());
    assertEquals("Intervals by step ahead", steps.get(title + 2 + 7 + 1));
    assertEquals(title + 2 * (2 + 7) + 1, steps.size());
    assertTrue(steps.get(steps.size() - 1).startsWith("7 "), steps.toString());
    assertFalse(steps.toString().contains("By series"));
    List<String> origins =
        run("evaluate", shops, data, CHEAP, "--by", "fold", "--folds", 1).requireDone().lines();
    assertTrue(origins.get(origins.size() - 1).startsWith("2023-12-26 "), origins.toString());
  }

  @Test
  void aBacktestOfOverlappingForecastsIsTheSlowLoopOverCutFiles() throws IOException {
    List<String> lines = Files.readAllLines(AIRLINE);
    double[] all = column(lines, 1);
    // The model has seen 132 values; origins at 132, 134, 136 with 8 steps each.
    JsonNode json =
        json("evaluate", model, AIRLINE, CHEAP, "--json", "-H", 8, "--folds", 3, "--stride", 2);
    double squares = 0;
    double[] bySteps = new double[8];
    double[] byOrigins = new double[3];
    for (int f = 0; f < 3; f++) {
      int observed = 132 + 2 * f;
      Path cut = folder.resolve("cut" + f + ".csv");
      Files.write(cut, lines.subList(0, 1 + observed));
      double[] forecast = column(run("forecast", model, cut, "-H", 8).requireDone().lines(), 1);
      for (int step = 0; step < 8; step++) {
        double error = forecast[step] - all[observed + step];
        squares += error * error / 24;
        bySteps[step] += error * error / 3;
        byOrigins[f] += error * error / 8;
      }
    }
    assertEquals(Math.sqrt(squares), json.at("/metrics/rmse").doubleValue(), 1e-9);
    assertEquals(24, json.get("points").intValue());
    assertEquals(3, json.get("folds").intValue());
    assertEquals(2, json.get("stride").intValue());
    for (int step = 0; step < 8; step++) {
      String key = "/perStep/" + (step + 1) + "/rmse";
      assertEquals(Math.sqrt(bySteps[step]), json.at(key).doubleValue(), 1e-9);
    }
    assertEquals(Math.sqrt(byOrigins[1]), json.at("/perFold/1960-02/rmse").doubleValue(), 1e-9);
    double naive = 0;
    for (int f = 0; f < 3; f++) {
      naive += Math.pow(all[131 + 2 * f] - all[132 + 2 * f], 2) / 3;
    }
    assertEquals(Math.sqrt(naive), json.at("/perStep/1/baselines/naive/rmse").doubleValue(), 1e-9);
  }

  @Test
  void predictionsAreThePointsBehindTheScore() throws IOException {
    Path file = folder.resolve("points.csv");
    JsonNode json = json("evaluate", model, AIRLINE, CHEAP, "--json", "--predictions", file);
    List<String> rows = Files.readAllLines(file);
    assertEquals("origin,step,time,target,actual,lstm,naive,seasonal-naive", rows.get(0));
    assertEquals(13, rows.size());
    assertTrue(rows.get(12).startsWith("1959-12,12,1960-12,Passengers,432,"), rows.get(12));
    double[] actual = column(rows, 4);
    double[] forecast = column(rows, 5);
    double squares = 0;
    for (int t = 0; t < 12; t++) {
      squares += (actual[t] - forecast[t]) * (actual[t] - forecast[t]) / 12;
      assertEquals(405, column(rows, 6)[t]);
    }
    assertEquals(Math.sqrt(squares), json.at("/metrics/rmse").doubleValue(), 1e-9);
    Terminal again = run("evaluate", model, AIRLINE, CHEAP, "--predictions", file);
    assertEquals(3, again.code());
    assertTrue(again.err().contains("--force"), again.err());
    run("evaluate", model, AIRLINE, CHEAP, "--predictions", file, "-f").requireDone();
    assertEquals(rows, Files.readAllLines(file));
    assertEquals(3, run("evaluate", model, AIRLINE, "--predictions", model, "-f").code());
  }

  @Test
  void predictionsOfAPanelBeginWithItsKeys() throws IOException {
    Path file = folder.resolve("points.csv");
    Path data = Terminal.SAMPLES.resolve("shops.csv");
    run("evaluate", shops, data, CHEAP, "--predictions", file).requireDone();
    List<String> rows = Files.readAllLines(file);
    assertTrue(rows.get(0).startsWith("shop,origin,step,time,target,actual,lstm,"), rows.get(0));
    assertEquals(1 + 3 * 7, rows.size());
    assertTrue(rows.get(1).startsWith("Harbour,2023-12-26,1,2023-12-27,sales,"), rows.get(1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "rmse>1 | 4 | rmse of lstm is ",
        "rmse>1000 | 0 | ''",
        "mase<=seasonal-naive | 4 | mase of seasonal-naive 1.5",
        "rmse<naive | 4 | rmse of naive 102.97",
        "rmse=20 | 2 | is not a condition",
        "r2>20 | 2 | is no metric",
        "rmse>ets | 2 | is neither a number nor one of --compare (naive, seasonal-naive)"
      })
  void aConditionThatHoldsEndsWithExitCodeFourAndOneLine(String condition, int code, String words) {
    Terminal run = run("evaluate", model, AIRLINE, CHEAP, "--fail-if", condition);
    assertEquals(code, run.code(), run.err());
    assertTrue(run.err().contains(words), run.err());
    if (code == 4) {
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().contains("(" + condition + ")"), run.err());
      assertEquals(run("evaluate", model, AIRLINE, CHEAP).out(), run.out());
    }
  }

  @Test
  void ofSeveralConditionsAllThatHoldAreNamed() {
    Terminal run =
        run("evaluate", model, AIRLINE, CHEAP, "--fail-if", "rmse>1", "--fail-if", "mae>2");
    assertEquals(4, run.code());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("(rmse>1); mae of"), run.err());
  }

  @Test
  void aForecastInAFileScoresAsTheModelThatMadeIt() throws IOException {
    Path cut = folder.resolve("cut.csv");
    List<String> lines = Files.readAllLines(AIRLINE);
    Files.write(cut, lines.subList(0, lines.size() - 12));
    Path forecast = folder.resolve("forecast.csv");
    run("forecast", model, cut, "-o", forecast).requireDone();
    JsonNode given =
        json("evaluate", "--forecast", forecast, "--actuals", AIRLINE, "--json", CHEAP);
    JsonNode own = json("evaluate", model, AIRLINE, "--json", CHEAP);
    assertEquals("forecast", given.get("model").textValue());
    for (String metric : List.of("rmse", "mae", "mape", "smape", "mase", "rmsse", "bias")) {
      double expected = own.at("/metrics/" + metric).doubleValue();
      assertEquals(expected, given.at("/metrics/" + metric).doubleValue(), 1e-9, metric);
    }
    assertEquals(own.get("intervals"), given.get("intervals"));
    assertEquals(Set.of("0.025", "0.1", "0.9", "0.975"), names(given.get("pinball")));
    assertEquals(Set.of("80", "95"), names(given.get("intervals")));
    for (String rival : List.of("naive", "seasonal-naive")) {
      for (String part : List.of("rmse", "intervals")) {
        String at = "/baselines/" + rival + "/" + part;
        assertEquals(own.at(at), given.at(at), at);
      }
    }
    assertEquals(own.get("dieboldMariano"), given.get("dieboldMariano"));
    requireNarrow(run("evaluate", "--forecast", forecast, "--actuals", AIRLINE, CHEAP));
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void intervalsInAFileAreScoredByTheirOwnLevels() throws IOException {
    Path forecast = folder.resolve("forecast.csv");
    // 461, 390 and 432 came: inside, above by 10, below by 8.
    Files.writeString(
        forecast,
        """
        Month,Passengers-hi-50,Passengers,Passengers-lo-50
        1960-10,470,460,450
        1960-11,380,370,360
        1960-12,460,450,440
        """);
    JsonNode json = json("evaluate", "--forecast", forecast, "--actuals", AIRLINE, "--json", CHEAP);
    assertEquals(1 / 3.0, json.at("/intervals/50/coverage").doubleValue(), 1e-9);
    assertEquals(20, json.at("/intervals/50/width").doubleValue(), 1e-9);
    assertEquals(20 + 4 * 18 / 3.0, json.at("/intervals/50/winkler").doubleValue(), 1e-9);
    // Lower ends: 0.25 * (11, 30) and 0.75 * 8; upper ends: 0.25 * (9, 28) and 0.75 * 10.
    double lower = (0.25 * 11 + 0.25 * 30 + 0.75 * 8) / 3;
    double upper = (0.25 * 9 + 0.75 * 10 + 0.25 * 28) / 3;
    assertEquals(lower, json.at("/pinball/0.25").doubleValue(), 1e-9);
    assertEquals(upper, json.at("/pinball/0.75").doubleValue(), 1e-9);
    assertEquals(lower + upper, json.get("crps").doubleValue(), 1e-9);
    assertEquals(Set.of("50"), names(json.at("/baselines/naive/intervals")));
    Terminal run = run("evaluate", "--forecast", forecast, "--actuals", AIRLINE, CHEAP);
    assertTrue(
        run.requireDone().lines().contains("the 50 % interval caught 33 % (of 3 points)"),
        run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Month,Passengers,Passengers-lo-50 | 1960-10,460,450 | no column 'Passengers-hi-50'",
        "Month,Passengers,Passengers-lo-50,Passengers-hi-50 | 1960-10,460,450, "
            + "| of 'Passengers' at 1960-10 are 450.0, missing",
        "Month,Passengers,Passengers-lo-50,Passengers-hi-50 | 1960-10,460,470,450 "
            + "| of 'Passengers' at 1960-10 are 470.0, 450.0",
        "Month,Passengers,Passengers-lo-100,Passengers-hi-100 | 1960-10,460,470,450 | '100'"
      })
  void endsOfIntervalsThatAreNoneAreRefused(String header, String row, String words)
      throws IOException {
    Path forecast = folder.resolve("forecast.csv");
    String other = row.replace("1960-10", "1960-11").replaceAll(",$", ",480");
    Files.writeString(forecast, header + "\n" + row + "\n" + other + "\n");
    Terminal run = run("evaluate", "--forecast", forecast, "--actuals", AIRLINE, "-q");
    assertEquals(3, run.code(), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(words), run.err());
  }

  @Test
  void rowsThatDoNotMatchAreNamedAndTheOthersScored() throws IOException {
    Path forecast = folder.resolve("forecast.csv");
    Files.writeString(
        forecast, "Month,Passengers\n1960-10,461\n1960-11,400\n1961-01,450\n1961-02,460\n");
    Terminal run =
        run("evaluate", "--forecast", forecast, "--actuals", AIRLINE, "--compare", "none");
    assertTrue(run.requireDone().out().startsWith("Held-out: 2 values, 1 forecast of 3 steps"));
    assertTrue(
        run.err()
            .contains(
                "2 rows of the forecast for Passengers have no actual value: 1961-01, 1961-02"),
        run.err());
    assertTrue(run.err().contains("1 time of Passengers has no forecast: 1960-12"), run.err());
    List<String> row = run.lines().stream().filter(line -> line.startsWith("forecast ")).toList();
    // 461 of 461 and 400 of 390.
    assertTrue(row.get(0).contains(" 7.071 "), row.toString());
  }

  @Test
  void withoutValuesBeforeThereIsNoScaleAndNoRival() throws IOException {
    Path actuals = folder.resolve("actuals.csv");
    Path forecast = folder.resolve("forecast.csv");
    Files.writeString(
        actuals,
        """
        shop,day,units
        A,2024-01-01,4
        A,2024-01-02,5
        A,2024-01-03,9
        B,2024-01-01,1
        B,2024-01-02,1
        B,2024-01-03,1
        """);
    Files.writeString(
        forecast,
        """
        shop,day,units
        A,2024-01-01,5
        A,2024-01-02,5
        A,2024-01-03,7
        C,2024-01-01,1
        C,2024-01-02,1
        C,2024-01-03,1
        """);
    Terminal run =
        run("evaluate", "--forecast", forecast, "--actuals", actuals, "--json", "--series", "shop");
    JsonNode json = new ObjectMapper().readTree(run.requireDone().out());
    assertEquals(Math.sqrt(5 / 3.0), json.at("/metrics/rmse").doubleValue(), 1e-9);
    assertFalse(json.get("metrics").has("mase"));
    assertEquals(0, json.get("baselines").size());
    assertTrue(run.err().contains("no values before the forecast"), run.err());
    assertTrue(run.err().contains("1 series of the forecast has no actual values: C"), run.err());
    assertTrue(run.err().contains("1 series has no forecast: B"), run.err());
  }

  @Test
  void aForecastOfOtherTimesIsRefused() throws IOException {
    Path forecast = folder.resolve("forecast.csv");
    Files.writeString(forecast, "Month,Passengers\n1971-01,450\n1971-02,460\n");
    Terminal run = run("evaluate", "--forecast", forecast, "--actuals", AIRLINE, "-q");
    assertEquals(3, run.code(), run.err());
    assertTrue(run.err().contains("1971-01"), run.err());
    assertTrue(run.err().contains("1960-12"), run.err());
  }

  @Test
  void oneSeriesARowIsJoinedByItsNameAndPlace() throws IOException {
    Path actuals = folder.resolve("actuals.csv");
    Path forecast = folder.resolve("forecast.csv");
    Files.writeString(actuals, "id,V2,V3,V4\nH1,1,2,3\nH2,4,5,6\n");
    Files.writeString(forecast, "id,V2,V3,V4\nH2,4,5,9\nH1,1,2,3\n");
    List<String> rows = List.of("--layout", "rows", "--json", "-q");
    JsonNode json = json("evaluate", "--forecast", forecast, "--actuals", actuals, rows);
    assertEquals(3, json.at("/perSeries/H2/rmse").doubleValue() * Math.sqrt(3), 1e-9);
    assertEquals(0, json.at("/perSeries/H1/rmse").doubleValue(), 1e-9);
    Files.writeString(
        forecast, "id,V2,V3,V4\nH2,4,5,9\nH2-lo-80,4,4,7\nH2-hi-80,4,6,11\nH1,1,2,3\n");
    JsonNode spread = json("evaluate", "--forecast", forecast, "--actuals", actuals, rows);
    assertEquals(json.at("/perSeries/H2/rmse"), spread.at("/perSeries/H2/rmse"));
    // Width 0, 2 and 4; the last value is missed by 1.
    assertEquals(2 / 3.0, spread.at("/intervals/80/coverage").doubleValue(), 1e-9);
    assertEquals((6 + 10) / 3.0, spread.at("/intervals/80/winkler").doubleValue(), 1e-9);
    Files.writeString(forecast, "id,V2,V3,V4\nH2,4,5,9\nH1,1,2,3\n");
    Files.writeString(actuals, "id,V2,V3,V4,V5\nH1,1,2,3,4\nH2,4,5,6,7\n");
    Terminal other =
        run("evaluate", "--forecast", forecast, "--actuals", actuals, "--layout", "rows", "-q");
    assertEquals(3, other.code());
    assertTrue(other.err().contains("3 rows of forecast and 4 actual values"), other.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--folds 0",
        "--folds 2 --test 12",
        "--stride 0",
        "--window 0",
        "--refit-every -1",
        "--compare naive,guess",
        "--scale log",
        "--levels 0",
        "--levels 80,100",
        "--levels 150",
        "--levels wide",
        "--by day",
        "--target Passengers",
        "--season 12",
        "--layout long",
        "--forecast f.csv"
      })
  void whatCannotBeUnderstoodIsRefused(String options) {
    List<Object> args = new ArrayList<>(List.of("evaluate", model, AIRLINE));
    args.addAll(List.of(options.split(" ", -1)));
    Terminal run = run(args.toArray());
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains("try 'recur evaluate --help'"), run.err());
  }

  @Test
  void aForecastTakesNoOptionOfAModel() {
    for (String option :
        List.of("--horizon=3", "--folds=2", "--test=12", "--levels=80", "--refit-every=1")) {
      Terminal run = run("evaluate", "--forecast", "f.csv", "--actuals", "a.csv", option);
      assertEquals(2, run.code(), run.err());
      assertTrue(run.err().contains(cells(option.replace('=', ',')).get(0)), run.err());
    }
    assertEquals(2, run("evaluate", "--forecast", "f.csv").code());
    assertEquals(2, run("evaluate", "--actuals", "f.csv", model, AIRLINE).code());
  }

  @Test
  void theModelHasNotSeenWhatItIsScoredOnUnlessItIsFittedAgain() {
    Terminal seen = run("evaluate", model, AIRLINE, CHEAP, "--folds", 2);
    assertEquals(3, seen.code());
    assertTrue(seen.err().contains("--refit-every 1"), seen.err());
    Terminal again = run("evaluate", model, AIRLINE, CHEAP, "--folds", 2, "--refit-every", 1);
    assertTrue(again.requireDone().out().startsWith("Held-out: 24 values, 2 forecasts of 12"));
  }

  @Test
  void aHeldOutEndLongerThanWhatAForecastNeedsIsScored(@TempDir Path place) {
    Path model = place.resolve("long.recur");
    List<Object> small = List.of("--hidden", 3, "--epochs", 1, "--lookback", 3, "--ensemble", 1);
    run("train", AIRLINE, "-o", model, "--horizon", 2, "--test", 60, "--transform", "none", small)
        .requireDone();
    Terminal scored = run("evaluate", model, AIRLINE, "--stride", 1, "-q").requireDone();
    assertTrue(scored.out().contains("59 forecasts of 2 steps 1 apart"), scored.out());
  }
}
