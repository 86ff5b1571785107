package dev.recur.network;

/**
 * What training makes smaller. A batch's loss is the mean over its windows and over the values
 * predicted for each.
 */
public sealed interface Loss permits PointLoss, QuantileLoss {
  /** Outputs of the network for each value it predicts. */
  int outputsPerValue();

  /** Which of these is the point forecast, from 0. */
  int pointOutput();

  /** Whether the loss has to know how the windows were scaled. */
  boolean needsScales();
}
