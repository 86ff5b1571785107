package dev.recur.network;

import dev.recur.recurrent.LayerShape;

/**
 * A many-to-one network: recurrent layers over the lookback, then one dense layer on the last step
 * of the top layer.
 *
 * @param cell the recurrent cell
 * @param features values in, each step
 * @param hidden units of each recurrent layer
 * @param layers recurrent layers
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
   * @throws IllegalArgumentException if a size is not positive or the dropout not in [0, 1)
   */
  public NetworkSpec {
    positive("features", features);
    positive("hidden", hidden);
    positive("layers", layers);
    positive("outputs", outputs);
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout " + dropout + " must be in [0, 1)");
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

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " " + value + " must be 1 or more");
    }
  }

  /** The shape of a recurrent layer, counted from 0. */
  LayerShape layer(int index) {
    return new LayerShape(cell.cell(), index == 0 ? features : hidden, hidden);
  }

  /** Values of a window that the linear skip sees. */
  int skipInputs() {
    return options.skip() * features;
  }

  /**
   * The lookback itself, if the network can read windows of that length.
   *
   * @throws IllegalArgumentException if it is not positive or shorter than the skip
   */
  int checkedLookback(int lookback) {
    positive("lookback", lookback);
    if (options.skip() > lookback) {
      throw new IllegalArgumentException(
          "a skip from " + options.skip() + " steps needs a lookback as long, not " + lookback);
    }
    return lookback;
  }
}
