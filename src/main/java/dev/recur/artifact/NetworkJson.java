package dev.recur.artifact;

import dev.recur.network.CellType;
import dev.recur.network.DecoderSpec;
import dev.recur.network.EmbeddingSpec;
import dev.recur.network.NetworkOptions;
import dev.recur.network.NetworkSpec;
import dev.recur.recurrent.Activation;
import dev.recur.window.WindowSpec;

/** Networks and their windows as JSON and back. */
final class NetworkJson {
  /** Units, layers, features at the most, checked before memory is taken for them. */
  private static final int LARGEST_SIZE = 1 << 16;

  /** Series at the most of which a network has learned something. */
  private static final int LARGEST_SERIES = 1 << 24;

  private static final RecordJson<DecoderSpec> DECODER =
      RecordJson.of(new DecoderSpec(1, 1, 0, false))
          .counts(LARGEST_SIZE, "ahead", "targets")
          .with("features")
          .with("attention");

  private static final RecordJson<EmbeddingSpec> EMBEDDING =
      RecordJson.of(new EmbeddingSpec(1, 1))
          .counts(LARGEST_SERIES, "series")
          .counts(LARGEST_SIZE, "size");

  private static final RecordJson<NetworkOptions> OPTIONS =
      RecordJson.of(NetworkOptions.none())
          .with("lookback", "skip", "bidirectional", "recurrentDropout", "normalized")
          .as("activation", JsonValue.listed(JsonValue.of(Activation.class)))
          .as("decoder", JsonValue.listed(DECODER.value()))
          .as("embedding", JsonValue.listed(EMBEDDING.value()));

  static final RecordJson<NetworkSpec> SPEC =
      RecordJson.of(new NetworkSpec(CellType.GRU, 1, 1, 1, 1, 0))
          .with("cell")
          .counts(LARGEST_SIZE, "features", "hidden", "layers", "outputs")
          .with("dropout")
          .flat("options", OPTIONS);

  static final RecordJson<WindowSpec> WINDOW =
      RecordJson.of(WindowSpec.oneStep(1, 1, false))
          .counts(ManifestReader.MOST_STEPS, "lookback", "ahead", "segment")
          .with("stride", "scaled", "apart", "decoded", "numbered");

  private NetworkJson() {}
}
