package dev.recur.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The pinball loss of quantiles, its mean over their probabilities: {@code p (y - q)} where the
 * value y is above the quantile q, {@code (1 - p) (q - y)} elsewhere (Koenker and Bassett 1978).
 *
 * @param outputs which quantiles
 * @param weighted whether errors count in ordinary errors of their series, as in MASE; otherwise in
 *     scaled units
 */
public record QuantileLoss(QuantileOutputs outputs, boolean weighted) implements Loss {
  private static final String PLAIN = "pinball(";
  private static final String WEIGHTED = "mase-pinball(";

  /**
   * Returns the loss of a text such as {@code pinball(0.1,0.5,0.9)}, or {@code mase-pinball(...)}
   * for the weighted one; {@link #toString} gives the text back.
   *
   * @throws IllegalArgumentException if the text is no such loss
   */
  public static QuantileLoss parse(String text) {
    boolean weighted = text.startsWith(WEIGHTED);
    String start = weighted ? WEIGHTED : PLAIN;
    if (!text.startsWith(start) || !text.endsWith(")")) {
      throw new IllegalArgumentException("'" + text + "' is not as in pinball(0.1,0.5,0.9)");
    }
    List<Double> probabilities = new ArrayList<>();
    for (String number : text.substring(start.length(), text.length() - 1).split(",", -1)) {
      probabilities.add(Double.valueOf(number));
    }
    return new QuantileLoss(new QuantileOutputs(probabilities), weighted);
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return outputs.probabilities().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(",", weighted ? WEIGHTED : PLAIN, ")"));
  }

  @Override
  public int outputsPerValue() {
    return outputs.count();
  }

  @Override
  public boolean needsScales() {
    return weighted;
  }

  /** Adds the gradients of a block; returns the sum of the loss, over probabilities too. */
  double add(LossBlock block, float scale) {
    double sum = 0;
    for (int value = 0; value < block.values; value++) {
      int at = value * outputs.count() * block.count;
      outputs.write(block.predictions, at, block.count, block.scratch, 0);
      for (int q = 0; q < outputs.count(); q++) {
        sum = pinball(block, value, q, scale, sum);
      }
      chain(block, at);
    }
    return sum;
  }

  /** Replaces a quantile in the scratch by the loss's derivative by it. */
  private double pinball(LossBlock block, int value, int q, float scale, double sum) {
    double p = outputs.probabilities().get(q);
    int at = q * block.count;
    int target = block.targetAt(value);
    int window = weighted ? block.scaleAt(value) : 0;
    double total = sum;
    for (int i = 0; i < block.count; i++) {
      double error = block.targets[target + i] - block.scratch[at + i];
      double weight = weighted ? block.weights[window + i] : 1;
      double slope = error > 0 ? p : error < 0 ? p - 1 : 0;
      total += weight * slope * error;
      block.scratch[at + i] = (float) (-scale * weight * slope);
    }
    return total;
  }

  /** A raw output moves its quantile and all beyond it, seen from the middle. */
  private void chain(LossBlock block, int at) {
    int n = block.count;
    int middle = outputs.middle();
    for (int q = outputs.count() - 1; q > middle; q--) {
      widen(block, at + q * n, q * n, 1);
      add(block.scratch, q * n, (q - 1) * n, n);
    }
    for (int q = 0; q < middle; q++) {
      widen(block, at + q * n, q * n, -1);
      add(block.scratch, q * n, (q + 1) * n, n);
    }
    System.arraycopy(block.scratch, middle * n, block.gradients, at + middle * n, n);
  }

  private static void widen(LossBlock block, int at, int from, int sign) {
    for (int i = 0; i < block.count; i++) {
      double slope = QuantileOutputs.slope(block.predictions[at + i]);
      block.gradients[at + i] = (float) (sign * slope * block.scratch[from + i]);
    }
  }

  private static void add(float[] values, int from, int to, int n) {
    for (int i = 0; i < n; i++) {
      values[to + i] += values[from + i];
    }
  }
}
