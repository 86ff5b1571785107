package dev.recur.dl4j;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small networks and batches around the layers. */
final class LayerNetworks {
  private LayerNetworks() {}

  static RecurrentLayer.Builder<?> builder(String name) {
    return switch (name) {
      case "lstm" -> new LstmLayer.Builder();
      case "peephole-lstm" -> new LstmLayer.Builder().peepholes(true);
      case "gru" -> new GruLayer.Builder();
      case "rnn" -> new RnnLayer.Builder();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** A layer, then an output layer of two outputs: a sequence's if the layer gives one. */
  static MultiLayerNetwork network(
      DataType type, IUpdater updater, RNNFormat format, int inputs, Layer... layers) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .seed(5)
            .weightInit(WeightInit.XAVIER)
            .updater(updater)
            .list();
    InputType last = InputType.recurrent(inputs, format);
    for (Layer layer : layers) {
      layer.setNIn(last, false);
      list.layer(layer);
      last = layer.getOutputType(0, last);
    }
    boolean sequence = last.getType() == InputType.Type.RNN;
    list.layer(
        sequence
            ? new RnnOutputLayer.Builder(LossFunction.MSE)
                .activation(Activation.IDENTITY)
                .nOut(2)
                .build()
            : new OutputLayer.Builder(LossFunction.MSE)
                .activation(Activation.IDENTITY)
                .nOut(2)
                .build());
    MultiLayerNetwork network =
        new MultiLayerNetwork(list.setInputType(InputType.recurrent(inputs, format)).build());
    network.init();
    return network;
  }

  static INDArray normal(DataType type, long seed, long... shape) {
    Nd4j.getRandom().setSeed(seed);
    return Nd4j.randn(type, shape);
  }
}
