package dev.recur.artifact;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.model.TrainingSummary;
import dev.recur.network.Clip;
import dev.recur.network.Initialization;
import dev.recur.network.PointLoss;
import dev.recur.training.Engine;
import dev.recur.training.Epoch;
import dev.recur.training.LearningRate;
import dev.recur.training.Schedule;
import dev.recur.training.TrainingSpec;
import dev.recur.training.WatchedForecast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How weights came about, as JSON and back. What is no finite number, or not there, is null; an
 * epoch without validation has no validation error.
 */
final class TrainingJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TrainingJson() {}

  static ObjectNode write(TrainingSummary training) {
    ObjectNode json = config(training.spec());
    json.put("transformsChosen", training.transformsChosen());
    json.put("bestEpoch", training.bestEpoch());
    json.put("outOfTime", training.outOfTime());
    ArrayNode history = json.putArray("history");
    training.history().forEach(epoch -> history.add(epoch(epoch)));
    return json;
  }

  private static ObjectNode config(TrainingSpec config) {
    LearningRate rate = config.learningRate();
    ObjectNode json =
        JSON.objectNode()
            .put("epochs", config.epochs())
            .put("batch", config.batch())
            .put("loss", config.loss().toString())
            .put("learningRate", rate.full())
            .put("schedule", rate.schedule().toString())
            .put("warmup", rate.warmup())
            .put("patience", config.patience())
            .put("clip", config.clip().limit())
            .put("clipBy", config.clip().kind().toString())
            .put("weightDecay", config.weightDecay())
            .put("initialization", config.initialization().toString())
            .put("seed", config.seed());
    if (config.engine() != Engine.RECUR) {
      json.put("engine", config.engine().toString());
    }
    putIfPresent(json, "tbptt", config.tbptt());
    putIfPresent(json, "watch", config.watch());
    config
        .timeLimit()
        .ifPresentOrElse(
            limit -> json.put("timeLimitMillis", limit.toMillis()),
            () -> json.putNull("timeLimitMillis"));
    return json;
  }

  private static void putIfPresent(ObjectNode json, String name, OptionalInt value) {
    value.ifPresentOrElse(number -> json.put(name, number), () -> json.putNull(name));
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
        config(json),
        json.get("transformsChosen").bool(),
        history.stream().allMatch(epoch -> Double.isNaN(epoch.validationError())),
        json.get("bestEpoch").integer(),
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

  private static Engine engine(Json json) {
    return json.isMissing() ? Engine.RECUR : json.constant(Engine.class);
  }

  private static TrainingSpec config(Json json) {
    Json millis = json.get("timeLimitMillis");
    return TrainingSpec.defaults()
        .with()
        .epochs(json.get("epochs").integer())
        .batch(json.get("batch").integer())
        .loss(PointLoss.parse(json.get("loss").text()))
        .learningRate(
            new LearningRate(
                json.get("learningRate").number(),
                json.get("schedule").constant(Schedule.class),
                json.get("warmup").number()))
        .patience(json.get("patience").integer())
        .clip(new Clip(json.get("clipBy").constant(Clip.Kind.class), json.get("clip").number()))
        .weightDecay(json.get("weightDecay").number())
        .initialization(json.get("initialization").constant(Initialization.class))
        .tbptt(json.get("tbptt").optionalInteger())
        .watch(json.get("watch").optionalInteger())
        .timeLimit(
            millis.isNull()
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(millis.longInteger())))
        .engine(engine(json.get("engine")))
        .seed(json.get("seed").longInteger())
        .threads(1)
        .build();
  }
}
