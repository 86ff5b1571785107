package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sales of items in regions and their sums, from a table to a score. */
class HierarchyCommandTest {
  private static final String BOTH = "region/item";

  @TempDir private static Path folder;
  private static Path file;
  private static Path model;
  private static Terminal trained;

  @BeforeAll
  static void trainOnSales() throws IOException {
    file = sales("sales.csv", 60, 1);
    model = folder.resolve("m.recur");
    trained = train(model);
  }

  private static Terminal train(Path to) {
    return run("train", file, "--hierarchy", BOTH, "--model", "theta", "-H", 3, "-f", "-o", to)
        .requireDone();
  }

  /** Sales of three items in each of two regions. */
  private static Path sales(String name, int months, int changedAfter) throws IOException {
    SplittableRandom random = new SplittableRandom(8);
    StringBuilder text = new StringBuilder("month,region,item,sold\n");
    for (String item : List.of("n1", "n2", "n3", "s1", "s2", "s3")) {
      for (int t = 0; t < 60; t++) {
        long sold = Math.round(50 + 20 * Math.sin(t * Math.PI / 6) + 5 * random.nextGaussian());
        if (t < months) {
          text.append(
              "%d-%02d,%s,%s,%d\n"
                  .formatted(
                      2019 + t / 12,
                      t % 12 + 1,
                      item.startsWith("n") ? "north" : "south",
                      item,
                      changedAfter > 1 && t >= changedAfter ? 3 * sold + t : sold));
        }
      }
    }
    return Files.writeString(folder.resolve(name), text);
  }

