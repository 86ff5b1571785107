package dev.recur.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recur.evaluation.DieboldMariano;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.IntervalScore;
import dev.recur.evaluation.Metric;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.PointScore;
import dev.recur.evaluation.QuantileScore;
import dev.recur.evaluation.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EvaluationJsonTest {
  private static final Verdict VERDICT =
      new Verdict(
          "naive",
          Verdict.Sample.ORIGINS,
          20,
          8,
          true,
          Optional.of(new DieboldMariano(-2.5, 0.021)));

  private static final QuantileScore QUANTILES =
      new QuantileScore(
          24,
          2,
          1.25,
          Map.of(0.025, 0.5),
          List.of(
              new IntervalScore(99.5, 0.75, 7, 9, OptionalDouble.empty()),
              new IntervalScore(95, 0.5, 6, 8, OptionalDouble.of(2))));

  private static PointScore score(double rmse) {
    return new PointScore(
        Map.of(
            Metric.RMSE, rmse,
            Metric.MAE, 2.0,
            Metric.BIAS, 3.0,
            Metric.SMAPE, 4.0,
            Metric.MASE, 5.0,
            Metric.RMSSE, 1.0 / 3));
  }

  private static JsonNode json(Map<String, PointScore> perSeries) throws IOException {
    ModelScore model =
        new ModelScore(
            "gru", score(0.1), perSeries, Map.of("a", score(0.1)), Optional.of(QUANTILES), 0);
    ModelScore naive = new ModelScore("naive", score(9), Map.of(), Map.of(), Optional.empty(), 2);
    return new ObjectMapper()
        .readTree(
            EvaluationJson.text(
                new Evaluation(12, 7, 2, 24, model, List.of(naive), Optional.of(VERDICT)),
                List.of("a")));
  }

  @Test
  void numbersAreWrittenInFull() throws IOException {
    JsonNode json = json(Map.of());
    assertEquals("a", json.get("target").textValue());
    assertEquals("gru", json.get("model").textValue());
    assertEquals(12, json.get("horizon").intValue());
    assertEquals(7, json.get("season").intValue());
    assertEquals(2, json.get("folds").intValue());
    assertEquals(24, json.get("points").intValue());
    assertEquals(0.1, json.at("/metrics/rmse").doubleValue());
    assertEquals(2, json.at("/metrics/mae").doubleValue());
    assertEquals(4, json.at("/metrics/smape").doubleValue());
    assertEquals(5, json.at("/metrics/mase").doubleValue());
    assertEquals(1.0 / 3, json.at("/metrics/rmsse").doubleValue());
    assertEquals(9, json.at("/baselines/naive/rmse").doubleValue());
    assertEquals(2, json.at("/baselines/naive/standIns").intValue());
    assertFalse(json.get("metrics").has("standIns"));
    assertEquals(0.1 * 0.1, json.at("/metrics/mse").doubleValue());
  }

  @Test
  void theVerdictStandsWithItsNumbers() throws IOException {
    JsonNode test = json(Map.of()).get("dieboldMariano");
    assertEquals("naive", test.get("rival").textValue());
    assertEquals("better", test.get("outcome").textValue());
    assertEquals("origins", test.get("over").textValue());
    assertEquals(20, test.get("count").intValue());
    assertEquals(-2.5, test.get("statistic").doubleValue());
    assertEquals(0.021, test.get("pValue").doubleValue());
  }

  @Test
  void intervalsAreNamedByLevelAndQuantilesByProbability() throws IOException {
    JsonNode json = json(Map.of());
    assertEquals(0.5, json.at("/intervals/95/coverage").doubleValue());
    assertEquals(6, json.at("/intervals/95/width").doubleValue());
    assertEquals(8, json.at("/intervals/95/winkler").doubleValue());
    assertEquals(2, json.at("/intervals/95/msis").doubleValue());
    assertEquals(0.75, json.at("/intervals/99.5/coverage").doubleValue());
    assertFalse(json.at("/intervals/99.5").has("msis"));
    assertEquals(1.25, json.get("crps").doubleValue());
    assertEquals(0.5, json.at("/pinball/0.025").doubleValue());
    assertFalse(json.at("/baselines/naive").has("intervals"));
  }

  @Test
  void aMetricWithoutMeaningIsLeftOut() throws IOException {
    assertFalse(json(Map.of()).get("metrics").has("mape"));
  }

  @Test
  void partsAreShownWhereThereIsMoreThanOne() throws IOException {
    assertFalse(json(Map.of("North", score(1))).has("perSeries"));
    JsonNode two = json(Map.of("North", score(1), "South", score(2)));
    assertEquals(2, two.at("/perSeries/South/rmse").doubleValue());
    assertFalse(two.has("perTarget"));
  }
}
