package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.config.ModelChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens to rows after an origin, its forecasts keep their bytes: those of every model,
 * however often it is fitted again. Some of all these are tried, by a seed; set the property {@code
 * recur.leaks} for another number, {@code all} for all, names such as {@code auto,gru} for those
 * models, and {@code recur.leaks.seed} for others.
 */
class BacktestLeakCommandTest {
  private static final int HORIZON = 4;
  private static final int DAYS = 44;
  private static final int FOLDS = 3;
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  /** The last day that stays as it is: one fold ends after it. */
  private static final int KEPT = DAYS - HORIZON;

  /** So many that train scores few rivals beside the model. */
  private static final List<String> SHOPS =
      List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");

  /** How many of all models and ways to fit them again are tried. */
  private static final String TRIED = System.getProperty("recur.leaks", "9");

  private static final long SEED = Long.getLong("recur.leaks.seed", 1);

  /** How often a model is fitted again: never, at every origin, at every second. */
  private static final List<String> EVERY = List.of("0", "1", "2");

  /** Too slow for more than being tried by hand. */
  private static final String SLOWEST = "pretrained-tuned";

  @TempDir Path folder;

  /** What becomes of the rows after the kept ones. */
  private enum Later {
    AS_IT_IS,
    CHANGED,
    REMOVED,
    MISSING,
    ADDED
  }

  private Path data(long seed, Later later) throws IOException {
    List<String> rows = new ArrayList<>();
    List<String> firsts = new ArrayList<>();
    int days = later == Later.ADDED ? DAYS + HORIZON : DAYS;
    for (String shop : SHOPS) {
      Random values = new Random(seed + shop.charAt(0));
      int begin = shop.equals("b") ? 5 : 0;
      for (int day = 0; day < days; day++) {
        double promo = values.nextInt(3);
        double seen = values.nextGaussian();
        double sales = 50 + 9 * Math.sin(day * 0.9) + 4 * promo + seen + values.nextGaussian();
        // A gap where rows end would end the series earlier, and move its origins.
        boolean end = day == begin || day == KEPT - 1 || day >= DAYS - 1;
        boolean gap = values.nextInt(15) == 0 && !end;
        boolean late = day >= KEPT;
        if (day < begin || gap || (late && later == Later.REMOVED)) {
          continue;
        }
        if (late && later == Later.CHANGED) {
          sales = 1e4 - 3 * sales;
          seen = 77;
        }
        String cell = late && later == Later.MISSING && day + 1 < DAYS ? "" : "" + sales;
        // A network learns from series in the order in which the file begins them.
        (day == begin ? firsts : rows)
            .add(
                FIRST.plusDays(day)
                    + ","
                    + shop
                    + ","
                    + promo
                    + ","
                    + seen
                    + ","
                    + shop.charAt(0) % 3
                    + ","
                    + cell);
      }
    }
    Collections.shuffle(rows, new Random(seed + 1));
    rows.addAll(0, firsts);
    rows.add(0, "day,shop,promo,seen,size,sales");
    return Files.write(folder.resolve(later + ".csv"), rows);
  }

