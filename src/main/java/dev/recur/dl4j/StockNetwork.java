package dev.recur.dl4j;

import dev.recur.network.NetworkSpec;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A network of Deeplearning4j's own LSTM layers, of the sizes of a specification. */
final class StockNetwork {
  private StockNetwork() {}

  /** Steps of {@code fit} on one batch. */
  static Runnable steps(
      NetworkSpec spec, double learningRate, float[] inputs, float[] targets, int batch) {
    MultiLayerNetwork network = build(spec, learningRate);
    int lookback = inputs.length / (spec.features() * batch);
    INDArray features =
        Nd4j.createFromArray(inputs).reshape('f', new long[] {batch, spec.features(), lookback});
    INDArray labels =
        Nd4j.createFromArray(targets).reshape('f', new long[] {batch, spec.outputs()});
    return () -> network.fit(features, labels);
  }

  private static MultiLayerNetwork build(NetworkSpec spec, double learningRate) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(learningRate))
            .list();
    for (int layer = 0; layer < spec.layers(); layer++) {
      LSTM lstm =
          new LSTM.Builder()
              .activation(Activation.TANH)
              .nIn(layer == 0 ? spec.features() : spec.hidden())
              .nOut(spec.hidden())
              .build();
      list.layer(layer + 1 == spec.layers() ? new LastTimeStep(lstm) : lstm);
    }
    list.layer(
        new OutputLayer.Builder(LossFunction.MSE)
            .activation(Activation.IDENTITY)
            .nIn(spec.hidden())
            .nOut(spec.outputs())
            .build());
    MultiLayerNetwork network =
        new MultiLayerNetwork(list.setInputType(InputType.recurrent(spec.features())).build());
    network.init();
    return network;
  }
}
