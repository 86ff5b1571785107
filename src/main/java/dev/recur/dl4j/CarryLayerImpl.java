package dev.recur.dl4j;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The layer behind {@link CarryLayer}, over {@code [batch, rows]} or {@code [batch, rows, time]}.
 */
@SuppressWarnings("serial")
final class CarryLayerImpl extends BaseWrapperLayer {
  private final int seen;
  private final int rows;
  private final int steps;
  private INDArray input = Nd4j.empty();

  /** Whether the layer inside gives one step of a sequence. */
  private boolean one;

  CarryLayerImpl(Layer inside, int seen, int rows, int steps) {
    super(inside);
    this.seen = seen;
    this.rows = rows;
    this.steps = steps;
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
    this.input = input;
    underlying.setInput(workspaces.dup(ArrayType.INPUT, rows(input, 0, seen), 'f'), workspaces);
  }

  private static INDArray rows(INDArray values, long from, long to) {
    return values.rank() == 2
        ? values.get(all(), interval(from, to))
        : values.get(all(), interval(from, to), all());
  }

  /** What passes, as it lies in an array like the input: {@code [batch, rows(, time)]}. */
  private INDArray passing(INDArray like) {
    long size = like.size(1);
    if (like.rank() == 2) {
      return rows(like, size - (long) rows * steps, size);
    }
    long time = like.size(2);
    INDArray passing = rows(like, size - rows, size);
    return one ? passing.get(all(), all(), interval(time - steps, time)) : passing;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray given = underlying.activate(training, workspaces);
    one = given.rank() < input.rank();
    INDArray beside = passing(input).dup('f');
    if (one) {
      beside = beside.reshape('f', beside.size(0), (long) rows * steps);
    }
    return workspaces.leverageTo(ArrayType.ACTIVATIONS, Nd4j.concat(1, given, beside));
  }

  @Override
  public INDArray activate(INDArray input, boolean training, LayerWorkspaceMgr workspaces) {
    setInput(input, workspaces);
    return activate(training, workspaces);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    long beside = one || epsilon.rank() == 2 ? (long) rows * steps : rows;
    long given = epsilon.size(1) - beside;
    Pair<Gradient, INDArray> inside =
        underlying.backpropGradient(rows(epsilon, 0, given).dup('f'), workspaces);
    INDArray below = Nd4j.create(epsilon.dataType(), input.shape(), 'f');
    rows(below, 0, seen).addi(inside.getSecond());
    INDArray passing = passing(below);
    passing.addi(rows(epsilon, given, given + beside).dup('f').reshape('f', passing.shape()));
    return new Pair<>(inside.getFirst(), workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, below));
  }
}
