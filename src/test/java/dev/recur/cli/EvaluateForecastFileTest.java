package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.QUICK;
import static dev.recur.cli.Terminal.cells;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code evaluate --forecast --actuals}: the score of a forecast made by anything. */
class EvaluateForecastFileTest {
  private static final List<String> CHEAP = List.of("--compare", "naive,seasonal-naive", "-q");

  @TempDir private Path folder;

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
  void aForecastInAFileScoresAsTheModelThatMadeIt() throws IOException {
    Path model = folder.resolve("airline.recur");
    run("train", AIRLINE, "--horizon", 12, "-o", model, QUICK).requireDone();
    Path cut = folder.resolve("cut.csv");
    List<String> lines = Files.readAllLines(AIRLINE);
    Files.write(cut, lines.subList(0, lines.size() - 12));
    Path forecast = folder.resolve("forecast.csv");
    run("forecast", model, cut, "-o", forecast, "--digits", 17).requireDone();
    JsonNode given =
        Terminal.json("evaluate", "--forecast", forecast, "--actuals", AIRLINE, "--json", CHEAP);
    JsonNode own = Terminal.json("evaluate", model, AIRLINE, "--json", CHEAP);
    assertEquals("forecast", given.get("model").textValue());
    for (String metric : List.of("rmse", "mae", "mape", "smape", "mase", "rmsse", "bias")) {
      double expected = own.at("/metrics/" + metric).doubleValue();
      assertEquals(expected, given.at("/metrics/" + metric).doubleValue(), 1e-9, metric);
    }
    assertEquals(own.get("intervals"), given.get("intervals"));
    assertEquals(Set.of("0.025", "0.1", "0.9", "0.975"), Terminal.fields(given.get("pinball")));
    assertEquals(Set.of("80", "95"), Terminal.fields(given.get("intervals")));
    for (String rival : List.of("naive", "seasonal-naive")) {
      for (String part : List.of("rmse", "intervals")) {
        String at = "/baselines/" + rival + "/" + part;
        assertEquals(own.at(at), given.at(at), at);
      }
    }
    assertEquals(own.get("dieboldMariano"), given.get("dieboldMariano"));
    run("evaluate", "--forecast", forecast, "--actuals", AIRLINE, CHEAP).requireNarrow();
  }

