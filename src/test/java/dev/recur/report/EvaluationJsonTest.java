package dev.recur.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.PointScore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EvaluationJsonTest {
  private static PointScore score(double rmse) {
    return new PointScore(
        rmse, 2, 3, OptionalDouble.empty(), 4, OptionalDouble.of(5), OptionalDouble.of(1.0 / 3));
  }

  private static JsonNode json(Map<String, PointScore> perSeries) throws IOException {
    ModelScore model = new ModelScore("gru", score(0.1), perSeries, Map.of("a", score(0.1)));
    ModelScore naive = new ModelScore("naive", score(9), Map.of(), Map.of());
    return new ObjectMapper()
        .readTree(
            EvaluationJson.text(new Evaluation(12, 7, 2, 24, model, List.of(naive)), List.of("a")));
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
