package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.SAMPLES;
import static dev.recur.cli.Terminal.cells;
import static dev.recur.cli.Terminal.json;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recur.classical.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A backtest with {@code --refit-every 1} is the mean over files that end where each of its folds
 * does, of the score that {@code train} prints with the same options; the rivals' too.
 */
class BacktestChoosesAgainTest {
  private static final int FOLDS = 3;
  private static final List<String> QUICK = List.of("--hidden", "3", "--epochs", "3");
  private static final Pattern TRAINS_NO_NETWORK =
      Pattern.compile(
          Arrays.stream(Method.values())
              .map(Method::toString)
              .collect(Collectors.joining("|", "--model (pretrained|", ").*")));

  @TempDir private Path folder;

  /** The rows of a file without the last of every series, the key of a row standing in a column. */
  private static List<String> cut(List<String> lines, int key, int rows) {
    Map<String, Integer> lengths = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      lengths.merge(key < 0 ? "" : cells(line).get(key), 1, Integer::sum);
    }
    Map<String, Integer> seen = new HashMap<>();
    List<String> kept = new ArrayList<>(lines.subList(0, 1));
    for (String line : lines.subList(1, lines.size())) {
      String name = key < 0 ? "" : cells(line).get(key);
      if (seen.merge(name, 1, Integer::sum) <= lengths.get(name) - rows) {
        kept.add(line);
      }
    }
    return kept;
  }

  private void requireTheMeanOverCutFiles(List<String> lines, int key, String options)
      throws IOException {
    List<Object> settings = new ArrayList<>(List.of(options.split(" ", -1)));
    settings.addAll(TRAINS_NO_NETWORK.matcher(options).matches() ? List.of() : QUICK);
    settings.add("-q");
    int horizon = Integer.parseInt(settings.get(settings.indexOf("--horizon") + 1).toString());
    List<JsonNode> scores = new ArrayList<>();
    for (int f = FOLDS - 1; f >= 0; f--) {
      Path data = Files.write(folder.resolve("cut.csv"), cut(lines, key, f * horizon));
      scores.add(json("train", data, "-o", folder.resolve("m.recur"), "-f", "--json", settings));
    }
    JsonNode backtest =
        json(
            "evaluate",
            folder.resolve("m.recur"),
            folder.resolve("cut.csv"),
            List.of("--folds", FOLDS, "--refit-every", 1, "--json", "-q", "--threads", 2));
    requireMean(scores, backtest, "/metrics");
    scores
        .get(0)
        .get("baselines")
        .fieldNames()
        .forEachRemaining(rival -> requireMean(scores, backtest, "/baselines/" + rival));
  }

  private static void requireMean(List<JsonNode> scores, JsonNode backtest, String at) {
    double squares = 0;
    double errors = 0;
    double shares = 0;
    for (JsonNode score : scores) {
      // A missing value is not scored, so a fold counts by its points.
      double weight = score.get("points").doubleValue() / backtest.get("points").doubleValue();
      double rmse = score.at(at + "/rmse").doubleValue();
      squares += rmse * rmse * weight;
      errors += score.at(at + "/mae").doubleValue() * weight;
      shares += score.at(at + "/smape").doubleValue() * weight;
    }
    assertTrue(errors > 0, at);
    assertEquals(errors, backtest.at(at + "/mae").doubleValue(), 1e-9 * errors, at);
    assertEquals(Math.sqrt(squares), backtest.at(at + "/rmse").doubleValue(), 1e-9 * errors, at);
    assertEquals(shares, backtest.at(at + "/smape").doubleValue(), 1e-9 * shares, at);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--model gru --horizon 12",
        "--model lstm --horizon 12 --validation 8%",
        "--model gru --decoder direct --ensemble 2 --horizon 12 --seed 7",
        "--model rnn --horizon 8 --calendar month --transform log,window",
        "--model pretrained --horizon 12",
        "--model pretrained-mean --horizon 12",
        "--model auto --horizon 12"
      })
  void forEveryNetworkOnOneSeries(String options) throws IOException {
    requireTheMeanOverCutFiles(Files.readAllLines(AIRLINE), -1, options);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void forEveryClassicalMethodOnOneSeries(Method method) throws IOException {
    requireTheMeanOverCutFiles(
        Files.readAllLines(AIRLINE), -1, "--model " + method + " --horizon 12");
  }

  /** On 304 quarterly series of tourism in Australia, which the folder of public files has. */
  @ParameterizedTest
  @ValueSource(strings = {"ets", "theta", "pretrained", "auto"})
  @EnabledIfSystemProperty(named = "recur.data", matches = ".+")
  void onTourism(String model) throws IOException {
    Path data = Path.of(System.getProperty("recur.data"), "shapes", "tourism.csv");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(data)) {
      // Row number, quarter, then region, state and purpose, which may be quoted, and trips.
      List<String> row = List.of(line.replace("\"", "").split(",", 3));
      int trips = row.get(2).lastIndexOf(',');
      String series = row.get(2).substring(0, trips).replace(',', '/');
      lines.add(row.get(1) + "," + series + row.get(2).substring(trips));
    }
    requireTheMeanOverCutFiles(lines, 1, "--model " + model + " --horizon 8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--model gru --horizon 6 --future promotion",
        "--model gru --decoder seq2seq --horizon 6 --ensemble 1 --embedding 2",
        "--model ets --horizon 6",
        "--model pretrained --horizon 6",
        "--model pretrained-x --horizon 6 --future promotion",
        "--model auto --horizon 6"
      })
  void forEveryModelOnAPanel(String options) throws IOException {
    List<String> begun = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (String line : Files.readAllLines(SAMPLES.resolve("shops.csv"))) {
      String shop = cells(line).get(1);
      if (seen.merge(shop, 1, Integer::sum) <= shop.length() * 12) {
        begun.add(line);
      }
    }
    requireTheMeanOverCutFiles(begun, 1, options);
  }

  /** Six series, each difficult in its own way. */
  private static List<String> made(String name) {
    SplittableRandom random = new SplittableRandom(name.length());
    double[] walk = {100};
    return switch (name) {
      case "walk" -> rows(70, t -> value(walk[0] += random.nextGaussian()));
      case "fading" -> rows(96, t -> value(50 + fade(t) + random.nextGaussian()));
      case "zeros" -> rows(60, t -> value(random.nextInt(4) == 0 ? random.nextInt(1, 6) : 0));
      // Below zero from the second of three folds of six on.
      case "falling" -> rows(60, t -> value(50 - t + 0.1 * random.nextGaussian()));
      case "gaps" -> rows(72, t -> t % 11 == 9 ? "" : value(20 + fade(t) + random.nextGaussian()));
      default -> rows(48, t -> value(-3 + 0.1 * t + random.nextGaussian()));
    };
  }

  /** A season of twelve that ends after five years. */
  private static double fade(int t) {
    return t < 60 ? 8 * Math.sin(2 * Math.PI * t / 12) : 0;
  }

  private static String value(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }

  private static List<String> rows(int count, IntFunction<String> cell) {
    List<String> rows = new ArrayList<>(List.of("month,y"));
    for (int t = 0; t < count; t++) {
      rows.add(String.format(Locale.ROOT, "%d-%02d,%s", 2001 + t / 12, t % 12 + 1, cell.apply(t)));
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({
    "walk, --model auto --horizon 5",
    "walk, --model gru --horizon 5",
    "fading, --model auto --horizon 12",
    "fading, --model lstm --horizon 12",
    "zeros, --model pretrained --horizon 6 --non-negative",
    "zeros, --model gru --horizon 6",
    "gaps, --model gru --horizon 6 --missing seasonal",
    "gaps, --model ets --horizon 6 --missing seasonal",
    "trend, --model theta --horizon 4",
    "falling, --model drift --horizon 6",
    "trend, --model auto --horizon 4"
  })
  void onSmallSeriesOfSixKinds(String name, String options) throws IOException {
    requireTheMeanOverCutFiles(made(name), -1, options);
  }

  @Test
  void valuesAfterAnOriginChangeNoChoiceBeforeIt() throws IOException {
    List<String> lines = Files.readAllLines(AIRLINE);
    List<String> other = new ArrayList<>(lines.subList(0, 133));
    for (int t = 132; t < 144; t++) {
      other.add(cells(lines.get(t + 1)).get(0) + "," + (t % 5 == 0 ? 1 : 900));
    }
    List<String> first = new ArrayList<>();
    for (List<String> rows : List.of(lines, other)) {
      Path data = Files.write(folder.resolve("data.csv"), rows);
      Path model = folder.resolve("m.recur");
      run("train", data, "-o", model, "-f", "--model", "auto", QUICK, "-q").requireDone();
      Path predictions = folder.resolve("predictions.csv");
      run(
              "evaluate",
              model,
              data,
              "--folds",
              2,
              "--horizon",
              12,
              "--refit-every",
              1,
              "-q",
              "-f",
              "--compare",
              "ets",
              "--predictions",
              predictions)
          .requireDone();
      first.add(String.join("\n", Files.readAllLines(predictions).subList(1, 13)));
    }
    assertEquals(first.get(0), first.get(1));
  }

  @Test
  void nothingIsSaidOfChoicesThatAreMadeAgain() {
    Path model = folder.resolve("m.recur");
    run("train", AIRLINE, "-o", model, "--model", "ets").requireDone();
    Terminal again = run("evaluate", model, AIRLINE, "--folds", 2, "--refit-every", 1);
    assertFalse(again.requireDone().err().contains("flatter"), again.err());
  }
}
