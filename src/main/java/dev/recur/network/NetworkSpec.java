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
 */
public record NetworkSpec(
    CellType cell, int features, int hidden, int layers, int outputs, double dropout) {
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

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " " + value + " must be 1 or more");
    }
  }

  /** The shape of a recurrent layer, counted from 0. */
  LayerShape layer(int index) {
    return new LayerShape(cell.cell(), index == 0 ? features : hidden, hidden);
  }
}
