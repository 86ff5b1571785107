package dev.recur.dl4j;

import dev.recur.network.NetworkSpec;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Training steps on one batch. */
final class Steps {
  private Steps() {}

  static Runnable of(
      MultiLayerNetwork network, NetworkSpec spec, float[] inputs, float[] targets, int batch) {
    int lookback = inputs.length / (spec.features() * batch);
    INDArray features =
        Nd4j.createFromArray(inputs).reshape('f', new long[] {batch, spec.features(), lookback});
    INDArray labels =
        Nd4j.createFromArray(targets).reshape('f', new long[] {batch, spec.outputs()});
    return () -> network.fit(features, labels);
  }
}
