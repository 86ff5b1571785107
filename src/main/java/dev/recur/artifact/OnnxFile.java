package dev.recur.artifact;

import dev.recur.model.NetworkModel;
import dev.recur.model.SavedModel;
import dev.recur.onnx.OnnxNetwork;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes a network as an ONNX file. It also holds the manifest of the model file, which says how
 * windows are cut and scaled.
 */
public final class OnnxFile {
  /** Under which property the manifest is kept. */
  private static final String MANIFEST = "recur.manifest";

  private OnnxFile() {}

  /**
   * Returns the bytes of the file; the same model gives the same bytes.
   *
   * @param model the model file
   * @param network one of its networks, which ONNX {@linkplain OnnxNetwork#lacks lacks} nothing of
   */
  public static byte[] encode(SavedModel model, NetworkModel network) {
    String manifest = new String(ModelFile.manifest(model), StandardCharsets.UTF_8);
    return OnnxNetwork.encode(
        network.network(),
        network.weights().flat(),
        network.window().networkSteps(),
        Map.of(MANIFEST, manifest));
  }
}
