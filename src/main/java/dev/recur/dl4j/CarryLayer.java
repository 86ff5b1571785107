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
 * A layer beside which values pass unchanged, so that one further up can see the window itself. The
 * layer inside sees the first rows of the input; the last ones are put behind what it gives. They
 * may be the same, as in a network's first layer.
 *
 * <p>Where the layer inside reads a sequence and gives one step, the rows of the last steps pass,
 * the rows of a step together.
 */
@SuppressWarnings("serial")
public final class CarryLayer extends BaseWrapperLayer {
  private final int seen;
  private final int rows;
  private final int steps;

  /** For Jackson, which then sets the fields. */
  @SuppressWarnings("unused")
  private CarryLayer() {
    seen = 0;
    rows = 0;
    steps = 0;
  }

  /**
   * A layer beside which values pass.
   *
   * @param inside the layer, its sizes set
   * @param seen rows of the input that it sees
   * @param rows rows that pass, each step
   * @param steps steps whose rows pass together where the layer inside gives one step
   */
  public CarryLayer(org.deeplearning4j.nn.conf.layers.Layer inside, int seen, int rows, int steps) {
    super(inside);
    this.seen = seen;
    this.rows = rows;
    this.steps = steps;
  }

  /** Rows of the input that the layer inside sees. */
  public int getSeen() {
    return seen;
  }

  /** Rows that pass, each step. */
  public int getRows() {
    return rows;
  }

  /** Steps whose rows pass together where the layer inside gives one step. */
  public int getSteps() {
    return steps;
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
    inner.setLayer(((CarryLayer) inner.getLayer()).getUnderlying());
    return new CarryLayerImpl(
        underlying.instantiate(inner, listeners, index, parameters, initialize, type),
        seen,
        rows,
        steps);
  }

  /** The sizes of the layer inside are set. */
  @Override
  public void setNIn(InputType inputType, boolean override) {}

  @Override
  public InputType getOutputType(int index, InputType input) {
    boolean recurrent = input.getType() == InputType.Type.RNN;
    InputType sees = recurrent ? InputType.recurrent(seen) : InputType.feedForward(seen);
    InputType gives = underlying.getOutputType(index, sees);
    return gives instanceof InputType.InputTypeRecurrent sequence
        ? InputType.recurrent(sequence.getSize() + rows)
        : InputType.feedForward(gives.arrayElementsPerExample() + (long) rows * steps);
  }
}
