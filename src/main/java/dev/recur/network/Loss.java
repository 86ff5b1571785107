package dev.recur.network;

/**
 * What training makes smaller. A batch's loss is the mean over its windows and over the values
 * predicted for each.
 */
public sealed interface Loss permits PointLoss, QuantileLoss {
  /** Outputs of the network for each value it predicts. */
  int outputsPerValue();

  /** Whether the loss has to know how the windows were scaled. */
  boolean needsScales();

  /**
   * Returns the loss that a loss's {@code toString} named: what {@link PointLoss#parse} and {@link
   * QuantileLoss#parse} read.
   *
   * @throws IllegalArgumentException if there is no such loss
   */
  static Loss parse(String text) {
    return text.endsWith(")") ? QuantileLoss.parse(text) : PointLoss.parse(text);
  }
}
