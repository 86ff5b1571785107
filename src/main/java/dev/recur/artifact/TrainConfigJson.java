package dev.recur.artifact;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.config.Decoder;
import dev.recur.config.ModelChoice;
import dev.recur.config.NetworkConfig;
import dev.recur.config.Preset;
import dev.recur.config.TrainConfig;
import dev.recur.config.TrainingConfig;
import dev.recur.config.TransformSpec;
import dev.recur.forecast.Intervals;
import dev.recur.network.Clip;
import dev.recur.network.Initialization;
import dev.recur.network.Loss;
import dev.recur.network.NetworkOptions;
import dev.recur.network.PointLoss;
import dev.recur.recurrent.Activation;
import dev.recur.split.SplitSize;
import dev.recur.training.Engine;
import dev.recur.training.Schedule;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a user said about a training, as JSON and back. What was left open is null. Intervals and
 * refit stand beside it in the manifest; threads are left out.
 */
final class TrainConfigJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TrainConfigJson() {}

  static ObjectNode write(TrainConfig config) {
    ObjectNode json = JSON.objectNode();
    put(json, "horizon", config.horizon());
    put(json, "season", config.season());
    put(json, "test", config.test());
    put(json, "validation", config.validation());
    json.put("model", config.model().toString());
    json.set("network", network(config.network()));
    json.set("training", training(config.training()));
    return json;
  }

  private static ObjectNode network(NetworkConfig config) {
    ObjectNode json =
        JSON.objectNode()
            .put("preset", config.preset().toString())
            .put("decoder", config.decoder().toString())
            .put("attention", config.attention());
    put(json, "ensemble", config.ensemble());
    put(json, "lookback", config.lookback());
    put(json, "segment", config.segment());
    json.put("stride", config.stride());
    config.apart().ifPresentOrElse(x -> json.put("apart", x), () -> json.putNull("apart"));
    json.put("transform", config.transform().toString());
    put(json, "hidden", config.hidden());
    put(json, "layers", config.layers());
    config.skip().ifPresentOrElse(x -> json.put("skip", x), () -> json.putNull("skip"));
    json.put("dropout", config.dropout()).put("embedding", config.embedding());
    NetworkOptions options = config.options();
    json.put("bidirectional", options.bidirectional())
        .put("layerNorm", options.normalized())
        .put("recurrentDropout", options.recurrentDropout());
    put(json, "activation", options.activation());
    return json;
  }

  private static ObjectNode training(TrainingConfig config) {
    ObjectNode json = JSON.objectNode();
    put(json, "epochs", config.epochs());
    json.put("epochsDivisor", config.epochsDivisor());
    put(json, "batch", config.batch());
    put(json, "loss", config.loss());
    put(json, "learningRate", config.learningRate());
    put(json, "schedule", config.schedule());
    put(json, "warmup", config.warmup());
    put(json, "patience", config.patience());
    json.put("clip", config.clip().limit())
        .put("clipBy", config.clip().kind().toString())
        .put("weightDecay", config.weightDecay())
        .put("initialization", config.initialization().toString());
    put(json, "tbptt", config.tbptt());
    put(json, "watch", config.watch());
    config
        .timeLimit()
        .ifPresentOrElse(
            limit -> json.put("timeLimitMillis", limit.toMillis()),
            () -> json.putNull("timeLimitMillis"));
    return json.put("engine", config.engine().toString()).put("seed", config.seed());
  }

  private static void put(ObjectNode json, String name, OptionalInt value) {
    value.ifPresentOrElse(number -> json.put(name, number), () -> json.putNull(name));
  }

  private static void put(ObjectNode json, String name, OptionalDouble value) {
    value.ifPresentOrElse(number -> json.put(name, number), () -> json.putNull(name));
  }

  private static void put(ObjectNode json, String name, Optional<?> value) {
    value.ifPresentOrElse(
        constant -> json.put(name, constant.toString()), () -> json.putNull(name));
  }

  /**
   * Returns what {@link #write} wrote.
   *
   * @param intervals what forecasts show beside their points
   * @param refit whether it was trained again on everything
   */
  static TrainConfig read(Json json, Intervals intervals, boolean refit) {
    return TrainConfig.builder()
        .horizon(json.get("horizon").optionalInteger())
        .season(json.get("season").optionalInteger())
        .test(json.get("test").optional(size -> SplitSize.parse(size.text())))
        .validation(json.get("validation").optional(size -> SplitSize.parse(size.text())))
        .model(ModelChoice.parse(json.get("model").text()))
        .network(network(json.get("network")))
        .training(training(json.get("training")))
        .intervals(intervals)
        .refit(refit)
        .build();
  }

  private static NetworkConfig network(Json json) {
    return NetworkConfig.builder()
        .preset(json.get("preset").constant(Preset.class))
        .decoder(json.get("decoder").constant(Decoder.class))
        .attention(json.get("attention").bool())
        .ensemble(json.get("ensemble").optionalInteger())
        .lookback(json.get("lookback").optionalInteger())
        .segment(json.get("segment").optionalInteger())
        .stride(json.get("stride").integer())
        .apart(json.get("apart").optional(TrainConfigJson::flag))
        .transform(TransformSpec.parse(json.get("transform").text()))
        .hidden(json.get("hidden").optionalInteger())
        .layers(json.get("layers").optionalInteger())
        .skip(json.get("skip").optional(TrainConfigJson::flag))
        .dropout(json.get("dropout").number())
        .embedding(json.get("embedding").integer())
        .options(
            NetworkOptions.none()
                .withBidirectional(json.get("bidirectional").bool())
                .withNormalized(json.get("layerNorm").bool())
                .withRecurrentDropout(json.get("recurrentDropout").number())
                .withActivation(
                    json.get("activation").optional(name -> name.constant(Activation.class))))
        .build();
  }

  private static TrainingConfig training(Json json) {
    return TrainingConfig.builder()
        .epochs(json.get("epochs").optionalInteger())
        .epochsDivisor(json.get("epochsDivisor").integer())
        .batch(json.get("batch").optionalInteger())
        .loss(json.get("loss").optional(TrainConfigJson::loss))
        .learningRate(json.get("learningRate").optionalNumber())
        .schedule(json.get("schedule").optional(name -> name.constant(Schedule.class)))
        .warmup(json.get("warmup").optionalNumber())
        .patience(json.get("patience").optionalInteger())
        .clip(new Clip(json.get("clipBy").constant(Clip.Kind.class), json.get("clip").number()))
        .weightDecay(json.get("weightDecay").number())
        .initialization(json.get("initialization").constant(Initialization.class))
        .tbptt(json.get("tbptt").optionalInteger())
        .watch(json.get("watch").optionalInteger())
        .timeLimit(json.get("timeLimitMillis").optional(ms -> Duration.ofMillis(ms.longInteger())))
        .engine(json.get("engine").constant(Engine.class))
        .seed(json.get("seed").longInteger())
        .threads(1)
        .build();
  }

  private static Loss loss(Json json) {
    return PointLoss.parse(json.text());
  }

  private static boolean flag(Json json) {
    return json.bool();
  }
}
