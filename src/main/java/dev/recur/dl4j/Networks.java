package dev.recur.dl4j;

import dev.recur.network.CellType;
import dev.recur.network.NetworkOptions;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Parameters;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Deeplearning4j networks of a specification. */
final class Networks {
  private Networks() {}

  /**
   * Builds the network that {@link dev.recur.network.TrainingStep} trains, with squared error and
   * Adam: {@code fit} on it, with features {@code [batch, features, lookback]} and labels {@code
   * [batch, outputs]}, ends at the parameters the training steps end at.
   *
   * @param spec the network
   * @param seed decides the first parameters, which are those of {@link Parameters#initial}
   * @param learningRate Adam's learning rate
   * @throws IllegalArgumentException if it has options, which a MultiLayerNetwork has no room for
   */
  static MultiLayerNetwork build(NetworkSpec spec, long seed, double learningRate) {
    if (!spec.options().equals(NetworkOptions.none())) {
      throw new IllegalArgumentException("no Deeplearning4j network for " + spec);
    }
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(learningRate))
            .list();
    double retain = 1 - spec.dropout();
    for (int layer = 0; layer < spec.layers(); layer++) {
      RecurrentLayer.Builder<?> builder = builder(spec.cell());
      builder.nIn(layer == 0 ? spec.features() : spec.hidden());
      builder.nOut(spec.hidden());
      builder.lastStepOnly(layer + 1 == spec.layers());
      if (layer > 0 && retain < 1) {
        builder.dropOut(retain);
      }
      list.layer(builder.build());
    }
    OutputLayer.Builder output =
        new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
            .activation(Activation.IDENTITY)
            .nIn(spec.hidden())
            .nOut(spec.outputs());
    if (retain < 1) {
      output.dropOut(retain);
    }
    list.layer(output.build());
    MultiLayerNetwork network =
        new MultiLayerNetwork(list.setInputType(InputType.recurrent(spec.features())).build());
    network.init();
    network.setParams(Nd4j.createFromArray(Parameters.initial(spec, seed)).reshape(1, -1));
    return network;
  }

  private static RecurrentLayer.Builder<?> builder(CellType cell) {
    return switch (cell) {
      case LSTM -> new LstmLayer.Builder();
      case PEEPHOLE_LSTM -> new LstmLayer.Builder().peepholes(true);
      case GRU -> new GruLayer.Builder();
      case RNN -> new RnnLayer.Builder();
      case MLP -> throw new IllegalArgumentException("no Deeplearning4j layer for an " + cell);
    };
  }
}
