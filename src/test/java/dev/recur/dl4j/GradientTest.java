package dev.recur.dl4j;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Gradients against central differences, in double precision. */
class GradientTest {
  @BeforeAll
  static void computeInDouble() {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
  }

  @AfterAll
  static void computeInFloatAgain() {
    Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
  }

  @ParameterizedTest
  @CsvSource({
    "lstm,false,4,3,5,NCW",
    "lstm,true,4,3,5,NCW",
    "lstm,false,1,1,1,NCW",
    "lstm,true,2,1,4,NWC",
    "peephole-lstm,false,4,3,5,NCW",
    "peephole-lstm,true,2,2,1,NWC",
    "gru,false,4,3,5,NCW",
    "gru,true,4,3,5,NCW",
    "gru,false,1,1,1,NCW",
    "gru,true,2,1,4,NWC",
    "rnn,false,4,3,5,NCW",
    "rnn,true,1,1,1,NCW",
    "rnn,true,2,3,4,NWC"
  })
  void ofTheLayer(String cell, boolean last, int batch, int units, int steps, RNNFormat format) {
    check(layer(cell, units).lastStepOnly(last).build(), batch, steps, format, null);
  }

  @ParameterizedTest
  @CsvSource({"lstm,false", "lstm,true", "gru,false", "gru,true", "rnn,true", "peephole-lstm,true"})
  void withAMask(String cell, boolean last) {
    INDArray mask = Nd4j.createFromArray(new double[][] {{1, 1, 1, 1}, {0, 0, 1, 1}, {1, 0, 1, 0}});
    check(layer(cell, 3).lastStepOnly(last).build(), 3, 4, RNNFormat.NCW, mask);
  }

  @ParameterizedTest
  @CsvSource({"lstm,false", "gru,true", "rnn,false", "peephole-lstm,true"})
  void withLayerNormalization(String cell, boolean last) {
    check(
        layer(cell, 4).layerNormalization(true).lastStepOnly(last).build(),
        3,
        4,
        RNNFormat.NCW,
        null);
  }

  @ParameterizedTest
  @CsvSource({"lstm,NCW", "gru,NCW", "rnn,NCW", "lstm,NWC"})
  void insideBidirectional(String cell, RNNFormat format) {
    Layer layer = layer(cell, 2).dataFormat(format).build();
    check(new Bidirectional(Bidirectional.Mode.CONCAT, layer), 2, 3, format, null);
  }

  private static RecurrentLayer.Builder<?> layer(String cell, int units) {
    RecurrentLayer.Builder<?> builder = LayerNetworks.builder(cell);
    builder.nOut(units);
    return builder;
  }

  private static void check(Layer layer, int batch, int steps, RNNFormat format, INDArray mask) {
    int inputs = 2;
    MultiLayerNetwork network =
        LayerNetworks.network(DataType.DOUBLE, new NoOp(), format, inputs, layer);
    network.setParams(LayerNetworks.normal(DataType.DOUBLE, 3, network.params().shape()).muli(0.7));
    boolean ncw = format == RNNFormat.NCW;
    INDArray features =
        LayerNetworks.normal(DataType.DOUBLE, 1, batch, ncw ? inputs : steps, ncw ? steps : inputs);
    INDArray labels = LayerNetworks.normal(DataType.DOUBLE, 2, network.output(features).shape());
    assertTrue(
        GradientCheckUtil.checkGradients(
            new GradientCheckUtil.MLNConfig()
                .net(network)
                .epsilon(1e-6)
                .maxRelError(1e-5)
                .minAbsoluteError(1e-9)
                .input(features)
                .labels(labels)
                .inputMask(mask)));
  }
}
