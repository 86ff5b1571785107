package dev.recur.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.PointScore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTableTest {
  private static PointScore score(double rmse, double mase) {
    return new PointScore(
        rmse,
        rmse / 2,
        -1,
        OptionalDouble.of(3.25),
        4,
        OptionalDouble.of(mase),
        OptionalDouble.empty());
  }

  private static ModelScore model(String name, double rmse) {
    return new ModelScore(name, score(rmse, 0.5), Map.of("s", score(rmse, 0.5)), Map.of());
  }

  private static Evaluation evaluation(double rmse, double seasonalNaive, int season) {
    return new Evaluation(
        12,
        season,
        2,
        24,
        model("lstm", rmse),
        List.of(model("naive", 40), model("seasonal-naive", seasonalNaive)));
  }

  private static String table(Evaluation evaluation) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    EvaluationTable.write(evaluation, out);
    out.flush();
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void theTableStandsAsPromisedWithTheBaselinesBesideTheModel() {
    assertEquals(
        """
        Held-out: 24 values, 2 forecasts of 12 steps, in original units

                              RMSE       MAE   MAPE %  sMAPE %     MASE    RMSSE
        lstm                 20.00     10.00    3.250    4.000   0.5000        -
        naive                40.00     20.00    3.250    4.000   0.5000        -
        seasonal-naive       50.00     25.00    3.250    4.000   0.5000        -

        RMSE of lstm is 60.0 % below that of seasonal-naive (season 12).
        """,
        table(evaluation(20, 50, 12)));
  }

  @ParameterizedTest(name = "{0} against {1}")
  @CsvSource({
    "20,50,12,60.0 % below that of seasonal-naive (season 12)",
    "60,50,12,20.0 % above that of seasonal-naive (season 12)",
    "50,50,4,0.0 % below that of seasonal-naive (season 4)",
    "25,50,1,50.0 % below that of seasonal-naive (no season: the last value)"
  })
  void theVerdictIsTheShareByWhichSeasonalNaiveIsBeaten(
      double rmse, double seasonalNaive, int season, String expected) {
    assertTrue(table(evaluation(rmse, seasonalNaive, season)).contains("is " + expected + ".\n"));
  }

  @Test
  void aPerfectBaselineLeavesNoShareToTell() {
    assertFalse(table(evaluation(20, 0, 12)).contains("%  below"));
    assertFalse(table(evaluation(20, 0, 12)).contains("RMSE of"));
  }

  @Test
  void theWorstTenSeriesAreShownAndTheRestCounted() {
    Map<String, PointScore> series = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      series.put("series-" + i, score(1, i));
    }
    ModelScore model = new ModelScore("gru", score(1, 1), series, Map.of());
    List<String> lines = table(new Evaluation(1, 1, 1, 12, model, List.of())).lines().toList();
    int title = lines.indexOf("By series, worst MASE first");
    assertTrue(lines.get(title + 2).startsWith("series-11 "), lines.toString());
    assertTrue(lines.get(title + 11).startsWith("series-2 "), lines.toString());
    assertEquals("and 2 more; --json has all", lines.get(title + 12));
  }

  @Test
  void noLineIsWiderThanEightyColumns() {
    ModelScore model =
        new ModelScore(
            "x".repeat(60), score(123456789.123, 1e-9), Map.of(), Map.of("a", score(1, 1)));
    for (String line : table(new Evaluation(1, 1, 1, 1, model, List.of())).lines().toList()) {
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
    "123456789,1.23e+08",
    "0.0000123,1.23e-05",
    "-12.3456,-12.35"
  })
  void numbersHaveFourSignificantDigits(double value, String expected) {
    assertEquals(expected, EvaluationTable.number(value));
  }
}
