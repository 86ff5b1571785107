package dev.recur.dl4j;

import dev.recur.network.Loss;
import dev.recur.network.LossBlock;
import dev.recur.network.WindowScales;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss of ours for an output layer without activation: of a window the mean over its values,
 * labels being {@code [batch, values]}. How the windows were scaled is set before each batch.
 */
@SuppressWarnings("serial")
final class BatchLoss implements ILossFunction {
  private final transient LossBlock block;
  private final int values;
  private final int outputs;
  private final String name;
  private transient @Nullable WindowScales scales;
  private double sum;
  private long windows;

  BatchLoss(Loss loss, int outputs, int maxBatch) {
    block = new LossBlock(loss, outputs, maxBatch);
    this.outputs = outputs;
    values = outputs / loss.outputsPerValue();
    name = loss.toString();
  }

  void scales(@Nullable WindowScales scales) {
    this.scales = scales;
  }

  /** Returns the mean loss over windows and values since it was last asked for. */
  double takeMean() {
    double mean = sum / values / windows;
    sum = 0;
    windows = 0;
    return mean;
  }

  /** Returns the loss, summed over windows and values; {@link #block} then has its gradients. */
  private double evaluate(INDArray labels, INDArray predictions) {
    int batch = Math.toIntExact(predictions.size(0));
    block.batch(values(labels), scales, batch);
    return block.evaluate(values(predictions), 0, batch, 1f / values);
  }

  /** {@code [batch, rows]} as {@code [rows, batch]}, last index fastest. */
  private static float[] values(INDArray array) {
    return array.dup('f').data().asFloat();
  }

  @Override
  public double computeScore(
      INDArray labels,
      INDArray predictions,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    double score = evaluate(labels, predictions) / values;
    return average ? score / predictions.size(0) : score;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray predictions, IActivation activation, @Nullable INDArray mask) {
    throw new UnsupportedOperationException("the loss of each window alone");
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray predictions, IActivation activation, @Nullable INDArray mask) {
    int batch = Math.toIntExact(predictions.size(0));
    sum += evaluate(labels, predictions);
    windows += batch;
    float[] gradients = Arrays.copyOf(block.gradients(), outputs * batch);
    return Nd4j.createFromArray(gradients).reshape('f', batch, outputs);
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels,
      INDArray predictions,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    INDArray gradient = computeGradient(labels, predictions, activation, mask);
    return new Pair<>(computeScore(labels, predictions, activation, mask, average), gradient);
  }

  @Override
  public String name() {
    return name;
  }
}
