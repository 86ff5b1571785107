package dev.recur.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.evaluation.DieboldMariano;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.IntervalScore;
import dev.recur.evaluation.Metric;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.Part;
import dev.recur.evaluation.PointScore;
import dev.recur.evaluation.QuantileScore;
import dev.recur.evaluation.Verdict;
import dev.recur.series.Message.Setting;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTableTest {
  private static PointScore score(double rmse, double mase) {
    return new PointScore(
        Map.of(
            Metric.RMSE,
            rmse,
            Metric.MAE,
            rmse / 2,
            Metric.BIAS,
            -1.0,
            Metric.MAPE,
            3.25,
            Metric.SMAPE,
            4.0,
            Metric.MASE,
            mase));
  }

  private static ModelScore model(String name, double rmse, int standIns) {
    return new ModelScore(
        name,
        score(rmse, 0.5),
        Map.of("s", score(rmse, 0.5)),
        Map.of(),
        Optional.empty(),
        standIns);
  }

  /** Intervals of 80, 95 and 99.99 % that caught a share each. */
  private static QuantileScore quantiles(int points, int draws, double caught) {
    OptionalDouble msis = OptionalDouble.of(1);
    return new QuantileScore(
        points,
        draws,
        1,
        Map.of(0.1, 1.0),
        List.of(
            new IntervalScore(80, caught, 12.3456, 20.5, msis),
            new IntervalScore(95, 0.9995, 123456789.1, 30, msis),
            new IntervalScore(99.99, 1, 9, 9, msis)));
  }

  private static ModelScore with(ModelScore model, QuantileScore quantiles) {
    return new ModelScore(
        model.model(),
        model.overall(),
        model.perSeries(),
        model.perTarget(),
        Optional.of(quantiles),
        model.standIns());
  }

  private static Evaluation withIntervals(double caught, int draws) {
    return new Evaluation(
        12,
        12,
        2,
        24,
        with(model("lstm", 20, 0), quantiles(24, draws, caught)),
        List.of(model("naive", 40, 0), with(model("ets", 50, 0), quantiles(20, draws, 0.5))),
        Optional.empty());
  }

  @Test
  void intervalsStandBesideThoseOfTheRivalsAndInWords() {
    String table = table(withIntervals(0.784, 2));
    assertTrue(
        table.endsWith(
            """
            was, a season ahead, in the values before.

                                in 80 %     width   Winkler    in 95 %     width   Winkler
            lstm                   78.4     12.35     20.50      100.0   1.235e8     30.00
            ets                    50.0     12.35     20.50      100.0   1.235e8     30.00

                             in 99.99 %     width   Winkler
            lstm                  100.0     9.000     9.000
            ets                   100.0     9.000     9.000
            Winkler is the width and the price of the misses; lower is better.
            the 80 % interval caught 78 % (of 24 points)
            the 95 % interval caught 99.9 % (of 24 points)
            the 99.99 % interval caught 100 % (of 24 points)
            ets has intervals for 20 of 24 points
            """),
        table);
  }

  @Test
  void coverageThatChanceDoesNotExplainIsWarnedOf() {
    // Between tails of 2.5 % lie 12 to 19 of 20 draws, from sums of probabilities.
    assertEquals(
        List.of(
            "warning: the 80 % interval caught 55 %; 60 to 95 % would be chance"
                + " (binomial, each of 20 forecasts one draw)"),
        CoverageText.warnings(withIntervals(0.55, 20)));
    // And 7921 to 8078 of 10,000.
    assertEquals(
        "warning: the 80 % interval caught 81.2 %; 79.2 to 80.8 % would be chance"
            + " (binomial, each of 10000 forecasts one draw)",
        CoverageText.warnings(withIntervals(0.812, 10_000)).get(0));
    assertEquals(List.of(), CoverageText.warnings(withIntervals(0.6, 20)));
    assertEquals(List.of(), CoverageText.warnings(withIntervals(0.55, 1)));
    assertEquals(List.of(), CoverageText.warnings(evaluation(20, 12, null)));
  }

  private static Evaluation evaluation(double rmse, int season, @Nullable Verdict verdict) {
    return new Evaluation(
        12,
        season,
        2,
        24,
        model("lstm", rmse, 0),
        List.of(model("naive", 40, 0), model("ets", 50, 3)),
        Optional.ofNullable(verdict));
  }

  private static Verdict verdict(int count, double statistic, double p) {
    return new Verdict(
        "naive",
        Verdict.Sample.ORIGINS,
        count,
        8,
        true,
        count < 8 ? Optional.empty() : Optional.of(new DieboldMariano(statistic, p)));
  }

  private static String printed(Consumer<PrintWriter> printing) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    printing.accept(out);
    out.flush();
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static String table(Evaluation evaluation) {
    return printed(out -> EvaluationTable.write(evaluation, Setting::toString, out));
  }

  @Test
  void theTableStandsAsPromisedWithTheRivalsBesideTheModel() {
    assertEquals(
        """
        Held-out: 24 values, 2 forecasts of 12 steps, in original units

                              RMSE       MAE   MAPE %  sMAPE %     MASE    RMSSE
        lstm                 20.00     10.00    3.250    4.000   0.5000        -
        naive                40.00     20.00    3.250    4.000   0.5000        -
        ets*                 50.00     25.00    3.250    4.000   0.5000        -
        * ets could not be fitted 3 times; another method stands in

        Lower is better. MASE and RMSSE: 1 is as far off as repeating the last season
        (12 steps) was, a season ahead, in the values before.

        RMSE of lstm is 50.0 % below that of naive, the best rival.
        Better than naive, p = 0.03 (Diebold-Mariano, 20 origins)
        """,
        table(evaluation(20, 12, verdict(20, -2.4, 0.0274))));
  }

  @Test
  void withoutASeasonTheLegendSpeaksOfTheLastValue() {
    String table = table(evaluation(20, 1, null));
    assertTrue(
        table.contains("as repeating the last value\nwas, a step ahead, in the values before.\n"),
        table);
    assertFalse(table.contains("RMSE of"), table);
  }

  @ParameterizedTest(name = "{0} origins, statistic {1}, p {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "20 | -2.4 | 0.0274  | Better than naive, p = 0.03 (Diebold-Mariano, 20 origins)",
        "20 | 2.4  | 0.0274  | Worse than naive, p = 0.03 (Diebold-Mariano, 20 origins)",
        "9  | -9   | 0.00012 | Better than naive, p < 0.001 (Diebold-Mariano, 9 origins)",
        "9  | -5   | 0.0032  | Better than naive, p = 0.003 (Diebold-Mariano, 9 origins)",
        "9  | -1   | 0.411 | No real difference from naive, p = 0.41 (Diebold-Mariano, 9 origins)",
        "9  | -1   | 0.0501 | No real difference from naive, p = 0.05 (Diebold-Mariano, 9 origins)",
        "1  | 0 | 1 | 1 origin cannot rule out chance, 8 can (evaluate folds=8 refitEvery=1).",
        "7  | 0 | 1 | 7 origins cannot rule out chance, 8 can (evaluate folds=8 refitEvery=1)."
      })
  void theVerdictIsGivenInWords(int count, double statistic, double p, String expected) {
    String table = table(evaluation(20, 12, verdict(count, statistic, p)));
    assertTrue(table.endsWith("\n" + expected + "\n"), table);
  }

  @ParameterizedTest(name = "RMSE {0}")
  @CsvSource({"30,25.0 % below that", "60,50.0 % above that", "40,that", "40.01,that"})
  void theShareIsThatOfTheBestRival(double rmse, String expected) {
    String table = table(evaluation(rmse, 12, verdict(1, 0, 1)));
    assertTrue(
        table.contains("RMSE of lstm is " + expected + " of naive, the best rival.\n"), table);
  }

  @Test
  void theWorstTenSeriesAreShownAndTheRestCounted() {
    Map<String, PointScore> series = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      series.put("series-" + i, score(1, i));
    }
    ModelScore model = new ModelScore("gru", score(1, 1), series, Map.of(), Optional.empty(), 0);
    List<String> lines =
        table(new Evaluation(1, 1, 1, 12, model, List.of(), Optional.empty())).lines().toList();
    int title = lines.indexOf("By series, worst MASE first");
    assertTrue(lines.get(title + 2).startsWith("series-11 "), lines.toString());
    assertTrue(lines.get(title + 11).startsWith("series-2 "), lines.toString());
    assertEquals("and 2 more; JSON has all", lines.get(title + 12));
  }

  @Test
  void ofManyStepsEverySoManyIsShownAndOfManyOriginsTheWorst() {
    Map<String, PointScore> parts = new LinkedHashMap<>();
    for (int i = 1; i <= 48; i++) {
      parts.put(Integer.toString(i), score(i, i % 30));
    }
    List<String> steps = parts(Part.STEP, parts);
    assertEquals("By step ahead, every 3 steps", steps.get(1));
    assertEquals(1 + 1 + 1 + 16 + 1, steps.size());
    assertTrue(steps.get(3).startsWith("3 "), steps.get(3));
    assertTrue(steps.get(18).startsWith("48 "), steps.get(18));
    assertEquals("and 32 more; JSON has all", steps.get(19));
    List<String> origins = parts(Part.FOLD, parts);
    assertEquals("By origin, worst MASE first", origins.get(1));
    assertTrue(origins.get(3).startsWith("29 "), origins.get(3));
    assertEquals("and 28 more; JSON has all", origins.get(23));
    parts.keySet().retainAll(List.of("1", "2", "3"));
    assertEquals("By origin", parts(Part.FOLD, parts).get(1));
    assertTrue(parts(Part.TARGET, parts).get(3).startsWith("1 "));
  }

  private static List<String> parts(Part part, Map<String, PointScore> scores) {
    return printed(out -> PartsTable.write(part, scores, Map.of(), 20, ScoreColumns.ORIGINAL, out))
        .lines()
        .toList();
  }

  @Test
  void noLineIsWiderThanEightyColumns() {
    ModelScore model =
        new ModelScore(
            "peephole-lstm",
            score(1234.56789, 1e-9),
            Map.of("x".repeat(60), score(123456789.123, 1e-9)),
            Map.of("a", score(1, 1)),
            Optional.of(quantiles(1_000_000_000, 10_000_000, 0.12345)),
            1000);
    Evaluation wide =
        new Evaluation(
            10_000,
            10_000,
            10_000,
            1_000_000_000,
            model,
            List.of(model("seasonal-naive", 123, 100_000)),
            Optional.of(
                new Verdict(
                    "seasonal-naive",
                    Verdict.Sample.SERIES,
                    50_000,
                    8,
                    true,
                    Optional.of(new DieboldMariano(1, 0.3)))));
    for (String line : table(wide).lines().toList()) {
      assertTrue(line.length() <= 80, line);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,0.0000",
    "0.12345,0.1235",
    "1.23456,1.235",
    "12.3456,12.35",
    "123.456,123.5",
    "1234.56,1235",
    "12345678,12345678",
    "123456789,1.235e8",
    "0.0000123,1.230e-5",
    "-12.3456,-12.35"
  })
  void numbersHaveFourSignificantDigits(double value, String expected) {
    assertEquals(expected, EvaluationTable.number(value));
  }
}
