package dev.recur.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

class RecurrentLayerTest {
  private static final int BATCH = 3;
  private static final int INPUTS = 2;
  private static final int STEPS = 6;

  private static RecurrentLayer.Builder<?> layer(String cell) {
    RecurrentLayer.Builder<?> builder = LayerNetworks.builder(cell);
    builder.nOut(4);
    return builder;
  }

  private static MultiLayerNetwork network(RecurrentLayer.Builder<?> layer) {
    return LayerNetworks.network(
        DataType.FLOAT, new Adam(0.02), RNNFormat.NCW, INPUTS, layer.build());
  }

  private static INDArray features() {
    return LayerNetworks.normal(DataType.FLOAT, 1, BATCH, INPUTS, STEPS);
  }

  private static INDArray labels() {
    return LayerNetworks.normal(DataType.FLOAT, 2, BATCH, 2, STEPS);
  }

  private static void assertClose(INDArray expected, INDArray actual) {
    assertArrayEquals(expected.shape(), actual.shape());
    assertArrayEquals(expected.dup('c').data().asFloat(), actual.dup('c').data().asFloat(), 1e-5f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "peephole-lstm", "gru", "rnn"})
  void configurationSurvivesJson(String cell) {
    MultiLayerNetwork network =
        network(layer(cell).lastStepOnly(true).recurrentDropOut(0.8).layerNormalization(true));
    String json = network.getLayerWiseConfigurations().toJson();
    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(json);
    assertEquals(json, read.toJson());
    MultiLayerNetwork again = new MultiLayerNetwork(read);
    again.init(network.params(), true);
    assertClose(network.output(features()), again.output(features()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "peephole-lstm", "gru", "rnn"})
  void timeStepsOneByOneEqualTheWholeSequence(String cell) {
    MultiLayerNetwork network = network(layer(cell));
    INDArray features = features();
    INDArray whole = network.output(features);
    for (int t = 0; t < STEPS; t++) {
      INDArray step = features.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(t));
      INDArray expected = whole.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(t));
      assertClose(expected, network.rnnTimeStep(step.dup()));
    }
    network.rnnClearPreviousState();
    INDArray first =
        features.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 4)).dup();
    INDArray rest =
        features.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(4, STEPS)).dup();
    INDArray joined = Nd4j.concat(2, network.rnnTimeStep(first), network.rnnTimeStep(rest));
    assertClose(whole, joined);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "gru", "rnn"})
  void lastStepEqualsTheEndOfTheSequence(String cell) {
    MultiLayerNetwork sequence = network(layer(cell));
    MultiLayerNetwork last = network(layer(cell).lastStepOnly(true));
    last.setParams(sequence.params());
    INDArray whole = sequence.output(features());
    assertClose(
        whole.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(STEPS - 1)),
        last.output(features()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "gru", "rnn"})
  void formatsDifferInNothingButTheOrderOfAxes(String cell) {
    MultiLayerNetwork ncw = network(layer(cell));
    MultiLayerNetwork nwc =
        LayerNetworks.network(
            DataType.FLOAT,
            new Adam(0.02),
            RNNFormat.NWC,
            INPUTS,
            layer(cell).dataFormat(RNNFormat.NWC).build());
    nwc.setParams(ncw.params());
    INDArray features = features();
    INDArray turned = nwc.output(features.permute(0, 2, 1).dup()).permute(0, 2, 1);
    assertClose(ncw.output(features), turned);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "peephole-lstm", "gru", "rnn"})
  void paddingUnderAMaskChangesNothing(String cell) {
    MultiLayerNetwork network = network(layer(cell).lastStepOnly(true));
    INDArray features = features();
    INDArray padded = Nd4j.concat(2, Nd4j.ones(BATCH, INPUTS, 2).mul(9), features);
    INDArray mask = Nd4j.concat(1, Nd4j.zeros(BATCH, 2), Nd4j.ones(BATCH, STEPS));
    assertClose(network.output(features), network.output(padded, false, mask, null));
  }

  @Test
  void aMaskOfTheWrongShapeIsRefused() {
    MultiLayerNetwork network = network(layer("gru").lastStepOnly(true));
    assertThrows(
        IllegalArgumentException.class,
        () -> network.output(features(), false, Nd4j.ones(BATCH, STEPS - 1), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "gru", "rnn"})
  void truncatedBackPropagationTrains(String cell) {
    MultiLayerNetwork network = network(layer(cell));
    network.getLayerWiseConfigurations().setBackpropType(BackpropType.TruncatedBPTT);
    network.getLayerWiseConfigurations().setTbpttFwdLength(2);
    network.getLayerWiseConfigurations().setTbpttBackLength(2);
    DataSet batch = new DataSet(features(), labels());
    double before = network.score(batch);
    for (int i = 0; i < 100; i++) {
      network.fit(batch);
    }
    assertTrue(network.score(batch) < 0.7 * before, before + " to " + network.score(batch));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "gru", "rnn"})
  void truncatedOverTheWholeLengthEqualsStandard(String cell) {
    MultiLayerNetwork standard = network(layer(cell));
    MultiLayerNetwork truncated = network(layer(cell));
    truncated.setParams(standard.params());
    truncated.getLayerWiseConfigurations().setBackpropType(BackpropType.TruncatedBPTT);
    truncated.getLayerWiseConfigurations().setTbpttFwdLength(STEPS);
    truncated.getLayerWiseConfigurations().setTbpttBackLength(STEPS);
    standard.fit(new DataSet(features(), labels()));
    truncated.fit(new DataSet(features(), labels()));
    assertClose(standard.params(), truncated.params());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "gru", "rnn"})
  void insideBidirectionalItSeesTheSequenceFromBothEnds(String cell) {
    MultiLayerNetwork network =
        LayerNetworks.network(
            DataType.FLOAT,
            new Adam(0.02),
            RNNFormat.NCW,
            INPUTS,
            new Bidirectional(Bidirectional.Mode.CONCAT, layer(cell).build()));
    INDArray features = features();
    INDArray before = network.output(features).dup();
    features.putScalar(new int[] {0, 0, STEPS - 1}, 5);
    INDArray after = network.output(features);
    assertNotEquals(before.getDouble(0, 0, 0), after.getDouble(0, 0, 0), 1e-6);
    double score = network.score(new DataSet(features, labels()));
    for (int i = 0; i < 100; i++) {
      network.fit(new DataSet(features, labels()));
    }
    assertTrue(network.score(new DataSet(features, labels())) < score / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "gru", "rnn"})
  void dropoutActsInTrainingOnly(String cell) {
    RecurrentLayer.Builder<?> ofInputs = layer(cell);
    ofInputs.dropOut(0.5);
    for (RecurrentLayer.Builder<?> builder : List.of(layer(cell).recurrentDropOut(0.5), ofInputs)) {
      MultiLayerNetwork network = network(builder);
      INDArray features = features();
      assertEquals(network.output(features), network.output(features));
      assertNotEquals(network.output(features, true), network.output(features, true));
    }
  }

  @Test
  void weightNoiseReachesTheRecurrentWeights() {
    RecurrentLayer.Builder<?> builder = layer("gru");
    builder.weightNoise(new DropConnect(0.5));
    MultiLayerNetwork network = network(builder);
    INDArray features = features();
    assertNotEquals(network.output(features, true), network.output(features, true));
    network.fit(new DataSet(features, labels()));
    assertEquals(network.output(features), network.output(features));
  }

  @Test
  void anotherActivationIsRefused() {
    RecurrentLayer.Builder<?> builder = layer("lstm");
    builder.activation(Activation.RELU);
    assertThrows(IllegalArgumentException.class, () -> network(builder));
  }

  @Test
  void theForgetGateStartsOpen() {
    MultiLayerNetwork network =
        LayerNetworks.network(
            DataType.FLOAT, new Sgd(0.1), RNNFormat.NCW, INPUTS, layer("lstm").build());
    float[] bias = network.getParam("0_b").dup().data().asFloat();
    assertArrayEquals(new float[] {0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0}, bias);
  }
}
