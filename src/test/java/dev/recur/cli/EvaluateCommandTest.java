package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.QUICK;
import static dev.recur.cli.Terminal.column;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recur.network.CellType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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

  @Test
  void everyScreenFitsEightyColumns() {
    run("evaluate", model, AIRLINE, CHEAP).requireNarrow();
    Path data = Terminal.SAMPLES.resolve("shops.csv");
    for (String part : List.of("step", "series", "fold", "target")) {
      run("evaluate", shops, data, CHEAP, "--by", part).requireNarrow();
    }
    run("evaluate", shops, data, CHEAP, "--scale", "standard").requireNarrow();
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
  void trainNamesTheOptionByWhichItWouldHaveDoneBetter() {
    List<String> lines = training.err().lines().filter(l -> l.contains("did worse")).toList();
    assertEquals(1, lines.size(), training.err());
    assertTrue(
        lines.get(0).matches("gru did worse .* held-out RMSE \\S+, .*; try --model auto"),
        lines.get(0));
  }

  @Test
  void intervalsAreScoredAtTheLevelsOfTheModelOrThoseAskedFor() throws IOException {
    JsonNode own = Terminal.json("evaluate", model, AIRLINE, CHEAP, "--json");
    assertEquals(Set.of("80", "95"), Terminal.fields(own.get("intervals")));
    assertEquals(Set.of("80", "95"), Terminal.fields(own.at("/baselines/naive/intervals")));
    assertEquals(Set.of("80", "95"), Terminal.fields(own.at("/perStep/3/intervals")));
    assertEquals(11, own.get("pinball").size());
    JsonNode asked =
        Terminal.json("evaluate", model, AIRLINE, CHEAP, "--json", "--levels", "99.5,50");
    assertEquals(Set.of("50", "99.5"), Terminal.fields(asked.get("intervals")));
    assertTrue(asked.at("/pinball").has("0.0025"), asked.get("pinball").toString());
    assertTrue(
        asked.at("/intervals/50/width").doubleValue()
            < asked.at("/intervals/99.5/width").doubleValue());
    JsonNode none = Terminal.json("evaluate", model, AIRLINE, CHEAP, "--json", "--levels", "none");
    assertFalse(none.has("intervals"));
    assertEquals(own.get("metrics"), none.get("metrics"));
    run("evaluate", model, AIRLINE, CHEAP, "--levels", "10,50,90,99.99").requireNarrow();
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
        Terminal.json(
            "evaluate", model, AIRLINE, CHEAP, "--json", "-H", 8, "--folds", 3, "--stride", 2);
    double squares = 0;
    double[] bySteps = new double[8];
    double[] byOrigins = new double[3];
    for (int f = 0; f < 3; f++) {
      int observed = 132 + 2 * f;
      Path cut = folder.resolve("cut" + f + ".csv");
      Files.write(cut, lines.subList(0, 1 + observed));
      double[] forecast =
          column(run("forecast", model, cut, "-H", 8, "--digits", 17).requireDone().lines(), 1);
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
  void thePreTrainedNetworkIsARivalWithTheScoreOfAModelOfItsOwn() throws IOException {
    Path own = folder.resolve("own.recur");
    run("train", AIRLINE, "--horizon", 12, "-o", own, "--model", "pretrained").requireDone();
    List<String> rivals = List.of("--compare", "naive,pretrained", "-q", "--json");
    for (List<String> origins :
        List.of(List.<String>of(), List.of("--folds", "3", "--refit-every", "2"))) {
      JsonNode beside = Terminal.json("evaluate", model, AIRLINE, rivals, origins);
      JsonNode alone = Terminal.json("evaluate", own, AIRLINE, rivals, origins);
      assertEquals(
          alone.at("/metrics/rmse").doubleValue(),
          beside.at("/baselines/pretrained/rmse").doubleValue());
      assertEquals(Set.of("naive", "pretrained"), Terminal.fields(beside.get("baselines")));
      assertEquals(Set.of("naive"), Terminal.fields(alone.get("baselines")));
    }
    List<String> either = List.of("--fail-if", "rmse<pretrained", "--fail-if", "rmse>=pretrained");
    Terminal failed = run("evaluate", model, AIRLINE, rivals, either);
    assertEquals(4, failed.code(), failed.err());
    assertTrue(failed.err().contains("rmse of pretrained"), failed.err());
  }

  @Test
  void predictionsAreThePointsBehindTheScore() throws IOException {
    Path file = folder.resolve("points.csv");
    JsonNode json =
        Terminal.json("evaluate", model, AIRLINE, CHEAP, "--json", "--predictions", file);
    List<String> rows = Files.readAllLines(file);
    assertEquals("origin,step,time,target,actual,gru,naive,seasonal-naive", rows.get(0));
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
    assertTrue(rows.get(0).startsWith("shop,origin,step,time,target,actual,gru,"), rows.get(0));
    assertEquals(1 + 3 * 7, rows.size());
    assertTrue(rows.get(1).startsWith("Harbour,2023-12-26,1,2023-12-27,sales,"), rows.get(1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "rmse>1 | 4 | rmse of gru is ",
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--folds 0",
        "--folds 2 --test 12",
        "--stride 0",
        "--window 0",
        "--refit-every -1",
        "--compare naive,guess",
        "--compare naive,gru",
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

  @ParameterizedTest
  @EnumSource
  void whatIsRefusedAfterARefitSaysHowToGetAScore(CellType cell) {
    Path refitted = folder.resolve("refit" + cell + ".recur");
    run("train", AIRLINE, "--model", cell, Terminal.QUICK, "--refit", "-q", "-o", refitted)
        .requireDone();
    Terminal refused = run("evaluate", refitted, AIRLINE, CHEAP);
    assertEquals(3, refused.code());
    String said = refused.err().lines().reduce("", (before, line) -> line);
    assertTrue(
        said.contains("the score that train printed, which the model file keeps")
            && said.contains("leave out --refit (of train), or pass --refit-every 1"),
        said);
    run("evaluate", refitted, AIRLINE, CHEAP, "--refit-every", 1).requireDone();
  }
}
