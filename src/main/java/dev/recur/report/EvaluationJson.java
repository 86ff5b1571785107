package dev.recur.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.PointScore;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** An evaluation as JSON; a metric that has no meaning for the values is left out. */
public final class EvaluationJson {
  private EvaluationJson() {}

  /**
   * Returns the JSON, indented.
   *
   * @param evaluation what is shown
   * @param targets names of the targets
   */
  public static String text(Evaluation evaluation, List<String> targets) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("target", String.join(",", targets));
    json.put("model", evaluation.model().model());
    json.put("horizon", evaluation.horizon());
    json.put("season", evaluation.season());
    json.put("folds", evaluation.folds());
    json.put("points", evaluation.points());
    json.set("metrics", metrics(evaluation.model().overall()));
    ObjectNode baselines = json.putObject("baselines");
    for (ModelScore baseline : evaluation.baselines()) {
      baselines.set(baseline.model(), metrics(baseline.overall()));
    }
    putParts(json, "perTarget", evaluation.model().perTarget());
    putParts(json, "perSeries", evaluation.model().perSeries());
    return json.toPrettyString();
  }

  private static void putParts(ObjectNode json, String name, Map<String, PointScore> parts) {
    if (parts.size() > 1) {
      ObjectNode node = json.putObject(name);
      parts.forEach((part, score) -> node.set(part, metrics(score)));
    }
  }

  private static ObjectNode metrics(PointScore score) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("rmse", score.rmse());
    json.put("mae", score.mae());
    putIfPresent(json, "mape", score.mape());
    json.put("smape", score.smape());
    putIfPresent(json, "mase", score.mase());
    putIfPresent(json, "rmsse", score.rmsse());
    json.put("bias", score.bias());
    return json;
  }

  private static void putIfPresent(ObjectNode json, String name, OptionalDouble value) {
    value.ifPresent(number -> json.put(name, number));
  }
}
