package dev.recur.dl4j;

import dev.recur.network.Deeplearning4j;
import dev.recur.network.NetworkSpec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** A network as the entries of a zip that {@code MultiLayerNetwork.load} opens. */
final class Entries {
  private static final long SEED = 1;

  private Entries() {}

  static Map<String, byte[]> of(
      NetworkSpec spec, float[] parameters, double learningRate, double weightDecay) {
    Networks.Setup setup =
        new Networks.Setup(new Adam(learningRate), weightDecay, new LossMSE(), SEED);
    MultiLayerNetwork network =
        Deeplearning4j.hasLayersFor(spec)
            ? Networks.ofStock(spec, parameters, setup)
            : Networks.ofOurs(spec, parameters, setup);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(
        "configuration.json",
        network.getLayerWiseConfigurations().toJson().getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream coefficients = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(coefficients)) {
      Nd4j.write(network.params(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    entries.put("coefficients.bin", coefficients.toByteArray());
    network.close();
    return entries;
  }
}
