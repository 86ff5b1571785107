package dev.recur.classical;

import dev.recur.evaluation.Metrics;
import dev.recur.series.SeasonalScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Scores every classical method on all series of M4 Hourly, horizon 48, season 24, and times it;
 * run by hand with the folder of Hourly-train.csv and Hourly-test.csv, and methods if not all.
 */
final class M4HourlyBenchmark {
  private static final int SEASON = 24;

  /** How one method is fitted. */
  private interface Method {
    FittedModel fit(double[] values, int season) throws CannotFitException;
  }

  private static final Map<String, Method> METHODS = new LinkedHashMap<>();

  static {
    METHODS.put("naive", Naive::fit);
    METHODS.put("seasonal-naive", SeasonalNaive::fit);
    METHODS.put("drift", Drift::fit);
    METHODS.put("ets", Ets::fit);
    METHODS.put("theta", Theta::fit);
    METHODS.put("sarima", Sarima::fit);
    METHODS.put(
        "sarima-week", (values, season) -> Sarima.fit(values, new int[] {season, 7 * season}));
  }

  private M4HourlyBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    List<double[]> train = rows(Path.of(arguments[0], "Hourly-train.csv"));
    List<double[]> test = rows(Path.of(arguments[0], "Hourly-test.csv"));
    List<String> wanted = Arrays.asList(arguments).subList(1, arguments.length);
    System.out.println("method           sMAPE    MASE  refused  seconds");
    METHODS.forEach(
        (name, method) -> {
          if (wanted.isEmpty() || wanted.contains(name)) {
            score(name, method, train, test);
          }
        });
  }

  private static void score(String name, Method method, List<double[]> train, List<double[]> test) {
    long start = System.nanoTime();
    double[][] scores =
        IntStream.range(0, train.size())
            .parallel()
            .mapToObj(i -> score(method, train.get(i), test.get(i)))
            .toArray(double[][]::new);
    double seconds = (System.nanoTime() - start) / 1e9;
    double[] sums = new double[3];
    for (double[] score : scores) {
      Arrays.setAll(sums, k -> sums[k] + score[k]);
    }
    System.out.printf(
        Locale.ROOT,
        "%-14s %7.3f %7.3f %8.0f %8.1f%n",
        name,
        sums[0] / scores.length,
        sums[1] / scores.length,
        sums[2],
        seconds);
  }

  private static double[] score(Method method, double[] train, double[] test) {
    double refused = 0;
    double[] forecast;
    try {
      forecast = method.fit(train, SEASON).forecast(test.length);
    } catch (CannotFitException e) {
      refused = 1;
      forecast = fallBack(train, test.length);
    }
    return new double[] {
      Metrics.smape(test, forecast),
      Metrics.mase(test, forecast, SeasonalScale.of(train, SEASON)).orElseThrow(),
      refused
    };
  }

  private static double[] fallBack(double[] train, int horizon) {
    try {
      return SeasonalNaive.fit(train, SEASON).forecast(horizon);
    } catch (CannotFitException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The values of every row but the first, without its name and the empty cells at its end. */
  private static List<double[]> rows(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .skip(1)
          .map(
              line ->
                  Arrays.stream(line.replace("\"", "").split(",", -1))
                      .skip(1)
                      .filter(cell -> !cell.isEmpty())
                      .mapToDouble(Double::parseDouble)
                      .toArray())
          .toList();
    }
  }
}
