package dev.recur.dl4j;

import dev.recur.network.Deeplearning4j;
import dev.recur.network.NetworkSpec;
import dev.recur.recurrent.Activation;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Deeplearning4j networks of a specification. They take {@code [batch, features, lookback]}, or
 * {@code [batch, lookback x features]} with the features of a step together where the layers are
 * dense, and give {@code [batch, outputs]}.
 */
final class Networks {
  private final NetworkSpec spec;
  private final boolean stock;
  private final Setup setup;

  /**
   * What a network is trained with.
   *
   * @param updater of all parameters
   * @param weightDecay of weights, but not of biases and gains
   * @param loss of the output layer
   * @param seed of what is drawn
   */
  record Setup(IUpdater updater, double weightDecay, ILossFunction loss, long seed) {}

  private Networks(NetworkSpec spec, boolean stock, Setup setup) {
    Deeplearning4j.lacks(spec)
        .ifPresent(
            what -> {
              throw new IllegalArgumentException("Deeplearning4j lacks " + what + ": " + spec);
            });
    this.spec = spec;
    this.stock = stock;
    this.setup = setup;
  }

  /** A network of our layers, or where the cell is none of its own, of Deeplearning4j's. */
  static MultiLayerNetwork ofOurs(NetworkSpec spec, float[] parameters, Setup setup) {
    return new Networks(spec, false, setup).build(ParameterOrder.ofOurs(spec), parameters);
  }

  /** A network of Deeplearning4j's own layers, which it {@link Deeplearning4j#hasLayersFor}. */
  static MultiLayerNetwork ofStock(NetworkSpec spec, float[] parameters, Setup setup) {
    return new Networks(spec, true, setup).build(ParameterOrder.ofStock(spec), parameters);
  }

  private MultiLayerNetwork build(ParameterOrder order, float[] parameters) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration());
    network.init(order.toThere(parameters), false);
    return network;
  }

  private MultiLayerConfiguration configuration() {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .seed(setup.seed())
            .weightInit(WeightInit.XAVIER)
            .updater(setup.updater())
            .list();
    for (int layer = 0; layer < spec.layers(); layer++) {
      boolean last = layer + 1 == spec.layers();
      Layer hidden = spec.cell().isRecurrent() ? recurrent(layer, last) : dense(layer);
      list.layer(carrying(hidden, layer == 0 ? spec.inputs(0) : spec.width()));
    }
    OutputLayer.Builder output = new OutputLayer.Builder(setup.loss());
    output
        .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
        .nIn(spec.width() + spec.skipInputs())
        .nOut(spec.outputs());
    if (spec.dropout() > 0 && spec.options().skip() > 0) {
      list.layer(carrying(new DropoutLayer(1 - spec.dropout()), spec.width()));
    } else {
      drop(output, spec.layers());
    }
    list.layer(trained(output).build());
    InputType input =
        spec.cell().isRecurrent()
            ? InputType.recurrent(spec.features())
            : InputType.feedForward(spec.inputs(0));
    return list.setInputType(input).build();
  }

  /** The layer, with what the skip sees passing beside it. */
  private Layer carrying(Layer layer, int seen) {
    if (spec.options().skip() == 0) {
      return layer;
    }
    return new CarryLayer(layer, seen, spec.features(), spec.options().skip());
  }

  private Layer recurrent(int index, boolean last) {
    BaseRecurrentLayer.Builder<?> builder = stock ? stockCell() : ourCell(last);
    builder.activation(activation(spec.activation())).nIn(spec.inputs(index)).nOut(spec.hidden());
    drop(builder, index);
    Layer layer = trained(builder).build();
    if (spec.options().bidirectional()) {
      Layer both = new Bidirectional(Bidirectional.Mode.CONCAT, layer);
      return last ? new EndsLayer(both) : both;
    }
    return stock && last ? new LastTimeStep(layer) : layer;
  }

  @SuppressWarnings("deprecation")
  private BaseRecurrentLayer.Builder<?> stockCell() {
    return switch (spec.cell()) {
      case LSTM -> new LSTM.Builder();
      case PEEPHOLE_LSTM -> new GravesLSTM.Builder();
      case RNN -> new SimpleRnn.Builder();
      case GRU, MLP -> throw new IllegalStateException("no stock layer for " + spec);
    };
  }

  private RecurrentLayer.Builder<?> ourCell(boolean last) {
    RecurrentLayer.Builder<?> builder =
        switch (spec.cell()) {
          case LSTM -> new LstmLayer.Builder();
          case PEEPHOLE_LSTM -> new LstmLayer.Builder().peepholes(true);
          case GRU -> new GruLayer.Builder();
          case RNN -> new RnnLayer.Builder();
          case MLP -> throw new IllegalStateException("no recurrent layer for " + spec);
        };
    double dropped = spec.options().recurrentDropout();
    return builder
        .layerNormalization(spec.options().normalized())
        .recurrentDropOut(dropped > 0 ? 1 - dropped : 0)
        .lastStepOnly(last && !spec.options().bidirectional());
  }

  private Layer dense(int index) {
    DenseLayer.Builder builder = new DenseLayer.Builder();
    builder.activation(activation(spec.activation())).nIn(spec.inputs(index)).nOut(spec.hidden());
    drop(builder, index);
    return trained(builder).build();
  }

  private void drop(FeedForwardLayer.Builder<?> builder, int index) {
    if (spec.dropout() > 0 && index > 0) {
      builder.dropOut(1 - spec.dropout());
    }
  }

  /** Says to a layer what the network would, which does not reach into layers that hold others. */
  private <T extends BaseLayer.Builder<?>> T trained(T builder) {
    builder.weightInit(WeightInit.XAVIER).biasInit(0);
    builder.updater(setup.updater());
    if (setup.weightDecay() > 0) {
      builder.weightDecay(setup.weightDecay(), true);
    }
    return builder;
  }

  /** Deeplearning4j's name of an activation. */
  static org.nd4j.linalg.activations.Activation activation(Activation activation) {
    return switch (activation) {
      case TANH -> org.nd4j.linalg.activations.Activation.TANH;
      case RELU -> org.nd4j.linalg.activations.Activation.RELU;
      case LEAKY_RELU -> org.nd4j.linalg.activations.Activation.LEAKYRELU;
      case ELU -> org.nd4j.linalg.activations.Activation.ELU;
    };
  }
}
