package dev.recur.artifact;

import dev.recur.network.CellType;
import dev.recur.network.DecoderSpec;
import dev.recur.network.EmbeddingSpec;
import dev.recur.network.NetworkOptions;
import dev.recur.network.NetworkSpec;
import dev.recur.recurrent.Activation;
import dev.recur.series.Limit;
import dev.recur.window.WindowSpec;

/** Networks and their windows as JSON and back. */
final class NetworkJson {
  private static final RecordJson<DecoderSpec> DECODER =
      RecordJson.of(new DecoderSpec(1, 1, 0, false))
          .counts(Limit.STEPS, "ahead")
          .counts(Limit.VALUES, "targets")
          .as("features", JsonValue.upTo(Limit.VALUES))
          .with("attention");

  private static final RecordJson<EmbeddingSpec> EMBEDDING =
      RecordJson.of(new EmbeddingSpec(1, 1))
          .counts(Limit.SERIES, "series")
          .counts(Limit.EMBEDDING, "size");

  private static final RecordJson<NetworkOptions> OPTIONS =
      RecordJson.of(NetworkOptions.none())
          .as("lookback", JsonValue.upTo(Limit.STEPS))
          .as("skip", JsonValue.upTo(Limit.STEPS))
          .with("bidirectional", "recurrentDropout", "normalized")
          .as("activation", JsonValue.listed(JsonValue.of(Activation.class)))
          .as("decoder", JsonValue.listed(DECODER.value()))
          .as("embedding", JsonValue.listed(EMBEDDING.value()));

  static final RecordJson<NetworkSpec> SPEC =
      RecordJson.of(new NetworkSpec(CellType.GRU, 1, 1, 1, 1, 0))
          .with("cell")
          .counts(Limit.VALUES, "features")
          .counts(Limit.HIDDEN, "hidden")
          .counts(Limit.LAYERS, "layers")
          .counts(Limit.VALUES, "outputs")
          .with("dropout")
          .flat("options", OPTIONS);

  static final RecordJson<WindowSpec> WINDOW =
      RecordJson.of(WindowSpec.oneStep(1, 1, false))
          .counts(Limit.STEPS, "lookback", "ahead", "segment", "stride")
          .with("scaled", "apart", "decoded", "numbered");

  private NetworkJson() {}
}
