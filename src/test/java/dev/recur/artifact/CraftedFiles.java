package dev.recur.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.Fixtures;
import dev.recur.config.Decoder;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.fit.RunListener;
import dev.recur.forecast.PanelForecast;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.ForecastRun;
import dev.recur.report.ModelText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Model files that are made on purpose, with checksums that are right. */
public final class CraftedFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final List<String> NAMES = List.of("manifest.json", "weights.safetensors");

  private CraftedFiles() {}

  /** A model of each kind, small. */
  public static Stream<SavedModel> models() {
    TrainConfig recursive = new Fixtures.Settings().transform("log,standard").config();
    TrainConfig direct =
        recursive
            .withNetwork(recursive.network().withDecoder(Decoder.DIRECT).withEmbedding(2))
            .withRefit(true);
    return Stream.of(
            recursive,
            direct,
            recursive.withModel(ModelChoice.parse("ets")),
            recursive.withModel(ModelChoice.parse("pretrained")),
            recursive.withModel(ModelChoice.parse("auto")))
        .map(
            config ->
                Fixtures.train(
                    config, Fixtures.panel(Fixtures.series("North", Fixtures.seasonal(40, 4, 1)))));
  }

  /** Returns the manifest and the weights of a model. */
  public static List<byte[]> entries(SavedModel model) {
    return Archive.decode("m.recur", ModelFile.encode(model), NAMES);
  }

  /** Returns the bytes of a file with a manifest as it is and weights. */
  public static byte[] encode(JsonNode manifest, byte[] weights) throws IOException {
    Map<String, byte[]> crafted = new LinkedHashMap<>();
    crafted.put(NAMES.get(0), JSON.writeValueAsBytes(manifest));
    crafted.put(NAMES.get(1), weights);
    return Archive.encode(crafted);
  }

  /** Returns a manifest that has the checksum of weights. */
  static JsonNode summed(JsonNode manifest, byte[] weights) {
    JsonNode copy = manifest.deepCopy();
    ((ObjectNode) copy.get("entries")).put(NAMES.get(1), ModelFile.sha256(weights));
    return copy;
  }

  /** Does what the commands do with a model file. */
  static void use(byte[] bytes) {
    SavedModel model = ModelFile.decode("m.recur", bytes);
    StringWriter text = new StringWriter();
    ModelText.write(model, false, new PrintWriter(text));
    ModelText.write(model, true, new PrintWriter(text));
    PanelForecast forecast =
        ForecastRun.run(
            model, Optional.empty(), OptionalInt.empty(), Optional.empty(), RunListener.SILENT);
    try {
      text.write(Fixtures.csv(forecast));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (text.toString().contains("NaN") || text.toString().contains("Infinity")) {
      throw new IllegalStateException("a forecast that is no number");
    }
  }
}
