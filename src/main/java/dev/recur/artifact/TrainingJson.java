package dev.recur.artifact;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.model.TrainingSummary;
import dev.recur.network.Clip;
import dev.recur.training.Epoch;
import dev.recur.training.LearningRate;
import dev.recur.training.TrainingSpec;
import dev.recur.training.WatchedForecast;
import java.util.ArrayList;
import java.util.List;

/**
 * How weights came about, as JSON and back. What is no finite number, or not there, is null; an
 * epoch without validation has no validation error.
 */
final class TrainingJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The clip of gradients, as it was said and as it was done. */
  static final RecordJson<Clip> CLIP =
      RecordJson.of(Clip.none()).as("limit", "clip").as("kind", "clipBy");

  private static final RecordJson<LearningRate> RATE =
      RecordJson.of(LearningRate.constant(1))
          .as("full", "learningRate")
          .with("schedule")
          .with("warmup");

  private static final RecordJson<TrainingSpec> SPEC =
      RecordJson.of(TrainingSpec.defaults().withThreads(1))
          .with("epochs", "batch", "loss")
          .flat("learningRate", RATE)
          .with("patience")
          .flat("clip", CLIP)
          .with("weightDecay", "initialization", "seed")
          .unlessUsual("engine")
          .with("tbptt", "watch")
          .as("timeLimit", "timeLimitMillis")
          .without("threads");

  private TrainingJson() {}

  static ObjectNode write(TrainingSummary training) {
    ObjectNode json = SPEC.write(training.spec());
    json.put("transformsChosen", training.transformsChosen());
    json.put("bestEpoch", training.bestEpoch());
    json.put("outOfTime", training.outOfTime());
    ArrayNode history = json.putArray("history");
    training.history().forEach(epoch -> history.add(epoch(epoch)));
    return json;
  }

  private static ObjectNode epoch(Epoch epoch) {
    ObjectNode json = JSON.objectNode().put("loss", epoch.loss());
    if (Double.isFinite(epoch.validationError())) {
      json.put("validationError", epoch.validationError());
    } else if (!Double.isNaN(epoch.validationError())) {
      json.putNull("validationError");
    }
    json.put("learningRate", epoch.learningRate());
    ArrayNode watched = json.putArray("watched");
    for (WatchedForecast forecast : epoch.watched()) {
      ObjectNode node = watched.addObject().put("series", forecast.series());
      ArrayNode targets = node.putArray("targets");
      for (List<Double> steps : forecast.targets()) {
        ArrayNode values = targets.addArray();
        steps.forEach(value -> values.add(Double.isFinite(value) ? value : null));
      }
    }
    return json;
  }

  static TrainingSummary read(Json json) {
    List<Json> nodes = json.get("history").list(node -> node);
    List<Epoch> history = new ArrayList<>();
    for (Json node : nodes) {
      history.add(
          new Epoch(
              history.size() + 1,
              node.get("loss").number(),
              rmse(node.get("validationError")),
              node.get("learningRate").number(),
              node.get("watched").list(TrainingJson::watched)));
    }
    return new TrainingSummary(
        SPEC.read(json),
        json.get("transformsChosen").bool(),
        history.stream().allMatch(epoch -> Double.isNaN(epoch.validationError())),
        json.get("bestEpoch").between(1, Math.max(1, history.size())),
        json.get("outOfTime").bool(),
        history);
  }

  private static double rmse(Json json) {
    return json.isMissing() ? Double.NaN : json.optionalNumber().orElse(Double.POSITIVE_INFINITY);
  }

  private static WatchedForecast watched(Json json) {
    return new WatchedForecast(
        json.get("series").text(),
        json.get("targets")
            .list(steps -> steps.list(value -> value.optionalNumber().orElse(Double.NaN))));
  }
}
