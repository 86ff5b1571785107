package dev.recur.artifact;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.PointScore;
import dev.recur.network.NetworkSpec;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import dev.recur.training.Epoch;
import dev.recur.training.TrainingConfig;
import dev.recur.transform.Difference;
import dev.recur.transform.FittedTransform;
import dev.recur.transform.Log;
import dev.recur.transform.MinMax;
import dev.recur.transform.PanelTransforms;
import dev.recur.transform.Robust;
import dev.recur.transform.SeasonalDifference;
import dev.recur.transform.Standard;
import dev.recur.transform.Transform;
import dev.recur.transform.TransformChain;
import dev.recur.window.WindowSpec;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A model as the JSON of {@code manifest.json}; {@link ManifestReader} reads it back. */
final class ManifestWriter {
  static final int FORMAT = 1;

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
    json.put("format", FORMAT);
    json.put("recur", model.provenance().version());
    json.set("schema", schema(model.schema()));
    json.put("horizon", model.horizon());
    json.put("season", model.season());
    json.putObject("split")
        .put("validation", model.split().validation().toString())
        .put("test", model.split().test().toString());
    json.set("window", window(model.window()));
    json.set("transforms", transforms(model.transforms()));
    json.set("network", network(model.network()));
    json.set("training", training(model.training()));
    json.set("score", score(model.score()));
    ArrayNode ends = json.putArray("series");
    model.ends().forEach(end -> ends.add(end(end)));
    json.putObject("provenance")
        .put("data", model.provenance().data())
        .put("sha256", model.provenance().sha256());
    ObjectNode entries = json.putObject("entries");
    sha256.forEach(entries::put);
    return json;
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
    json.putObject("format")
        .put("layout", schema.format().layout().name())
        .put("delimiter", String.valueOf(schema.format().delimiter()))
        .put("decimal", String.valueOf(schema.format().decimal()))
        .put("header", schema.format().header());
    return json;
  }

  private static ArrayNode strings(List<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static ObjectNode window(WindowSpec window) {
    return JSON.objectNode()
        .put("lookback", window.lookback())
        .put("stride", window.stride())
        .put("scaled", window.scaled());
  }

  private static ObjectNode transforms(PanelTransforms transforms) {
    ObjectNode json = JSON.objectNode();
    json.set("names", strings(transforms.transforms().stream().map(Transform::toString).toList()));
    ObjectNode fitted = json.putObject("fitted");
    transforms
        .fitted()
        .forEach(
            (series, chains) -> {
              ArrayNode targets = fitted.putArray(series);
              for (TransformChain chain : chains) {
                ArrayNode links = targets.addArray();
                chain.links().forEach(link -> links.add(link(link)));
              }
            });
    return json;
  }

  private static ArrayNode link(FittedTransform link) {
    ArrayNode json = JSON.arrayNode();
    if (link instanceof Log) {
      json.add(Transform.LOG.toString());
    } else if (link instanceof Difference) {
      json.add(Transform.DIFFERENCE.toString());
    } else if (link instanceof SeasonalDifference seasonal) {
      json.add(Transform.SEASONAL_DIFFERENCE.toString()).add(seasonal.season());
    } else if (link instanceof Standard standard) {
      json.add(Transform.STANDARD.toString()).add(standard.mean()).add(standard.deviation());
    } else if (link instanceof MinMax minMax) {
      json.add(Transform.MINMAX.toString()).add(minMax.min()).add(minMax.range());
    } else if (link instanceof Robust robust) {
      json.add(Transform.ROBUST.toString()).add(robust.median()).add(robust.range());
    } else {
      throw new IllegalArgumentException("a chain in a chain: " + link);
    }
    return json;
  }

  private static ObjectNode network(NetworkSpec network) {
    return JSON.objectNode()
        .put("cell", network.cell().toString())
        .put("features", network.features())
        .put("hidden", network.hidden())
        .put("layers", network.layers())
        .put("outputs", network.outputs())
        .put("dropout", network.dropout());
  }

  private static ObjectNode training(TrainingSummary training) {
    TrainingConfig config = training.config();
    ObjectNode json =
        JSON.objectNode()
            .put("epochs", config.epochs())
            .put("batch", config.batch())
            .put("learningRate", config.learningRate().full())
            .put("patience", config.patience())
            .put("clip", config.clip().limit())
            .put("seed", config.seed())
            .put("bestEpoch", training.bestEpoch())
            .put("refit", training.refit());
    ArrayNode loss = json.putArray("loss");
    ArrayNode validation = json.putArray("validationRmse");
    for (Epoch epoch : training.history()) {
      loss.add(epoch.loss());
      if (Double.isFinite(epoch.validationRmse())) {
        validation.add(epoch.validationRmse());
      } else {
        validation.addNull();
      }
    }
    return json;
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
    return json;
  }

  private static ObjectNode modelScore(ModelScore score) {
    ObjectNode json = JSON.objectNode().put("model", score.model());
    json.set("overall", pointScore(score.overall()));
    json.set("perSeries", pointScores(score.perSeries()));
    json.set("perTarget", pointScores(score.perTarget()));
    return json;
  }

  private static ObjectNode pointScores(Map<String, PointScore> scores) {
    ObjectNode json = JSON.objectNode();
    scores.forEach((name, score) -> json.set(name, pointScore(score)));
    return json;
  }

  private static ObjectNode pointScore(PointScore score) {
    ObjectNode json =
        JSON.objectNode()
            .put("rmse", score.rmse())
            .put("mae", score.mae())
            .put("bias", score.bias())
            .put("smape", score.smape());
    putIfPresent(json, "mape", score.mape());
    putIfPresent(json, "mase", score.mase());
    putIfPresent(json, "rmsse", score.rmsse());
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
    ArrayNode targets = json.putArray("targets");
    for (int target = 0; target < tail.targetCount(); target++) {
      ArrayNode values = targets.addArray();
      for (double value : tail.target(target)) {
        values.add(value);
      }
    }
    return json;
  }
}
