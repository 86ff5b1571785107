package dev.recur.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** The program of docs/deeplearning4j.md, which knows nothing of recur. */
final class NextMonth {
  private NextMonth() {}

  static double next(File net, Path data) throws IOException {
    // begin
    JsonNode model;
    try (ZipFile zip = new ZipFile(net)) {
      JsonNode manifest =
          new ObjectMapper().readTree(zip.getInputStream(zip.getEntry("manifest.json")));
      model = manifest.get("model");
    }
    int lookback = model.at("/window/lookback").asInt();
    JsonNode standard = model.at("/transforms/fitted/Passengers/0/0"); // ["standard", mean, sd]
    double mean = standard.get(1).asDouble();
    double deviation = standard.get(2).asDouble();
    double[] passengers =
        Files.readAllLines(data).stream()
            .skip(1)
            .mapToDouble(row -> Double.parseDouble(row.split(",", -1)[1]))
            .toArray();

    MultiLayerNetwork network = MultiLayerNetwork.load(net, true);
    INDArray window = Nd4j.create(1, 1, lookback); // [batch, features, time]
    for (int t = 0; t < lookback; t++) {
      double value = passengers[passengers.length - lookback + t];
      window.putScalar(0, 0, t, (value - mean) / deviation);
    }
    double next = network.output(window).getDouble(0) * deviation + mean;

    // Once the month is over and brought 450 passengers, the network goes on learning.
    INDArray label = Nd4j.createFromArray(new float[][] {{(float) ((450 - mean) / deviation)}});
    network.fit(window, label);
    // end
    return next;
  }
}
