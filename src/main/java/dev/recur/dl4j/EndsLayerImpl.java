package dev.recur.dl4j;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The layer behind {@link EndsLayer}, from {@code [batch, rows, time]} to {@code [batch, rows]}.
 */
@SuppressWarnings("serial")
final class EndsLayerImpl extends BaseWrapperLayer {
  private long[] shape = {};

  EndsLayerImpl(Layer inside) {
    super(inside);
  }

  private INDArray forward(INDArray values) {
    return values.get(all(), interval(0, shape[1] / 2), point(shape[2] - 1));
  }

  private INDArray backward(INDArray values) {
    return values.get(all(), interval(shape[1] / 2, shape[1]), point(0));
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray both = underlying.activate(training, workspaces);
    shape = both.shape();
    INDArray ends = Nd4j.concat(1, forward(both), backward(both));
    return workspaces.leverageTo(ArrayType.ACTIVATIONS, ends);
  }

  @Override
  public INDArray activate(INDArray input, boolean training, LayerWorkspaceMgr workspaces) {
    setInput(input, workspaces);
    return activate(training, workspaces);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray gradient = Nd4j.create(epsilon.dataType(), shape, 'f');
    long half = shape[1] / 2;
    forward(gradient).assign(epsilon.get(all(), interval(0, half)));
    backward(gradient).assign(epsilon.get(all(), interval(half, shape[1])));
    return underlying.backpropGradient(gradient, workspaces);
  }
}