  /** What each month has, by its keys. */
  private static Map<String, Map<String, Double>> points(List<String> lines) {
    Map<String, Map<String, Double>> points = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      points
          .computeIfAbsent(cells[0], x -> new HashMap<>())
          .put(cells[1] + "/" + cells[2], Double.parseDouble(cells[3]));
    }
    return points;
  }

  private static void requireSums(List<String> lines) {
    Map<String, Map<String, Double>> points = points(lines);
    assertFalse(points.isEmpty());
    for (Map<String, Double> month : points.values()) {
      double north = month.get("north/n1") + month.get("north/n2") + month.get("north/n3");
      double south = month.get("south/s1") + month.get("south/s2") + month.get("south/s3");
      assertEquals(north, month.get("north/(all)"), 1e-6);
      assertEquals(north + south, month.get("(all)/(all)"), 1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mint", "bottom-up", "top-down"})
  void withoutTrainingSumsAreForecastAndAddUp(String how) {
    Terminal made =
        run("forecast", file, "--hierarchy", BOTH, "--reconcile", how, "-H", 3, "--digits", 17)
            .requireDone();
    assertEquals(1 + 3 * (1 + 2 + 6), made.lines().size());
    requireSums(made.lines());
    assertTrue(made.err().contains("hierarchy: 9 series, total 1, region 2, item 6\n"), made.err());
  }

  @Test
  void aModelKeepsItsHierarchyAndAnotherWayMayBeAskedFor() throws IOException {
    assertTrue(trained.err().contains("Reconciling by mint "), trained.err());
    List<String> kept = run("forecast", model, "--digits", 17).requireDone().lines();
    requireSums(kept);
    assertEquals(kept, run("forecast", model, file, "--digits", 17).requireDone().lines());
    List<String> up =
        run("forecast", model, "--reconcile", "bottom-up", "--digits", 17).requireDone().lines();
    requireSums(up);
    assertFalse(up.equals(kept));
    requireSums(drawn(run("forecast", model, "--samples", 2, "--digits", 17).requireDone()));
    Path again = folder.resolve("again.recur");
    train(again);
    assertArrayEquals(Files.readAllBytes(model), Files.readAllBytes(again));
  }

  /** The rows of the first of the sample paths, without the column that numbers them. */
  private static List<String> drawn(Terminal made) {
    int sample = List.of(made.lines().get(0).split(",", -1)).indexOf("sample");
    List<String> rows = new ArrayList<>();
    for (String line : made.lines()) {
      List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
      String number = cells.remove(sample);
      if (rows.isEmpty() || number.equals("1")) {
        rows.add(String.join(",", cells));
      }
    }
    return rows;
  }

  @Test
  void evaluateScoresEachLevelBeforeAndAfterAndSaysWhetherItPaid() throws IOException {
    Object[] command = {"evaluate", model, file, "--folds", 4, "--compare", "none"};
    Terminal shown = run(command).requireDone();
    assertTrue(shown.out().contains("By level, before and after mint\n"), shown.out());
    assertTrue(shown.out().contains("\nReconciling by mint "), shown.out());
    assertTrue(shown.out().contains(" of 3 levels."), shown.out());
    List<Object> asJson = new ArrayList<>(List.of(command));
    asJson.add("--json");
    JsonNode json = Terminal.json(asJson.toArray());
    assertEquals("mint", json.get("reconciled").asText());
    JsonNode total = json.get("levels").get("total");
    assertEquals(1, total.get("series").asInt());
    assertEquals(9, json.get("levels").get("all").get("series").asInt());
    assertTrue(total.get("before").get("rmsse").asDouble() > 0);
    assertTrue(total.get("after").get("intervals").get("80").get("coverage").isNumber());
    assertEquals(
        json.get("metrics").get("rmse").asDouble(),
        json.get("levels").get("all").get("after").get("rmse").asDouble());
    JsonNode up =
        Terminal.json(
            "evaluate", model, file, "--compare", "none", "--json", "--reconcile", "bottom-up");
    assertEquals("bottom-up", up.get("reconciled").asText());
    JsonNode item = up.get("levels").get("item");
    assertEquals(item.get("before").get("rmse"), item.get("after").get("rmse"));
  }

  @Test
  void nothingAfterAnOriginChangesWhatIsReconciledAtIt() throws IOException {
    Path cut = sales("cut.csv", 57, 1);
    Path other = sales("other.csv", 60, 57);
    List<Double> scored = new ArrayList<>();
    for (Path data : List.of(file, other)) {
      Path rows = folder.resolve("rows.csv");
      run("evaluate", model, data, "--folds", 1, "--compare", "none", "-f", "--predictions", rows)
          .requireDone();
      List<String> lines = Files.readAllLines(rows);
      int forecast = List.of(lines.get(0).split(",", -1)).indexOf("theta");
      lines.stream()
          .filter(line -> line.contains("(all),(all)"))
          .forEach(line -> scored.add(Double.parseDouble(line.split(",", -1)[forecast])));
    }
    Map<String, Map<String, Double>> made =
        points(run("forecast", model, cut, "--digits", 17).requireDone().lines());
    assertEquals(6, scored.size());
    for (int step = 0; step < 3; step++) {
      double total = made.get("2023-" + (10 + step)).get("(all)/(all)");
      assertEquals(total, scored.get(step), 1e-9);
      assertEquals(total, scored.get(3 + step), 1e-9);
    }
  }

  @Test
  void newerValuesOfSumsAreCheckedToo() throws IOException {
    Path cut = sales("known.csv", 57, 1);
    Path old = folder.resolve("old.recur");
    run("train", cut, "--hierarchy", BOTH, "--model", "theta", "-H", 3, "-o", old).requireDone();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("month") || line.compareTo("2023-10") > 0) {
        lines.add(line.matches("2023-11,south,.*") ? line.replaceAll(",\\d+$", ",500") : line);
      }
    }
    Path newer = Files.write(folder.resolve("newer.csv"), lines);
    Terminal checked = run("check", old, newer, "--level", 95);
    assertEquals(5, checked.code(), checked.err());
    assertTrue(checked.err().contains("checked 27 values of 9 series"), checked.err());
    assertTrue(checked.err().contains("before they are made to add up\n"), checked.err());
    assertTrue(checked.out().contains("\n(all),(all),2023-11,sold,15"), checked.out());
    assertTrue(checked.out().contains("\nsouth,(all),2023-11,sold,1500,"), checked.out());
    assertTrue(checked.out().contains("\nsouth,s2,2023-11,sold,500,"), checked.out());
  }

  @Test
  void sumsAreExplainedAsSeriesAre() {
    Terminal explained = run("explain", model, file, "--draws", 2).requireDone();
    assertTrue(explained.out().contains("theta over 9 forecasts of 3 steps"), explained.out());
    assertTrue(explained.out().contains("The forecast of (all) sold from "), explained.out());
    assertTrue(explained.err().contains("before they are made to add up\n"), explained.err());
    assertTrue(
        run("explain", model, file, "--draws", 2, "--one", "north")
            .requireDone()
            .out()
            .contains("The forecast of north sold from "));
  }

  @Test
  void aNetworkOfSeriesAndSumsGoesOnWithNewerData() throws IOException {
    Path cut = sales("before.csv", 57, 1);
    Path old = folder.resolve("before.recur");
    Path after = folder.resolve("after.recur");
    run("train", cut, "--hierarchy", BOTH, "--model", "gru", Terminal.QUICK, "-H", 3, "-o", old)
        .requireDone();
    Terminal learnt =
        Terminal.runAsIs(
            "",
            Stream.of("train", file, "--from", old, "--epochs", 2, "-o", after)
                .map(Object::toString)
                .toList());
    learnt.requireDone();
    assertTrue(learnt.err().contains("transforms kept of 9 series, fitted to 0"), learnt.err());
    assertTrue(learnt.err().contains("held-out MASE "), learnt.err());
    List<String> lines = run("forecast", after, "--digits", 17).requireDone().lines();
    requireSums(lines);
    assertTrue(lines.get(1).startsWith("2024-01,"), lines.get(1));
  }

  @Test
  void futuresOfSeriesAddUpToThoseOfSums() throws IOException {
    StringBuilder history = new StringBuilder("month,region,item,sold,promotion\n");
    StringBuilder none = new StringBuilder("month,region,item,promotion\n");
    StringBuilder all = new StringBuilder(none);
    SplittableRandom random = new SplittableRandom(4);
    for (String keys : List.of("north,n1", "north,n2", "south,s1", "south,s2")) {
      for (int t = 0; t < 38; t++) {
        String row = "%d-%02d,%s".formatted(2020 + t / 12, t % 12 + 1, keys);
        int promotion = random.nextInt(2);
        if (t < 36) {
          long sold = Math.round(40 + 10 * promotion + 2 * random.nextGaussian());
          history.append("%s,%d,%d\n".formatted(row, sold, promotion));
        } else {
          none.append(row).append(",0\n");
          all.append(row).append(",1\n");
        }
      }
    }
    Path promoted = Files.writeString(folder.resolve("promoted.csv"), history);
    Path own = folder.resolve("promoted.recur");
    run(
            "train",
            promoted,
            "--hierarchy",
            BOTH,
            "--future",
            "promotion",
            "--model",
            "sarima",
            "--season",
            1,
            "-H",
            2,
            "-o",
            own)
        .requireDone();
    Object[] command = {
      "forecast",
      own,
      "--digits",
      12,
      "--levels",
      "80",
      "--scenario",
      "none=" + Files.writeString(folder.resolve("none.csv"), none),
      "--scenario",
      "all=" + Files.writeString(folder.resolve("all.csv"), all)
    };
    Terminal made = run(command).requireDone();
    List<String> header = List.of(made.lines().get(0).split(",", -1));
    Map<String, Double> differences = new HashMap<>();
    for (String line : made.lines().subList(1, made.lines().size())) {
      List<String> cells = List.of(line.split(",", -1));
      if (cells.get(0).equals("2023-01") && cells.get(header.indexOf("scenario")).equals("all")) {
        differences.put(
            cells.get(1) + "/" + cells.get(2),
            Double.parseDouble(cells.get(header.indexOf("sold-difference"))));
      }
    }
    assertEquals(7, differences.size(), made.out());
    double north = differences.get("north/n1") + differences.get("north/n2");
    assertEquals(north, differences.get("north/(all)"), 1e-6);
    assertEquals(40, differences.get("(all)/(all)"), 12);
  }

  @Test
  void sumsOfAFileAreForecastToo() throws IOException {
    Path one = folder.resolve("items.csv");
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split(",", -1);
      text.append(cells[0]).append(',').append(cells[2]).append(',').append(cells[3]).append('\n');
    }
    Files.writeString(one, text);
    Path sums = folder.resolve("sums.csv");
    Files.writeString(
        sums, "sum,n1,n2,n3,s1,s2,s3\nall,1,1,1,1,1,1\nfirst,1,0,0,1,,\nn1,1,0,0,0,0,0\n");
    Path own = folder.resolve("own.recur");
    run("train", one, "--hierarchy", sums, "--model", "naive", "-H", 2, "-o", own).requireDone();
    List<String> lines = run("forecast", own, "--digits", 17).requireDone().lines();
    Map<String, Double> month = new HashMap<>();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals("2024-01")) {
        month.put(cells[1], Double.parseDouble(cells[2]));
      }
    }
    assertEquals(8, month.size());
    assertEquals(month.get("n1") + month.get("s1"), month.get("first"), 1e-6);
    Files.writeString(sums, "sum,n1,n2\nall,1,yes\n");
    assertEquals(
        "recur: Invalid value for option '--hierarchy': "
            + sums
            + ":2: 'yes' below 'n2'; expected 1 for a series of the sum, else 0",
        refused("forecast", one, "--hierarchy", sums));
  }

  private static String refused(Object... command) {
    Terminal refused = run(command);
    assertTrue(refused.code() == 2 || refused.code() == 3, refused.err());
    return refused
        .err()
        .lines()
        .filter(line -> line.startsWith("recur"))
        .findFirst()
        .orElse(refused.err());
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedInOneLine() throws IOException {
    assertEquals(
        "recur: --reconcile goes with --hierarchy",
        refused("forecast", file, "--reconcile", "mint"));
    assertTrue(
        refused("forecast", file, "--hierarchy", BOTH, "--shard", "1/2").contains("--shard"));
    assertEquals(
        "recur: " + file + ": --hierarchy itme: no such column; did you mean 'item'?",
        refused("forecast", file, "--hierarchy", "region/itme"));
    assertEquals(
        "recur: " + file + ": --series itme: no such column; did you mean 'item'?",
        refused("forecast", file, "--series", "itme", "--hierarchy", "region/itme"));
    assertTrue(
        refused("forecast", file, "--hierarchy", BOTH, "--reconcile", "best")
            .contains("'best' is none of mint, bottom-up, top-down"));
    Path plain = folder.resolve("plain.recur");
    run("train", file, "--model", "naive", "-H", 3, "-o", plain).requireDone();
    assertTrue(
        refused("forecast", plain, "--reconcile", "mint").contains("trained with --hierarchy"));
    assertTrue(refused("forecast", plain, "--hierarchy", BOTH).contains("goes without a model"));
  }
}
