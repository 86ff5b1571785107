package dev.recur.network;

import dev.recur.recurrent.Activation;
import dev.recur.recurrent.LayerShape;

/**
 * A network from windows to outputs: hidden layers over the lookback, then one dense layer on the
 * last step of the top layer, or on all of it if the layers are not recurrent. In a bidirectional
 * network that is each direction's last step, which for the second one is the window's first. With
 * a {@link DecoderSpec} the output layer is on that instead.
 *
 * @param cell what the hidden layers are made of
 * @param features values in, each step
 * @param hidden units of each hidden layer, and of each direction
 * @param layers hidden layers
 * @param outputs values out
 * @param dropout share of the values dropped, while training, from the input of every layer but the
 *     first; 0 for none
 * @param options what it has beyond that
 */
public record NetworkSpec(
    CellType cell,
    int features,
    int hidden,
    int layers,
    int outputs,
    double dropout,
    NetworkOptions options) {
  /**
   * @throws IllegalArgumentException if a size is not positive, the dropout not in [0, 1) or an
   *     option not one for the cell
   */
  public NetworkSpec {
    positive("features", features);
    positive("hidden", hidden);
    positive("layers", layers);
    positive("outputs", outputs);
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout " + dropout + " must be in [0, 1)");
    }
    if (!cell.isRecurrent() && options.lookback() == 0) {
      throw new IllegalArgumentException("the options of an " + cell + " must give its lookback");
    }
    options.requireFor(cell);
    if (options.decoder().isPresent()) {
      checkDecoder(outputs, options.decoder().get());
    }
  }

  /** A network without options. */
  public NetworkSpec(
      CellType cell, int features, int hidden, int layers, int outputs, double dropout) {
    this(cell, features, hidden, layers, outputs, dropout, NetworkOptions.none());
  }

  /** This network with other options. */
  public NetworkSpec with(NetworkOptions options) {
    return new NetworkSpec(cell, features, hidden, layers, outputs, dropout, options);
  }

  private static void checkDecoder(int outputs, DecoderSpec decoder) {
    if (outputs % (decoder.ahead() * decoder.targets()) != 0) {
      throw new IllegalArgumentException(
          outputs + " outputs cannot be shared out over the steps and targets of " + decoder);
    }
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " " + value + " must be 1 or more");
    }
  }

  /** In how many directions a recurrent layer reads the window. */
  public int directions() {
    return options.bidirectional() ? 2 : 1;
  }

  /** Values that a hidden layer gives. */
  public int width() {
    return directions() * hidden;
  }

  /** Values that a hidden layer, counted from 0, sees at once. */
  public int inputs(int layer) {
    if (layer > 0) {
      return width();
    }
    int values = cell.isRecurrent() ? features : Math.multiplyExact(options.lookback(), features);
    return Math.addExact(values, vectorSize());
  }

  /** Values of the learned vector that the first layer sees of a series; 0 for none. */
  int vectorSize() {
    return options.embedding().map(EmbeddingSpec::size).orElse(0);
  }

  /** The activation of the hidden layers: as a rule what the cell is known with. */
  public Activation activation() {
    return options.activation().orElse(cell.isRecurrent() ? Activation.TANH : Activation.RELU);
  }

  /** The shape of a recurrent layer, counted from 0, in each direction. */
  LayerShape layer(int index) {
    return new LayerShape(cell.cell(), inputs(index), hidden, options.normalized(), activation());
  }

  /** The shape of a decoder's layer, counted from 0. */
  LayerShape decoderLayer(int index) {
    int inputs = index == 0 ? options.decoder().orElseThrow().inputs() : hidden;
    return new LayerShape(cell.cell(), inputs, hidden, options.normalized(), activation());
  }

  /** Outputs of the output layer, which a decoder has at every step. */
  int layerOutputs() {
    return outputs / options.decoder().map(DecoderSpec::ahead).orElse(1);
  }

  /** Values that the output layer sees of hidden layers: with attention a state and an average. */
  int outputInputs() {
    if (options.decoder().isEmpty()) {
      return width();
    }
    return hidden + (options.decoder().get().attention() ? width() : 0);
  }

  /**
   * Rows of a batch's inputs: {@code [lookback, features]} and then, with a decoder, {@code [ahead,
   * its features]}; with an embedding one more, the number of the series.
   */
  public int inputRows(int lookback) {
    boolean decodes = options.decoder().isPresent();
    int known = decodes ? options.decoder().get().ahead() * options.decoder().get().features() : 0;
    return lookback * features + known + (options.embedding().isPresent() ? 1 : 0);
  }

  /** Values of a window that the linear skip sees. */
  public int skipInputs() {
    return Math.multiplyExact(options.skip(), features);
  }

  /**
   * Checks that the network can read windows of so many steps.
   *
   * @throws IllegalArgumentException if it is not positive, shorter than the skip or another than
   *     the one the network was made for
   */
  public void checkLookback(int lookback) {
    positive("lookback", lookback);
    if (options.skip() > lookback) {
      throw new IllegalArgumentException(
          "a skip from " + options.skip() + " steps needs a lookback as long, not " + lookback);
    }
    if (options.lookback() > 0 && options.lookback() != lookback) {
      throw new IllegalArgumentException(
          "lookback " + lookback + " of a network made for " + options.lookback());
    }
  }

  /** The network in one line, such as {@code lstm, 1 layer of 32 units, 1 to 1 values}. */
  @Override
  public String toString() {
    String plural = layers == 1 ? "" : "s";
    StringBuilder text =
        new StringBuilder()
            .append(cell + ", " + layers + " layer" + plural + " of " + hidden + " units, ")
            .append(features + " to " + outputs + " values");
    if (dropout > 0) {
      text.append(", dropout " + dropout);
    }
    return text.append(options).toString();
  }
}
