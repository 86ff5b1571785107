package dev.recur.network;

import dev.recur.recurrent.Activation;
import java.util.Optional;

/**
 * What a network has beyond its plain layers.
 *
 * @param lookback steps of every window, which an MLP needs to know; 0 for any, which recurrent
 *     layers can read
 * @param skip steps at the end of the window whose inputs go to the outputs by a linear map of
 *     their own, added to what the layers give; 0 for none
 * @param bidirectional whether each recurrent layer also reads the window from its end, with as
 *     many units again
 * @param recurrentDropout share of a recurrent layer's state dropped, while training, wherever it
 *     enters a product, the same at every step (Gal and Ghahramani 2016); 0 for none
 * @param normalized whether the products inside recurrent layers are normalized over the units
 *     (layer normalization, Ba 2016)
 * @param activation of a simple recurrent network or an MLP; empty for tanh and relu
 * @param decoder recurrent layers over the steps ahead; empty for a network that gives all of its
 *     outputs at the end of the window
 * @param embedding a learned vector for each series, which the layers see beside the values of
 *     every step; empty for none
 */
public record NetworkOptions(
    int lookback,
    int skip,
    boolean bidirectional,
    double recurrentDropout,
    boolean normalized,
    Optional<Activation> activation,
    Optional<DecoderSpec> decoder,
    Optional<EmbeddingSpec> embedding) {
  private static final NetworkOptions NONE =
      new NetworkOptions(
          0, 0, false, 0, false, Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * @throws IllegalArgumentException if an option is out of its range
   */
  public NetworkOptions {
    if (lookback < 0 || skip < 0) {
      throw new IllegalArgumentException(
          "lookback " + lookback + " and skip " + skip + " must be 0 or more");
    }
    if (!(recurrentDropout >= 0 && recurrentDropout < 1)) {
      throw new IllegalArgumentException(
          "recurrent dropout " + recurrentDropout + " must be in [0, 1)");
    }
  }

  /** Nothing beyond the plain layers. */
  public static NetworkOptions none() {
    return NONE;
  }

  /**
   * Checks that hidden layers of a cell can have these options.
   *
   * @throws IllegalArgumentException if one is not for the cell
   */
  public void requireFor(CellType cell) {
    boolean needState = bidirectional || normalized || recurrentDropout > 0;
    if (needState && !cell.isRecurrent()) {
      throw new IllegalArgumentException(
          cell + ": it has no directions, and no state to normalize or drop values of");
    }
    if (decoder.isPresent() && !cell.isRecurrent()) {
      throw new IllegalArgumentException(cell + ": it has no state for a decoder to start at");
    }
    if (activation.isPresent() && cell != CellType.RNN && cell != CellType.MLP) {
      throw new IllegalArgumentException(
          cell + ": its activations are fixed; rnn and mlp have a choice");
    }
  }

  /** These options for windows of so many steps only; 0 for any. */
  public NetworkOptions withLookback(int lookback) {
    return new NetworkOptions(
        lookback,
        skip,
        bidirectional,
        recurrentDropout,
        normalized,
        activation,
        decoder,
        embedding);
  }

  /** These options with a linear skip from so many last steps of the window; 0 for none. */
  public NetworkOptions withSkip(int skip) {
    return new NetworkOptions(
        lookback,
        skip,
        bidirectional,
        recurrentDropout,
        normalized,
        activation,
        decoder,
        embedding);
  }

  /** These options with recurrent layers in both directions, or in one. */
  public NetworkOptions withBidirectional(boolean bidirectional) {
    return new NetworkOptions(
        lookback,
        skip,
        bidirectional,
        recurrentDropout,
        normalized,
        activation,
        decoder,
        embedding);
  }

  /** These options with a share of the state dropped inside recurrent layers; 0 for none. */
  public NetworkOptions withRecurrentDropout(double recurrentDropout) {
    return new NetworkOptions(
        lookback,
        skip,
        bidirectional,
        recurrentDropout,
        normalized,
        activation,
        decoder,
        embedding);
  }

  /** These options with layer normalization inside recurrent layers, or without. */
  public NetworkOptions withNormalized(boolean normalized) {
    return new NetworkOptions(
        lookback,
        skip,
        bidirectional,
        recurrentDropout,
        normalized,
        activation,
        decoder,
        embedding);
  }

  /** These options with an activation. */
  public NetworkOptions withActivation(Activation activation) {
    return new NetworkOptions(
        lookback,
        skip,
        bidirectional,
        recurrentDropout,
        normalized,
        Optional.of(activation),
        decoder,
        embedding);
  }

  /** These options with a decoder. */
  public NetworkOptions withDecoder(DecoderSpec decoder) {
    return new NetworkOptions(
        lookback,
        skip,
        bidirectional,
        recurrentDropout,
        normalized,
        activation,
        Optional.of(decoder),
        embedding);
  }

  /** These options with a learned vector for each series. */
  public NetworkOptions withEmbedding(EmbeddingSpec embedding) {
    return new NetworkOptions(
        lookback,
        skip,
        bidirectional,
        recurrentDropout,
        normalized,
        activation,
        decoder,
        Optional.of(embedding));
  }

  /** What there is, each after a comma; empty if there is nothing. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (recurrentDropout > 0) {
      text.append(", recurrent dropout " + recurrentDropout);
    }
    text.append(bidirectional ? ", bidirectional" : "");
    text.append(normalized ? ", layer norm" : "");
    activation.ifPresent(name -> text.append(", " + name));
    if (lookback > 0) {
      text.append(", lookback " + lookback);
    }
    if (skip > 0) {
      text.append(", skip from " + skip + " steps");
    }
    decoder.ifPresent(shape -> text.append(", " + shape));
    embedding.ifPresent(vectors -> text.append(", " + vectors));
    return text.toString();
  }
}
