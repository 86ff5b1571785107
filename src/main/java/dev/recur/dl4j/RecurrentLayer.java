package dev.recur.dl4j;

import dev.recur.recurrent.Activation;
import dev.recur.recurrent.Cell;
import dev.recur.recurrent.LayerShape;
import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Configuration common to {@link LstmLayer}, {@link GruLayer} and {@link RnnLayer}. */
@SuppressWarnings("serial")
public abstract class RecurrentLayer extends BaseRecurrentLayer {
  private static final Activation[] TANGENT = {Activation.TANH};

  private final boolean lastStepOnly;
  private final double recurrentDropOut;
  private final boolean layerNormalization;

  /** For Jackson, which then sets the fields. */
  RecurrentLayer() {
    lastStepOnly = false;
    recurrentDropOut = 0;
    layerNormalization = false;
  }

  RecurrentLayer(Builder<?> builder) {
    super(builder);
    lastStepOnly = builder.lastStepOnly;
    recurrentDropOut = builder.recurrentDropOut;
    layerNormalization = builder.layerNormalization;
    if (activationFn == null) {
      activationFn = new ActivationTanH();
    }
  }

  /** The cell. */
  abstract Cell cell();

  /** What the biases of the LSTM's forget gate start at; of no meaning to other cells. */
  double firstForgetGateBias() {
    return 0;
  }

  /** Whether the layer gives its last step, {@code [batch, units]}, instead of the sequence. */
  public boolean isLastStepOnly() {
    return lastStepOnly;
  }

  /**
   * The probability to retain a value of the hidden state on its way into the products; 0 for all.
   */
  public double getRecurrentDropOut() {
    return recurrentDropOut;
  }

  /** Whether each gate's products are normalized. */
  public boolean isLayerNormalization() {
    return layerNormalization;
  }

  /** The shape of the layer once the sizes are set. */
  LayerShape shape() {
    return new LayerShape(
        cell(), Math.toIntExact(nIn), Math.toIntExact(nOut), layerNormalization, activation());
  }

  /** The activation, which only a simple recurrent network may have another than the tangent. */
  private Activation activation() {
    IActivation activation = getActivationFn();
    for (Activation ours : cell() == Cell.RNN ? Activation.values() : TANGENT) {
      if (Networks.activation(ours).getActivationFunction().equals(activation)) {
        return ours;
      }
    }
    throw new IllegalArgumentException(
        "layer " + getLayerName() + ": activation " + activation + " is not supported");
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    LayerValidation.assertNInNOutSet(getClass().getSimpleName(), getLayerName(), index, nIn, nOut);
    RecurrentLayerImpl layer = new RecurrentLayerImpl(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    Map<String, INDArray> table = initializer().init(conf, parameters, initialize);
    layer.setParamTable(table);
    layer.setConf(conf);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return RecurrentParamInitializer.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    InputType sequence = super.getOutputType(index, input);
    return lastStepOnly ? InputType.feedForward(nOut) : sequence;
  }

  @Override
  public LayerMemoryReport getMemoryReport(@Nullable InputType input) {
    LayerShape shape = shape();
    int kept = shape.rows() + 3 * shape.units() + shape.inputs();
    return new LayerMemoryReport.Builder(
            getLayerName(),
            getClass(),
            input == null ? InputType.recurrent(nIn) : input,
            InputType.recurrent(nOut))
        .standardMemory(shape.parameters(), shape.parameters())
        .workingMemory(0, kept, 0, kept)
        .build();
  }

  /**
   * Options common to the layers.
   *
   * @param <T> the builder itself
   */
  public abstract static class Builder<T extends Builder<T>> extends BaseRecurrentLayer.Builder<T> {
    private boolean lastStepOnly;
    private double recurrentDropOut;
    private boolean layerNormalization;

    abstract T self();

    /** Gives the last step, {@code [batch, units]}, instead of the sequence. */
    public T lastStepOnly(boolean lastStepOnly) {
      this.lastStepOnly = lastStepOnly;
      return self();
    }

    /**
     * Drops values of the hidden state wherever it enters a product, the same ones at every step
     * (Gal and Ghahramani 2016).
     *
     * @param retain the probability to retain a value, as in {@code dropOut}; 0 or 1 for no dropout
     */
    public T recurrentDropOut(double retain) {
      if (!(retain >= 0 && retain <= 1)) {
        throw new IllegalArgumentException("recurrent dropout " + retain + " must be in [0, 1]");
      }
      this.recurrentDropOut = retain;
      return self();
    }

    /** Normalizes each gate's two products over the units before they are added (Ba 2016). */
    public T layerNormalization(boolean layerNormalization) {
      this.layerNormalization = layerNormalization;
      return self();
    }
  }
}
