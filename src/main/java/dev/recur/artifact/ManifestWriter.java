package dev.recur.artifact;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.covariate.CalendarFeatures.Field;
import dev.recur.covariate.DataSettings;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.IntervalScore;
import dev.recur.evaluation.Metric;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.PointScore;
import dev.recur.evaluation.QuantileScore;
import dev.recur.evaluation.Verdict;
import dev.recur.forecast.Calibration;
import dev.recur.model.Provenance;
import dev.recur.model.SavedModel;
import dev.recur.model.SeriesEnd;
import dev.recur.series.DecimalMark;
import dev.recur.series.Label;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A model as the JSON of {@code manifest.json}; {@link ManifestReader} reads it back. */
final class ManifestWriter {
  static final int FORMAT = 4;

  /** The same without what was asked of the training: that of recur before it kept that. */
  static final int WITHOUT_ASKED = 3;

  /** Metrics that stand first in a score; the others follow in their own order. */
  private static final List<Metric> FIRST_METRICS =
      List.of(Metric.RMSE, Metric.MAE, Metric.BIAS, Metric.SMAPE);

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ManifestWriter() {}

  /**
   * Returns the manifest.
   *
   * @param model what it describes
   * @param sha256 of each other entry, by name, lower-case hexadecimal
   */
  static ObjectNode manifest(SavedModel model, Map<String, String> sha256) {
    ObjectNode json = JSON.objectNode();
    json.put("format", model.asked().isPresent() ? FORMAT : WITHOUT_ASKED);
    json.put("recur", model.provenance().version());
    model.asked().ifPresent(asked -> json.set("asked", TrainConfigJson.write(asked)));
    json.set("schema", schema(model.schema()));
    json.set("data", data(model.data()));
    json.put("horizon", model.horizon());
    json.put("season", model.season());
    json.putObject("split")
        .put("validation", model.split().validation().toString())
        .put("test", model.split().test().toString());
    json.set("model", ModelWriter.json(model.model()));
    json.put("refit", model.refit());
    json.set("score", score(model.score()));
    ObjectNode intervals =
        json.putObject("intervals")
            .put("levels", model.intervals().levels().toString())
            .put("nonNegative", model.intervals().nonNegative());
    if (model.intervals().whole()) {
      intervals.put("whole", true);
    }
    json.set("calibration", calibration(model.calibration()));
    ArrayNode ends = json.putArray("series");
    model.ends().forEach(end -> ends.add(end(end)));
    json.set("provenance", provenance(model.provenance()));
    ObjectNode entries = json.putObject("entries");
    sha256.forEach(entries::put);
    return json;
  }

  private static ObjectNode calibration(Calibration calibration) {
    ObjectNode json =
        JSON.objectNode()
            .put("forecasts", calibration.forecasts())
            .put("correlation", calibration.correlation());
    ArrayNode steps = json.putArray("scores");
    for (List<Double> step : calibration.scores()) {
      ArrayNode scores = steps.addArray();
      step.forEach(scores::add);
    }
    return json;
  }

  private static String decimal(DecimalMark mark) {
    return mark == DecimalMark.OPEN ? "" : String.valueOf(mark.character());
  }

  private static ObjectNode schema(Schema schema) {
    ObjectNode json = JSON.objectNode();
    json.set("time", strings(schema.time()));
    json.set("keys", strings(schema.keys()));
    json.set("targets", strings(schema.targets()));
    ArrayNode covariates = json.putArray("covariates");
    for (Schema.Covariate covariate : schema.covariates()) {
      ObjectNode node = covariates.addObject();
      node.put("column", covariate.column()).put("role", covariate.role().name());
      node.set("levels", strings(covariate.levels()));
    }
    json.put("frequency", schema.frequency().toString());
    json.put("notation", schema.notation().pattern());
    json.put("zone", schema.notation().zone());
    ObjectNode format =
        json.putObject("format")
            .put("layout", schema.format().layout().name())
            .put("delimiter", String.valueOf(schema.format().delimiter()))
            .put("decimal", decimal(schema.format().decimal()))
            .put("header", schema.format().header());
    if (schema.format().nearest()) {
      format.put("nearest", true);
    }
    return json;
  }

  private static ObjectNode provenance(Provenance provenance) {
    ObjectNode json = JSON.objectNode().put("data", provenance.data());
    if (!provenance.sheet().isEmpty()) {
      json.put("sheet", provenance.sheet());
    }
    if (!provenance.query().isEmpty()) {
      json.put("query", provenance.query());
    }
    return json.put("sha256", provenance.sha256());
  }

