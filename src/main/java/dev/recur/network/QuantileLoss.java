package dev.recur.network;

/**
 * The loss of a point forecast with quantiles beside it. The output in the middle is the point and
 * learns by a loss of its own; each other quantile learns by the pinball loss, {@code p (y - q)}
 * where the value y is above the quantile q, {@code (1 - p) (q - y)} elsewhere (Koenker and Bassett
 * 1978), which moves its width and those nearer to the middle but never the point. Both share the
 * layers below, which the pinball loss shall read but hardly shape: it counts a tenth.
 *
 * @param point of the point; where it counts errors in ordinary errors of their series, so does the
 *     pinball loss
 * @param outputs which quantiles
 */
public record QuantileLoss(PointLoss point, QuantileOutputs outputs) implements Loss {
  private static final double PINBALL_SHARE = 0.1;

  /** The loss in one line, such as {@code mase+smape with quantiles [0.1, 0.5, 0.9]}. */
  @Override
  public String toString() {
    return point + " with quantiles " + outputs.probabilities();
  }

  @Override
  public int outputsPerValue() {
    return outputs.count();
  }

  @Override
  public int pointOutput() {
    return outputs.middle();
  }

  @Override
  public boolean needsScales() {
    return point.needsScales();
  }

  /** Adds the gradients of a block; returns the sum of the loss, over quantiles too. */
  double add(LossBlock block, float scale) {
    double sum = point.add(block, scale);
    boolean weighted = needsScales();
    for (int value = 0; value < block.values; value++) {
      int at = value * outputs.count() * block.count;
      outputs.write(block.predictions, at, block.count, block.scratch, 0);
      for (int q = 0; q < outputs.count(); q++) {
        if (q != outputs.middle()) {
          sum = pinball(block, value, q, scale, weighted, sum);
        }
      }
      chain(block, at);
    }
    return sum;
  }

  /** Replaces a quantile in the scratch by the loss's derivative by it. */
  private double pinball(
      LossBlock block, int value, int q, float scale, boolean weighted, double sum) {
    double p = outputs.probabilities().get(q);
    int at = q * block.count;
    int target = block.targetAt(value);
    int window = weighted ? block.scaleAt(value) : 0;
    double total = sum;
    for (int i = 0; i < block.count; i++) {
      double error = block.targets[target + i] - block.scratch[at + i];
      double weight = PINBALL_SHARE * (weighted ? block.weights[window + i] : 1);
      double slope = error > 0 ? p : error < 0 ? p - 1 : 0;
      total += weight * slope * error;
      block.scratch[at + i] = (float) (-scale * weight * slope);
    }
    return total;
  }

  /** A width moves its quantile and all beyond it, seen from the middle. */
  private void chain(LossBlock block, int at) {
    int n = block.count;
    int middle = outputs.middle();
    for (int q = outputs.count() - 1; q > middle; q--) {
      widen(block, at + q * n, q * n, 1);
      if (q - 1 > middle) {
        add(block.scratch, q * n, (q - 1) * n, n);
      }
    }
    for (int q = 0; q < middle; q++) {
      widen(block, at + q * n, q * n, -1);
      if (q + 1 < middle) {
        add(block.scratch, q * n, (q + 1) * n, n);
      }
    }
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
