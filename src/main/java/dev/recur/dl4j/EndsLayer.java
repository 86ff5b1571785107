package dev.recur.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A bidirectional layer, of which each direction gives its own last step: the first half of what it
 * gives is of the sequence's last step, the second half of its first.
 */
@SuppressWarnings("serial")
public final class EndsLayer extends BaseWrapperLayer {
  /** For Jackson, which then sets the fields. */
  @SuppressWarnings("unused")
  private EndsLayer() {}

  /** The ends of a {@code Bidirectional} that concatenates. */
  public EndsLayer(org.deeplearning4j.nn.conf.layers.Layer inside) {
    super(inside);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    NeuralNetConfiguration inner = conf.clone();
    inner.setLayer(((EndsLayer) inner.getLayer()).getUnderlying());
    return new EndsLayerImpl(
        underlying.instantiate(inner, listeners, index, parameters, initialize, type));
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    InputType both = underlying.getOutputType(index, input);
    return InputType.feedForward(((InputType.InputTypeRecurrent) both).getSize());
  }
}
