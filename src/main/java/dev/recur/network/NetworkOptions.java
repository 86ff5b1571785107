package dev.recur.network;

import dev.recur.recurrent.Activation;
import io.soabase.recordbuilder.core.RecordBuilder;
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
@RecordBuilder
public record NetworkOptions(
    int lookback,
    int skip,
    boolean bidirectional,
    double recurrentDropout,
    boolean normalized,
    Optional<Activation> activation,
    Optional<DecoderSpec> decoder,
    Optional<EmbeddingSpec> embedding)
    implements NetworkOptionsBuilder.With {
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
