package dev.recur.artifact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.model.NetworkModel;
import dev.recur.model.SavedModel;
import dev.recur.network.Parameter;
import dev.recur.network.Parameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file as other programs read it: an unzip, a JSON parser, a safetensors reader. */
class ModelFileFormatTest {
  private static final SavedModel MODEL =
      Fixtures.train(new Settings().layers(2, 0).epochs(1), Fixtures.smallPanel());

  @TempDir private static Path folder;
  private static JsonNode manifest;
  private static byte[] weights;

  @BeforeAll
  static void unzip() throws IOException {
    Path file = folder.resolve("m.recur");
    AtomicFile.write(file, ModelFile.encode(MODEL));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertEquals(
          List.of("manifest.json", "weights.safetensors"),
          zip.stream().map(ZipEntry::getName).toList());
      manifest = new ObjectMapper().readTree(zip.getInputStream(zip.getEntry("manifest.json")));
      weights = zip.getInputStream(zip.getEntry("weights.safetensors")).readAllBytes();
    }
  }

  @Test
  void theManifestSaysWhatTheModelIs() {
    assertEquals(4, manifest.get("format").intValue());
    assertEquals("gru", manifest.at("/model/network/cell").textValue());
    assertEquals(2, manifest.at("/model/network/layers").intValue());
    assertEquals(4, manifest.get("horizon").intValue());
    assertEquals("standard", manifest.at("/model/transforms/names/0").textValue());
    assertEquals("a", manifest.at("/schema/targets/0").textValue());
    assertEquals(42, manifest.at("/model/training/seed").intValue());
    assertEquals("made.csv", manifest.at("/provenance/data").textValue());
    assertEquals(
        MODEL.score().model().overall().rmse(),
        manifest.at("/score/model/overall/rmse").doubleValue());
  }

  @Test
  void theManifestHoldsTheChecksumOfTheWeights() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(weights);
    assertEquals(
        HexFormat.of().formatHex(digest), manifest.at("/entries/weights.safetensors").textValue());
  }

  @Test
  void aSafetensorsReaderFindsEveryParameterByName() throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = Math.toIntExact(buffer.getLong());
    byte[] header = new byte[headerLength];
    buffer.get(header);
    assertEquals('{', header[0], "the layout wants a header that begins with a brace");
    JsonNode tensors = new ObjectMapper().readTree(header);
    int data = Long.BYTES + headerLength;
    assertEquals(0, data % 8, "the numbers are aligned");

    float[] flat = ((NetworkModel) MODEL.model()).weights().flat();
    List<Parameter> layout = Parameters.layout(((NetworkModel) MODEL.model()).network());
    assertEquals(layout.size(), tensors.size());
    int end = 0;
    for (Parameter parameter : layout) {
      JsonNode tensor = tensors.get(parameter.name());
      assertEquals("F32", tensor.get("dtype").textValue());
      int[] shape = new int[tensor.get("shape").size()];
      Arrays.setAll(shape, i -> tensor.get("shape").get(i).intValue());
      assertArrayEquals(parameter.shape(), shape);
      int from = tensor.at("/data_offsets/0").intValue();
      assertEquals(end, from, "no gaps");
      end = tensor.at("/data_offsets/1").intValue();
      assertEquals(4 * parameter.length(), end - from);
      for (int i = 0; i < parameter.length(); i++) {
        assertEquals(flat[parameter.offset() + i], buffer.getFloat(data + from + 4 * i));
      }
    }
    assertEquals(weights.length, data + end);
    assertTrue(tensors.has("recurrent.1.state.weight"));
  }
}
