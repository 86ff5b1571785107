package dev.recur.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Drift;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.Forecasts;
import dev.recur.evaluation.IntervalScore;
import dev.recur.evaluation.LevelScore;
import dev.recur.evaluation.Metric;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.Origins;
import dev.recur.evaluation.Part;
import dev.recur.evaluation.PointScore;
import dev.recur.evaluation.QuantileScore;
import dev.recur.evaluation.Verdict;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An evaluation as JSON; a metric that has no meaning for the values is left out. */
public final class EvaluationJson {
  private EvaluationJson() {}

  /**
   * Returns the scores of a training, indented.
   *
   * @param evaluation what is shown, original units
   * @param targets names of the targets
   */
  public static String text(Evaluation evaluation, List<String> targets) {
    return node(evaluation, targets).toPrettyString();
  }

  /** Returns the scores of a training. */
  static ObjectNode node(Evaluation evaluation, List<String> targets) {
    ObjectNode json = head(evaluation, targets);
    putParts(json, "perTarget", evaluation.model().perTarget());
    putParts(json, "perSeries", evaluation.model().perSeries());
    return json;
  }

  /**
   * Returns a comparison, indented, with the scores of all models told apart by step, series,
   * target and origin.
   *
   * @param comparison what is shown
   * @param drift whether errors have changed in size; empty if nothing tells
   */
  public static String text(Comparison comparison, Optional<Drift> drift) {
    Evaluation evaluation = comparison.evaluation();
    Origins origins = comparison.folds().origins();
    ObjectNode json = head(evaluation, comparison.folds().panel().schema().targets());
    json.put("units", comparison.units().areStandard() ? "standard" : "original");
    json.put("stride", origins.apart());
    origins.window().ifPresent(window -> json.put("window", window));
    json.put("refitEvery", origins.refitEvery());
    drift.ifPresent(
        found ->
            json.putObject("drift")
                .put("newer", found.newer())
                .put("before", found.before())
                .put("sizeNewer", found.sizeNewer())
                .put("sizeBefore", found.sizeBefore())
                .put("pValue", found.pValue())
                .put("found", found.isFound()));
    putParts(json, "perTarget", Part.TARGET, comparison);
    putParts(json, "perSeries", Part.SERIES, comparison);
    putParts(json, "perStep", Part.STEP, comparison);
    putParts(json, "perFold", Part.FOLD, comparison);
    putLevels(json, comparison);
    return json.toPrettyString();
  }

  /** Puts the scores of levels before and after forecasts were made to add up. */
  private static void putLevels(ObjectNode json, Comparison comparison) {
    comparison
        .unreconciled()
        .ifPresent(
            before -> {
              json.put("reconciled", before.how());
              ObjectNode levels = json.putObject("levels");
              for (LevelScore level : comparison.levels()) {
                ObjectNode node = levels.putObject(level.level().name());
                node.put("series", level.level().size());
                node.set("before", score(level.before()));
                node.set("after", score(level.after()));
                level.verdict().ifPresent(verdict -> node.set("dieboldMariano", verdict(verdict)));
              }
            });
  }

  private static ObjectNode score(ModelScore score) {
    ObjectNode metrics = metrics(score);
    score.quantiles().ifPresent(quantiles -> putQuantiles(metrics, quantiles));
    return metrics;
  }

  private static ObjectNode head(Evaluation evaluation, List<String> targets) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("target", String.join(",", targets));
    json.put("model", evaluation.model().model());
    json.put("horizon", evaluation.horizon());
    json.put("season", evaluation.season());
    json.put("folds", evaluation.folds());
    json.put("points", evaluation.points());
    json.set("metrics", metrics(evaluation.model()));
    evaluation.model().quantiles().ifPresent(score -> putQuantiles(json, score));
    ObjectNode baselines = json.putObject("baselines");
    for (ModelScore baseline : evaluation.baselines()) {
      baselines.set(baseline.model(), score(baseline));
    }
    evaluation.verdict().ifPresent(verdict -> json.set("dieboldMariano", verdict(verdict)));
    return json;
  }

  private static ObjectNode verdict(Verdict verdict) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("rival", verdict.rival());
    json.put("outcome", verdict.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("over", verdict.sample().name().toLowerCase(Locale.ROOT));
    json.put("count", verdict.count());
    json.put("least", verdict.least());
    verdict
        .test()
        .ifPresent(test -> json.put("statistic", test.statistic()).put("pValue", test.pValue()));
    return json;
  }

  private static void putParts(ObjectNode json, String name, Map<String, PointScore> parts) {
    if (parts.size() > 1) {
      ObjectNode node = json.putObject(name);
      parts.forEach((part, score) -> node.set(part, metrics(score)));
    }
  }

  private static void putParts(ObjectNode json, String name, Part part, Comparison comparison) {
    Map<String, ObjectNode> model = parts(part, comparison, comparison.model());
    if (model.size() < 2) {
      return;
    }
    Map<String, Map<String, ObjectNode>> rivals = new LinkedHashMap<>();
    for (Forecasts rival : comparison.rivals()) {
      rivals.put(rival.model(), parts(part, comparison, rival));
    }
    ObjectNode parts = json.putObject(name);
    model.forEach(
        (key, node) -> {
          ObjectNode baselines = node.putObject("baselines");
          rivals.forEach(
              (rival, scores) ->
                  Optional.ofNullable(scores.get(key)).ifPresent(own -> baselines.set(rival, own)));
          parts.set(key, node);
        });
  }

  private static Map<String, ObjectNode> parts(
      Part part, Comparison comparison, Forecasts forecasts) {
    Map<String, ObjectNode> parts = new LinkedHashMap<>();
    comparison.by(part, forecasts).forEach((key, score) -> parts.put(key, metrics(score)));
    comparison
        .quantilesBy(part, forecasts)
        .forEach(
            (key, score) ->
                Optional.ofNullable(parts.get(key)).ifPresent(node -> putQuantiles(node, score)));
    return parts;
  }

  private static void putQuantiles(ObjectNode json, QuantileScore score) {
    ObjectNode intervals = json.putObject("intervals");
    for (IntervalScore interval : score.intervals()) {
      ObjectNode node =
          intervals
              .putObject(IntervalColumns.level(interval))
              .put("coverage", interval.coverage())
              .put("width", interval.width())
              .put("winkler", interval.winkler());
      interval.msis().ifPresent(msis -> node.put("msis", msis));
    }
    json.put("crps", score.crps());
    ObjectNode pinball = json.putObject("pinball");
    score
        .pinball()
        .forEach(
            (probability, loss) ->
                pinball.put(new BigDecimal(probability.toString()).toPlainString(), loss));
  }

  private static ObjectNode metrics(ModelScore score) {
    ObjectNode json = metrics(score.overall());
    if (score.standIns() > 0) {
      json.put("standIns", score.standIns());
    }
    return json;
  }

  private static ObjectNode metrics(PointScore score) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Metric metric : Metric.values()) {
      metric.of(score).ifPresent(number -> json.put(metric.toString(), number));
    }
    return json;
  }
}
