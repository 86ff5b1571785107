package dev.recur.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.network.CellType;
import dev.recur.network.Deeplearning4j;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Parameters;
import dev.recur.network.Predictor;
import dev.recur.network.Variants;
import dev.recur.network.Windows;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Outputs against those of the predictor, which knows no Deeplearning4j. */
class NetworksTest {
  private static final int LOOKBACK = 6;
  private static final int BATCH = 7;
  private static final Networks.Setup SETUP = new Networks.Setup(new Adam(), 0, new LossMSE(), 1);

  static Stream<NetworkSpec> networks() {
    return Stream.of(1, 2)
        .flatMap(
            layers -> Variants.of(new NetworkSpec(CellType.LSTM, 3, 8, layers, 2, 0), LOOKBACK))
        .filter(spec -> Deeplearning4j.lacks(spec).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void outputIsThatOfThePredictor(NetworkSpec spec) {
    float[] parameters = random(spec);
    assertPredicts(spec, parameters, Networks.ofOurs(spec, parameters, SETUP));
  }

  static Stream<NetworkSpec> stock() {
    return networks().filter(Deeplearning4j::hasLayersFor);
  }

  @ParameterizedTest
  @MethodSource("stock")
  void outputOfStockLayersIsThatOfThePredictor(NetworkSpec spec) {
    float[] parameters = random(spec);
    MultiLayerNetwork network = Networks.ofStock(spec, parameters, SETUP);
    assertPredicts(spec, parameters, network);
    assertTrue(!network.getLayerWiseConfigurations().toJson().contains("dev.recur"));
  }

  /** Other than the first values, so that peepholes, gains and the skip count. */
  private static float[] random(NetworkSpec spec) {
    SplittableRandom random = new SplittableRandom(8);
    float[] parameters = new float[Parameters.count(spec)];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) random.nextGaussian(0, 0.4);
    }
    return parameters;
  }

  private static void assertPredicts(
      NetworkSpec spec, float[] parameters, MultiLayerNetwork network) {
    Windows windows = Windows.random(spec, LOOKBACK, BATCH, 99);
    INDArray features = BatchIterator.features(spec, LOOKBACK, windows.inputs(), BATCH);
    try (Predictor predictor = new Predictor(spec, parameters, LOOKBACK, 1)) {
      assertArrayEquals(
          predictor.predict(windows.inputs(), BATCH),
          network.output(features).dup('f').data().asFloat(),
          1e-5f);
    }
  }
}
