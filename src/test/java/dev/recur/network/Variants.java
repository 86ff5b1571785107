package dev.recur.network;

import dev.recur.recurrent.Activation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Networks of every kind. */
public final class Variants {
  private Variants() {}

  /**
   * One network of each kind.
   *
   * @param plain the sizes; its cell and options are replaced
   * @param lookback steps of a window
   */
  public static Stream<NetworkSpec> of(NetworkSpec plain, int lookback) {
    NetworkOptions none = NetworkOptions.none();
    return Stream.concat(
        Arrays.stream(CellType.values()).map(cell -> cell(plain, cell, lookback)),
        Stream.of(
            plain.with(none.withSkip((lookback + 1) / 2)),
            plain.with(none.withBidirectional(true)),
            cell(plain, CellType.GRU, lookback).with(none.withBidirectional(true).withSkip(1)),
            plain.with(none.withRecurrentDropout(plain.dropout())),
            plain.with(none.withNormalized(true)),
            cell(plain, CellType.GRU, lookback)
                .with(none.withNormalized(true).withBidirectional(true)),
            with(cell(plain, CellType.RNN, lookback), Activation.RELU),
            with(cell(plain, CellType.RNN, lookback), Activation.ELU),
            with(cell(plain, CellType.MLP, lookback), Activation.LEAKY_RELU),
            with(cell(plain, CellType.MLP, lookback), Activation.ELU),
            with(cell(plain, CellType.MLP, lookback), Activation.TANH),
            plain.with(none.withDecoder(Optional.of(decoder(plain, 0, false)))),
            cell(plain, CellType.GRU, lookback)
                .with(none.withDecoder(Optional.of(decoder(plain, 2, true))).withSkip(lookback)),
            plain.with(
                none.withDecoder(Optional.of(decoder(plain, 1, true))).withBidirectional(true)),
            cell(plain, CellType.PEEPHOLE_LSTM, lookback)
                .with(
                    none.withDecoder(Optional.of(decoder(plain, 3, false)))
                        .withBidirectional(true)),
            cell(plain, CellType.RNN, lookback)
                .with(none.withDecoder(Optional.of(decoder(plain, 0, true)))),
            embedded(plain),
            embedded(cell(plain, CellType.GRU, lookback).with(none.withBidirectional(true))),
            embedded(cell(plain, CellType.RNN, lookback).with(none.withSkip(lookback))),
            embedded(cell(plain, CellType.MLP, lookback)),
            embedded(plain.with(none.withDecoder(Optional.of(decoder(plain, 2, true)))))));
  }

  private static NetworkSpec embedded(NetworkSpec spec) {
    return spec.with(spec.options().withEmbedding(Optional.of(new EmbeddingSpec(3, 2))));
  }

  private static NetworkSpec cell(NetworkSpec plain, CellType cell, int lookback) {
    NetworkOptions none = NetworkOptions.none();
    return new NetworkSpec(
        cell,
        plain.features(),
        plain.hidden(),
        plain.layers(),
        plain.outputs(),
        plain.dropout(),
        cell.isRecurrent() ? none : none.withLookback(lookback));
  }

  private static NetworkSpec with(NetworkSpec spec, Activation activation) {
    return spec.with(spec.options().withActivation(Optional.of(activation)));
  }

  /** A decoder of two targets, or of one where the outputs are odd, and one value each. */
  private static DecoderSpec decoder(NetworkSpec plain, int features, boolean attention) {
    int targets = plain.outputs() % 2 == 0 ? 2 : 1;
    return new DecoderSpec(plain.outputs() / targets, targets, features, attention);
  }
}