  /** Returns the forecasts of a backtest by series, origin and step, as they are written. */
  private Map<String, String> predictions(Path model, Path data, int folds, String... options)
      throws IOException {
    Path file = folder.resolve("p.csv");
    Terminal.run(
            "evaluate",
            model,
            data,
            "--folds",
            folds,
            "--compare",
            "none",
            "--predictions",
            file,
            "-f",
            "-q",
            List.of(options))
        .requireDone();
    Map<String, String> byOrigin = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      List<String> cells = Terminal.cells(line);
      byOrigin.put(String.join(" ", cells.subList(0, 5)), cells.get(6));
    }
    return byOrigin;
  }

  static Stream<Arguments> models() {
    boolean some = TRIED.matches("\\d+");
    List<String> named = List.of(TRIED.split(",", -1));
    List<Arguments> all = new ArrayList<>();
    for (ModelChoice choice : ModelChoice.all().toList()) {
      String model = choice.toString();
      boolean tried = some ? !model.equals(SLOWEST) : TRIED.equals("all") || named.contains(model);
      for (String every : tried ? EVERY : List.<String>of()) {
        all.add(Arguments.of(model, every));
      }
    }
    if (!some) {
      return all.stream();
    }
    Collections.shuffle(all, new Random(SEED));
    return all.stream().limit(Integer.parseInt(TRIED));
  }

  /** Options of a training that depend on the model. */
  private static List<String> options(String model) {
    List<String> options = new ArrayList<>();
    // It forecasts several targets or none.
    boolean several = model.equals("var");
    options.addAll(several ? List.of() : List.of("--past", "seen"));
    options.addAll(List.of("--target", several ? "sales,seen" : "sales"));
    options.addAll(isTrained(model) ? Terminal.QUICK : List.of());
    return options;
  }

  private static boolean isTrained(String model) {
    return model.equals("auto") || ModelChoice.parse(model) instanceof ModelChoice.Network;
  }

  /** Of models that take long, fewer changes tell what the others would. */
  private static List<Later> changes(String model) {
    if (model.equals(SLOWEST)) {
      return List.of(Later.CHANGED);
    }
    return isTrained(model) || model.equals("sarima")
        ? List.of(Later.CHANGED, Later.REMOVED)
        : List.of(Later.CHANGED, Later.REMOVED, Later.MISSING, Later.ADDED);
  }

  @ParameterizedTest(name = "{0}, refitted every {1}")
  @MethodSource("models")
  void aForecastKnowsNothingAfterItsOrigin(String model, String every) throws IOException {
    long seed = 31L * model.hashCode() + every.hashCode() + SEED - 1;
    long start = System.nanoTime();
    Path whole = data(seed, Later.AS_IT_IS);
    Path file = folder.resolve("m.recur");
    Terminal.run(
            List.of("train", whole, "--model", model),
            options(model),
            List.of("--future", "promo", "--static", "size"),
            List.of("--series", "shop", "--missing", "previous"),
            List.of("--horizon", HORIZON, "--test", FOLDS * HORIZON, "-q", "-o", file))
        .requireDone();
    Map<String, String> known = predictions(file, whole, FOLDS, "--refit-every", every);
    String last = FIRST.plusDays(KEPT - 1L).toString();
    int all = 0;
    for (Later later : changes(model)) {
      int folds = FOLDS + (later == Later.REMOVED ? -1 : later == Later.ADDED ? 1 : 0);
      Map<String, String> other =
          predictions(file, data(seed, later), folds, "--refit-every", every);
      int compared = 0;
      for (Map.Entry<String, String> forecast : other.entrySet()) {
        String origin = forecast.getKey().split(" ", -1)[1];
        if (!origin.equals("origin") && origin.compareTo(last) <= 0) {
          assertEquals(
              known.get(forecast.getKey()),
              forecast.getValue(),
              () -> later + " " + forecast.getKey() + " seed " + seed);
          compared++;
        }
      }
      assertTrue(compared >= 2 * HORIZON * SHOPS.size(), later + " compared only " + compared);
      all += compared;
    }
    System.out.printf(
        Locale.ROOT,
        "leaks: | %s | refitted every %s | %d changes | %d values kept | %.0f s%n",
        model,
        every,
        changes(model).size(),
        all,
        (System.nanoTime() - start) / 1e9);
  }

  @Test
  void rowsThatStandTwiceAreRefused() throws IOException {
    Path whole = data(1, Later.AS_IT_IS);
    Path file = folder.resolve("m.recur");
    Terminal.run(
            List.of("train", whole, "--model", "naive", "--target", "sales", "--series", "shop"),
            List.of("--missing", "previous", "-q", "-o", file))
        .requireDone();
    List<String> rows = new ArrayList<>(Files.readAllLines(whole));
    rows.add(rows.get(rows.size() - 1));
    Path repeated = Files.write(folder.resolve("twice.csv"), rows);
    Terminal twice = Terminal.run("evaluate", file, repeated);
    assertEquals(3, twice.code(), twice.err());
    assertTrue(twice.err().contains("stands on line"), twice.err());
  }
}
