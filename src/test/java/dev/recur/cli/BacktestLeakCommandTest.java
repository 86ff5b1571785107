package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to rows after an origin, its forecasts keep their bytes. */
class BacktestLeakCommandTest {
  private static final int HORIZON = 4;
  private static final int DAYS = 48;
  private static final int FOLDS = 4;
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  /** The last day that stays as it is: two folds end after it. */
  private static final int KEPT = DAYS - 2 * HORIZON;

  /** So many that train scores few rivals beside the model. */
  private static final List<String> SHOPS =
      List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");

  @TempDir Path folder;

  /** What becomes of the rows after the kept ones. */
  private enum Later {
    AS_IT_IS,
    CHANGED,
    REMOVED,
    MISSING
  }

  private Path data(long seed, Later later) throws IOException {
    Random values = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (String shop : SHOPS) {
      int begin = shop.equals("b") ? 5 : 0;
      for (int day = 0; day < DAYS; day++) {
        double promo = values.nextInt(3);
        double seen = values.nextGaussian();
        double sales = 50 + 9 * Math.sin(day * 0.9) + 4 * promo + seen + values.nextGaussian();
        // A gap where rows end would end the series earlier, and move its origins.
        boolean end = day == begin || day == KEPT - 1 || day == DAYS - 1;
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
        rows.add(
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
      byOrigin.put(String.join(" ", cells.subList(0, 4)), cells.get(6));
    }
    return byOrigin;
  }

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of("naive", "0"),
        Arguments.of("drift", "1"),
        Arguments.of("theta", "2"),
        Arguments.of("gru", "0"));
  }

  @ParameterizedTest(name = "{0}, refitted every {1}")
  @MethodSource("models")
  void aForecastKnowsNothingAfterItsOrigin(String model, String every) throws IOException {
    long seed = 31L * model.hashCode() + every.hashCode();
    Path whole = data(seed, Later.AS_IT_IS);
    Path file = folder.resolve("m.recur");
    Terminal.run(
            "train",
            whole,
            "--model",
            model,
            Terminal.QUICK,
            List.of("--past", "seen", "--future", "promo", "--static", "size"),
            List.of("--target", "sales", "--series", "shop", "--missing", "previous"),
            List.of("--horizon", HORIZON, "--test", FOLDS * HORIZON, "-q", "-o", file))
        .requireDone();
    Map<String, String> known = predictions(file, whole, FOLDS, "--refit-every", every);
    String last = FIRST.plusDays(KEPT - 1L).toString();
    for (Later later : List.of(Later.CHANGED, Later.REMOVED, Later.MISSING)) {
      int folds = later == Later.REMOVED ? FOLDS - 2 : FOLDS;
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
    }
  }
}
