package dev.recur.artifact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.config.IntervalsConfig;
import dev.recur.config.NetworkConfig;
import dev.recur.config.TrainConfig;
import dev.recur.config.TrainingConfig;
import dev.recur.forecast.Intervals;
import dev.recur.network.NetworkOptions;
import java.util.Optional;

/**
 * What a user said about a training, as JSON and back. What was left open is null. Intervals and
 * refit stand beside it in the manifest; threads are left out.
 */
final class TrainConfigJson {
  private static final RecordJson<NetworkOptions> OPTIONS =
      RecordJson.of(NetworkOptions.none())
          .with("bidirectional")
          .as("normalized", "layerNorm")
          .with("recurrentDropout", "activation");

  private static final RecordJson<NetworkConfig> NETWORK =
      RecordJson.of(NetworkConfig.defaults())
          .with("preset", "decoder", "attention", "ensemble", "lookback", "segment", "stride")
          .with("apart", "transform", "hidden", "layers", "skip", "dropout", "embedding")
          .flat("options", OPTIONS);

  private static final RecordJson<TrainingConfig> TRAINING =
      RecordJson.of(TrainingConfig.defaults().withThreads(1))
          .with("epochs", "epochsDivisor", "batch", "loss", "learningRate", "schedule", "warmup")
          .with("patience")
          .flat("clip", TrainingJson.CLIP)
          .with("weightDecay", "initialization", "tbptt", "watch")
          .as("timeLimit", "timeLimitMillis")
          .with("engine", "seed")
          .without("threads");

  private static final RecordJson<TrainConfig> CONFIG =
      RecordJson.of(TrainConfig.defaults())
          .with("horizon", "season", "test", "validation", "model")
          .as("network", NETWORK.value())
          .as("training", TRAINING.value())
          .without("intervals", "refit");

  /** There, and null, if it was left open whether anything goes below zero. */
  private static final String NON_NEGATIVE = "nonNegative";

  private TrainConfigJson() {}

  static ObjectNode write(TrainConfig config) {
    ObjectNode json = CONFIG.write(config);
    return config.intervals().nonNegative().isPresent() ? json : json.putNull(NON_NEGATIVE);
  }

  /**
   * Returns what {@link #write} wrote.
   *
   * @param intervals what forecasts show beside their points
   * @param refit whether it was trained again on everything
   */
  static TrainConfig read(Json json, Intervals intervals, boolean refit) {
    Optional<Boolean> nonNegative =
        json.get(NON_NEGATIVE).isNull() ? Optional.empty() : Optional.of(intervals.nonNegative());
    return CONFIG
        .read(json)
        .withIntervals(new IntervalsConfig(intervals.levels(), nonNegative, intervals.whole()))
        .withRefit(refit);
  }
}