  @Test
  void predictionsAreWrittenAsTheEndingOfTheirFileSays() throws IOException {
    Path actuals = Files.writeString(folder.resolve("a.csv"), "m;y\n2020-01;1,5\n2020-02;2,5\n");
    Path forecast = Files.writeString(folder.resolve("f.csv"), "m;y\n2020-02;2,25\n");
    Path rows = folder.resolve("p.jsonl");
    Path cells = folder.resolve("p.csv");
    for (Path file : List.of(rows, cells)) {
      run(
              "evaluate",
              "--forecast",
              forecast,
              "--actuals",
              actuals,
              "--compare",
              "naive",
              "--predictions",
              file)
          .requireDone();
    }
    assertEquals(
        "{\"origin\":\"2020-01\",\"step\":1,\"time\":\"2020-02\",\"target\":\"y\",\"actual\":2.5,"
            + "\"forecast\":2.25,\"naive\":1.5}\n",
        Files.readString(rows));
    assertEquals(
        "origin;step;time;target;actual;forecast;naive\n2020-01;1;2020-02;y;2,5;2,25;1,5\n",
        Files.readString(cells));
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
    JsonNode json =
        Terminal.json("evaluate", "--forecast", forecast, "--actuals", AIRLINE, "--json", CHEAP);
    assertEquals(1 / 3.0, json.at("/intervals/50/coverage").doubleValue(), 1e-9);
    assertEquals(20, json.at("/intervals/50/width").doubleValue(), 1e-9);
    assertEquals(20 + 4 * 18 / 3.0, json.at("/intervals/50/winkler").doubleValue(), 1e-9);
    // Lower ends: 0.25 * (11, 30) and 0.75 * 8; upper ends: 0.25 * (9, 28) and 0.75 * 10.
    double lower = (0.25 * 11 + 0.25 * 30 + 0.75 * 8) / 3;
    double upper = (0.25 * 9 + 0.75 * 10 + 0.25 * 28) / 3;
    assertEquals(lower, json.at("/pinball/0.25").doubleValue(), 1e-9);
    assertEquals(upper, json.at("/pinball/0.75").doubleValue(), 1e-9);
    assertEquals(lower + upper, json.get("crps").doubleValue(), 1e-9);
    assertEquals(Set.of("50"), Terminal.fields(json.at("/baselines/naive/intervals")));
    Terminal run = run("evaluate", "--forecast", forecast, "--actuals", AIRLINE, CHEAP);
    assertTrue(
        run.requireDone().lines().contains("the 50 % interval caught 33 % (of 3 points)"),
        run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "day,units,units-lo-80,units-hi-80 | 2,1,3 | units",
        "day,price,units,units-lo-80,units-hi-80 | 9,2,1,3 | units",
        "day,units | 2 | units",
        "day,price,units | 9,2 | ",
        "day,sold,sold-lo-80,sold-hi-80 | 2,1,3 | ",
        "day,stock,stock-lo-80,stock-hi-80,units,units-lo-80,units-hi-80 | 2,1,3,2,1,3 | units stock"
      })
  void whatToScoreIsTakenFromTheColumnsOfTheForecast(String header, String cells, String targets)
      throws IOException {
    Path actuals = folder.resolve("actuals.csv");
    Path forecast = folder.resolve("forecast.csv");
    StringBuilder came = new StringBuilder("day,price,units,stock,kind\n");
    StringBuilder made = new StringBuilder(header + "\n");
    for (int day = 1; day <= 28; day++) {
      came.append(
          "2024-02-%02d,9,%d,%d,%s\n".formatted(day, day % 7, 50 - day, "xy".charAt(day % 2)));
      made.append(day > 24 ? "2024-02-%02d,%s\n".formatted(day, cells) : "");
    }
    Files.writeString(actuals, came);
    Files.writeString(forecast, made);
    Terminal run =
        run("evaluate", "--forecast", forecast, "--actuals", actuals, "--compare", "naive");
    if (targets == null) {
      assertEquals(3, run.code(), run.err());
      assertTrue(run.err().contains("which column is to be forecast? pass --target"), run.err());
      return;
    }
    run.requireDone();
    List<String> said = List.of(targets.split(" ", -1));
    assertEquals(said.size() > 1, run.err().contains("targets 'units', 'stock'"), run.err());
    assertEquals(said.size() == 1, run.err().contains("target 'units' (28 values)"), run.err());
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
    JsonNode json = Terminal.json("evaluate", "--forecast", forecast, "--actuals", actuals, rows);
    assertEquals(3, json.at("/perSeries/H2/rmse").doubleValue() * Math.sqrt(3), 1e-9);
    assertEquals(0, json.at("/perSeries/H1/rmse").doubleValue(), 1e-9);
    Files.writeString(
        forecast, "id,V2,V3,V4\nH2,4,5,9\nH2-lo-80,4,4,7\nH2-hi-80,4,6,11\nH1,1,2,3\n");
    JsonNode spread = Terminal.json("evaluate", "--forecast", forecast, "--actuals", actuals, rows);
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

  @Test
  void aForecastTakesNoOptionOfAModel() {
    for (String option :
        List.of("--horizon=3", "--folds=2", "--test=12", "--levels=80", "--refit-every=1")) {
      Terminal run = run("evaluate", "--forecast", "f.csv", "--actuals", "a.csv", option);
      assertEquals(2, run.code(), run.err());
      assertTrue(run.err().contains(cells(option.replace('=', ',')).get(0)), run.err());
    }
    assertEquals(2, run("evaluate", "--forecast", "f.csv").code());
    assertEquals(2, run("evaluate", "--actuals", "f.csv", "m.recur", AIRLINE).code());
  }
}
