package dev.recur.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The predictions of a block of windows beside what they should have been, where a loss puts its
 * gradients. Belongs to one thread and takes no memory after it is made.
 */
public final class LossBlock {
  private static final float[] NONE = {};

  /** {@code [outputs, count]}, the window fastest. */
  float[] predictions = NONE;

  /** {@code [values, batch]}, the window fastest; those of the block begin at {@code from}. */
  float[] targets = NONE;

  /** {@code [outputs, count]}, of the batch's loss by the predictions. */
  final float[] gradients;

  /** As {@link WindowScales} has them. */
  float[] levels = NONE;

  float[] spreads = NONE;
  float[] weights = NONE;

  /** Values predicted for a window. */
  final int values;

  int count;
  int from;

  private int batch;

  /** {@code [outputs of a value, count]}, for a loss to work in. */
  final float[] scratch;

  private final Loss loss;
  private final int each;
  private final int point;
  private int valuesOfATarget;

  /**
   * Room for the gradients.
   *
   * @param loss the loss
   * @param outputs outputs of the network
   * @param maxColumns the most windows in a block
   */
  public LossBlock(Loss loss, int outputs, int maxColumns) {
    this.loss = loss;
    each = loss.outputsPerValue();
    point = loss.pointOutput();
    values = outputs / each;
    gradients = new float[outputs * maxColumns];
    scratch = new float[each * maxColumns];
  }

  /** Takes a batch; its arrays are read by {@link #evaluate}. */
  public void batch(float[] targets, @Nullable WindowScales scales, int batch) {
    this.targets = targets;
    this.batch = batch;
    valuesOfATarget = scales == null ? values : values / scales.targets();
    levels = scales == null ? NONE : scales.levels();
    spreads = scales == null ? NONE : scales.spreads();
    weights = scales == null ? NONE : scales.weights();
  }

  /**
   * Computes the gradients, in place of the last ones.
   *
   * @param predictions {@code [outputs, count]}
   * @param from the first window of the block
   * @param count windows of the block
   * @param scale by which the gradients are multiplied
   * @return the sum of the loss over windows and values, not scaled
   */
  public double evaluate(float[] predictions, int from, int count, float scale) {
    this.predictions = predictions;
    this.from = from;
    this.count = count;
    Arrays.fill(gradients, 0, values * each * count, 0);
    return loss instanceof PointLoss alone
        ? alone.add(this, scale)
        : ((QuantileLoss) loss).add(this, scale);
  }

  /** The gradients of the last evaluation, {@code [outputs, count]}; overwritten by the next. */
  public float[] gradients() {
    return gradients;
  }

  /** Index of a value's point forecast, first window, in {@link #predictions} and gradients. */
  int pointAt(int value) {
    return (value * each + point) * count;
  }

  /** Index of a value's first window in {@link #targets}. */
  int targetAt(int value) {
    return value * batch + from;
  }

  /** Index of a value's first window in {@link #levels}, spreads and weights. */
  int scaleAt(int value) {
    return value / valuesOfATarget * batch + from;
  }
}
