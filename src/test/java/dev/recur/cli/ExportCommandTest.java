package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.artifact.ModelFile;
import dev.recur.model.NetworkModel;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Predictor;
import dev.recur.network.Windows;
import dev.recur.onnx.OnnxRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ExportCommandTest {
  private static final int BATCH = 5;

  @TempDir private Path folder;

  private Path train(String options) {
    Path model = folder.resolve("model.recur");
    List<String> said = List.of(options.split(" ", -1));
    Terminal.run("train", Terminal.AIRLINE, "-H", 6, Terminal.QUICK, said, "-o", model)
        .requireDone();
    return model;
  }

  @ParameterizedTest
  @CsvSource({
    "lstm --skip false,true",
    "lstm --skip false --layers 2 --dropout 0.1,true",
    "peephole-lstm --skip false,true",
    "rnn --skip false --activation elu,true",
    "mlp --skip false --decoder direct,true",
    "lstm,false",
    "gru,false",
    "gru --skip false --bidirectional --layer-norm,false",
    "mlp --layers 2,false",
    "gru --decoder direct --segment 3,false",
  })
  void whatIsLoadedGivesTheOutputsOfTheModel(String options, boolean stock) throws Exception {
    Path model = train("--ensemble 1 --model " + options);
    Path net = folder.resolve("net.zip");
    Terminal export = Terminal.run("export", model, "-o", net, "--to", "dl4j").requireDone();
    assertEquals("", export.out());
    assertEquals(1, export.err().lines().count());
    assertEquals(stock, export.err().contains("Deeplearning4j's own layers"), export.err());
    assertEquals(!stock, export.err().contains("recur.jar"), export.err());
    MultiLayerNetwork network = MultiLayerNetwork.load(net.toFile(), true);
    assertEquals(
        stock, !network.getLayerWiseConfigurations().toJson().contains("dev.recur"), options);
    assertPredicts(ModelFile.read(model).model().networks().get(0), network);
  }

  private static void assertPredicts(NetworkModel model, MultiLayerNetwork network) {
    NetworkSpec spec = model.network();
    int steps = model.window().networkSteps();
    Windows windows = Windows.random(spec, steps, BATCH, 3);
    long[] shape =
        spec.cell().isRecurrent()
            ? new long[] {BATCH, spec.features(), steps}
            : new long[] {BATCH, (long) spec.features() * steps};
    INDArray features = Nd4j.createFromArray(windows.inputs()).reshape('f', shape);
    try (Predictor predictor = new Predictor(spec, model.weights().flat(), steps, 1)) {
      assertArrayEquals(
          predictor.predict(windows.inputs(), BATCH),
          network.output(features).dup('f').data().asFloat(),
          1e-5f);
    }
    float before = network.params().getFloat(0);
    network.fit(features, Nd4j.ones(BATCH, spec.outputs()));
    assertNotEquals(before, network.params().getFloat(0), "it goes on learning");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--skip true --ensemble 1", "--decoder seq2seq --calendar month"})
  void onnxRuntimeGivesThePointsOfTheModel(String options) throws Exception {
    Path model = train(options);
    Path file = folder.resolve("net.onnx");
    Terminal run = Terminal.run("export", model, "--to", "onnx", "-o", file, "--member", 1);
    assertTrue(run.requireDone().err().contains("; ONNX's own operators"), run.err());
    NetworkModel network = ModelFile.read(model).model().networks().get(0);
    NetworkSpec spec = network.network();
    int steps = network.window().networkSteps();
    Windows windows = Windows.random(spec, steps, BATCH, 3);
    float[][] theirs = OnnxRuntime.run(Files.readAllBytes(file), spec, steps, windows.inputs());
    try (Predictor predictor = new Predictor(spec, network.weights().flat(), steps, 1)) {
      float[] ours = predictor.predict(windows.inputs(), BATCH);
      for (int i = 0; i < ours.length; i++) {
        assertEquals(ours[i], theirs[i % BATCH][i / BATCH], 1e-5f);
      }
    }
    Path again = folder.resolve("again.ONNX");
    Terminal.run("export", model, "-o", again, "--member", 1).requireDone();
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
  }

  @Test
  void aNetworkWithNormalizedCellsIsNoOnnx() {
    Path model = train("--layer-norm --ensemble 1");
    Terminal run = Terminal.run("export", model, "--to", "onnx", "-o", folder.resolve("net.onnx"));
    assertEquals(3, run.code());
    assertTrue(
        run.err().endsWith("has layer normalization inside its cells, which ONNX lacks\n"),
        run.err());
  }

  @Test
  void theSameModelGivesTheSameBytes() throws Exception {
    Path model = train("--ensemble 1");
    Path one = folder.resolve("one.zip");
    Path two = folder.resolve("two.zip");
    Terminal.run("export", model, "-o", one).requireDone();
    assertEquals("", Terminal.run("export", model, "-o", two, "-q").requireDone().err());
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
    Terminal again = Terminal.run("export", model, "-o", two);
    assertEquals(3, again.code());
    assertTrue(again.err().contains("--force"), again.err());
  }

  @Test
  void aNetworkOfAnEnsembleIsNamed() throws Exception {
    Path model = train("--ensemble 2");
    Path net = folder.resolve("net.zip");
    Terminal unnamed = Terminal.run("export", model, "-o", net);
    assertEquals(2, unnamed.code());
    assertTrue(
        unnamed.err().contains("has 2 networks: choose one with --member 1 to 2"), unnamed.err());
    Terminal third = Terminal.run("export", model, "-o", net, "--member", 3);
    assertEquals(2, third.code());
    assertTrue(third.err().startsWith("recur: --member 3 of 2: give 1 to 2"), third.err());
    assertFalse(Files.exists(net));
    Terminal.run("export", model, "-o", net, "--member", 2).requireDone();
    assertPredicts(
        ModelFile.read(model).model().networks().get(1),
        MultiLayerNetwork.load(net.toFile(), true));
  }

  @ParameterizedTest
  @CsvSource({
    "--decoder seq2seq,'has a decoder over the steps ahead, which Deeplearning4j lacks'",
    "--embedding 2,'has a learned vector for each series, which Deeplearning4j lacks'"
  })
  void whatCannotBeOneIsRefusedInOneLine(String options, String why) {
    requireRefused(train("--ensemble 1 " + options), why);
  }

  @ParameterizedTest
  @CsvSource({
    "net.onnx --to dl4j,'--to dl4j does not go with %s, whose ending is that of onnx'",
    "net.zip --to onnx,'--to onnx does not go with %s, whose ending is that of dl4j'",
    "net.pt,'%s: its ending tells no format: .zip, .onnx, or pass --to'"
  })
  void anEndingThatDoesNotAgreeIsRefused(String words, String why) throws Exception {
    List<String> parts = List.of(words.split(" ", -1));
    Path net = folder.resolve(parts.get(0));
    Terminal run = Terminal.run("export", "m.recur", "-o", net, parts.subList(1, parts.size()));
    assertEquals(2, run.code());
    assertEquals("recur: " + why.formatted(net), run.err().lines().findFirst().orElseThrow());
    assertFalse(Files.exists(net));
  }

  @Test
  void aMethodIsNoNetwork() {
    Path model = folder.resolve("theta.recur");
    Terminal.run("train", Terminal.AIRLINE, "--model", "theta", "-o", model).requireDone();
    requireRefused(model, "holds no network, but theta");
  }

  private void requireRefused(Path model, String why) {
    Terminal export = Terminal.run("export", model, "-o", folder.resolve("net.zip"));
    assertEquals(3, export.code());
    assertEquals(1, export.err().lines().count());
    assertTrue(export.err().contains(why), export.err());
  }
}