  private static ObjectNode data(DataSettings data) {
    ObjectNode json = JSON.objectNode();
    json.set("calendar", strings(data.calendar().fields().stream().map(Field::toString).toList()));
    json.put("holidays", data.holidays())
        .put("zone", data.zone())
        .put("missing", data.missing().toString())
        .put("fillSeason", data.fillSeason());
    data.aggregate().ifPresent(how -> json.put("aggregate", how.toString()));
    data.skipRows().ifPresent(rows -> json.put("skipRows", rows));
    if (!data.timeFormat().isEmpty()) {
      json.put("timeFormat", data.timeFormat());
    }
    if (!data.comment().isEmpty()) {
      json.put("comment", data.comment());
    }
    if (!data.encoding().isEmpty()) {
      json.put("encoding", data.encoding());
    }
    return data.label() == Label.START ? json : json.put("label", data.label().toString());
  }

  static ArrayNode strings(List<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static ObjectNode score(Evaluation score) {
    ObjectNode json =
        JSON.objectNode()
            .put("horizon", score.horizon())
            .put("season", score.season())
            .put("folds", score.folds())
            .put("points", score.points());
    json.set("model", modelScore(score.model()));
    ArrayNode baselines = json.putArray("baselines");
    score.baselines().forEach(baseline -> baselines.add(modelScore(baseline)));
    ArrayNode verdict = json.putArray("verdict");
    score.verdict().ifPresent(of -> verdict.add(verdict(of)));
    return json;
  }

  private static ObjectNode verdict(Verdict verdict) {
    ObjectNode json =
        JSON.objectNode()
            .put("rival", verdict.rival())
            .put("sample", verdict.sample().toString())
            .put("count", verdict.count())
            .put("least", verdict.least());
    if (!verdict.reachable()) {
      json.put("reachable", false);
    }
    ArrayNode test = json.putArray("test");
    verdict
        .test()
        .ifPresent(
            of -> test.addObject().put("statistic", of.statistic()).put("pValue", of.pValue()));
    return json;
  }

  private static ObjectNode modelScore(ModelScore score) {
    ObjectNode json = JSON.objectNode().put("model", score.model());
    json.set("overall", pointScore(score.overall()));
    json.set("perSeries", pointScores(score.perSeries()));
    json.set("perTarget", pointScores(score.perTarget()));
    score.quantiles().ifPresent(quantiles -> json.set("quantiles", quantileScore(quantiles)));
    json.put("standIns", score.standIns());
    return json;
  }

  private static ObjectNode pointScores(Map<String, PointScore> scores) {
    ObjectNode json = JSON.objectNode();
    scores.forEach((name, score) -> json.set(name, pointScore(score)));
    return json;
  }

  private static ObjectNode pointScore(PointScore score) {
    ObjectNode json = JSON.objectNode();
    Stream.concat(FIRST_METRICS.stream(), Arrays.stream(Metric.values()))
        .distinct()
        .filter(score.values()::containsKey)
        .forEach(metric -> json.put(metric.toString(), score.values().get(metric)));
    return json;
  }

  private static ObjectNode quantileScore(QuantileScore score) {
    ObjectNode json =
        JSON.objectNode()
            .put("points", score.points())
            .put("draws", score.draws())
            .put("crps", score.crps());
    ArrayNode pinball = json.putArray("pinball");
    score
        .pinball()
        .forEach(
            (probability, loss) ->
                pinball.addObject().put("probability", probability).put("loss", loss));
    ArrayNode intervals = json.putArray("intervals");
    for (IntervalScore interval : score.intervals()) {
      ObjectNode node =
          intervals
              .addObject()
              .put("level", interval.level())
              .put("coverage", interval.coverage())
              .put("width", interval.width())
              .put("winkler", interval.winkler());
      putIfPresent(node, "msis", interval.msis());
    }
    return json;
  }

  private static void putIfPresent(ObjectNode json, String name, OptionalDouble value) {
    value.ifPresent(number -> json.put(name, number));
  }

  private static ObjectNode end(SeriesEnd end) {
    TimeSeries tail = end.tail();
    ObjectNode json = JSON.objectNode().put("name", tail.name());
    json.set("keys", strings(tail.keys()));
    ObjectNode calendar = json.putObject("calendar");
    tail.calendar().toText().forEach(calendar::put);
    json.put("unseen", end.unseen());
    json.set("targets", values(tail.targetCount(), tail.length(), tail::target));
    json.set("past", values(tail.pastCount(), tail.length(), tail::past));
    json.set("future", values(tail.futureCount(), tail.futureLength(), tail::future));
    ArrayNode statics = json.putArray("static");
    for (int j = 0; j < tail.staticCount(); j++) {
      statics.add(tail.statics(j));
    }
    return json;
  }

  private interface Values {
    double at(int feature, int step);
  }

  private static ArrayNode values(int features, int steps, Values values) {
    ArrayNode json = JSON.arrayNode();
    for (int j = 0; j < features; j++) {
      ArrayNode row = json.addArray();
      for (int t = 0; t < steps; t++) {
        row.add(values.at(j, t));
      }
    }
    return json;
  }
}
