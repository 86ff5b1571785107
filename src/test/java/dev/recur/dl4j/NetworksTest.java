package dev.recur.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.recur.network.CellType;
import dev.recur.network.Clip;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Parameters;
import dev.recur.network.PointLoss;
import dev.recur.network.Predictor;
import dev.recur.network.StepOptions;
import dev.recur.network.TrainingStep;
import dev.recur.network.Windows;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NetworksTest {
  private static INDArray tensor(float[] values, long... shape) {
    return Nd4j.createFromArray(values).reshape('f', shape);
  }

  @ParameterizedTest
  @CsvSource({"LSTM,1", "LSTM,2", "GRU,1", "GRU,2", "RNN,1", "RNN,2", "PEEPHOLE_LSTM,1"})
  void fitEndsAtTheParametersOfTheTrainingSteps(CellType cell, int layers) {
    NetworkSpec spec = new NetworkSpec(cell, 2, 9, layers, 3, 0);
    MultiLayerNetwork network = Networks.build(spec, 4, 0.01);
    float[] initial = network.params().data().asFloat();
    assertArrayEquals(Parameters.initial(spec, 4), initial);
    StepOptions options = new StepOptions(5, 40, PointLoss.mse(), 0.01, Clip.none(), 2, 1);
    try (TrainingStep step = new TrainingStep(spec, initial, options)) {
      for (int i = 0; i < 20; i++) {
        int batch = i % 4 == 3 ? 21 : 40;
        Windows windows = Windows.random(spec, 5, batch, i);
        network.fit(tensor(windows.inputs(), batch, 2, 5), tensor(windows.targets(), batch, 3));
        step.step(windows.inputs(), windows.targets(), batch);
      }
      assertArrayEquals(network.params().data().asFloat(), step.parameters(), 2e-5f);
    }
    Windows windows = Windows.random(spec, 5, 7, 99);
    float[] parameters = network.params().data().asFloat();
    try (Predictor predictor = new Predictor(spec, parameters, 5, 1)) {
      assertArrayEquals(
          network.output(tensor(windows.inputs(), 7, 2, 5)).dup('f').data().asFloat(),
          predictor.predict(windows.inputs(), 7),
          1e-5f);
    }
  }
}
