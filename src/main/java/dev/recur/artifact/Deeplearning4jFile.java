package dev.recur.artifact;

import dev.recur.model.NetworkModel;
import dev.recur.model.SavedModel;
import dev.recur.network.Deeplearning4j;
import dev.recur.training.TrainingSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a network as the zip that {@code MultiLayerNetwork.load} opens. It also holds the manifest
 * of the model file, which says how windows are cut and scaled.
 */
public final class Deeplearning4jFile {
  private Deeplearning4jFile() {}

  /**
   * Returns the bytes of a zip; the same model gives the same bytes.
   *
   * @param model the model file
   * @param network one of its networks
   * @param deeplearning4j what writes a network
   */
  public static byte[] encode(
      SavedModel model, NetworkModel network, Deeplearning4j deeplearning4j) {
    TrainingSpec training = network.training().spec();
    Map<String, byte[]> entries =
        new LinkedHashMap<>(
            deeplearning4j.entries(
                network.network(),
                network.weights().flat(),
                training.learningRate().full(),
                training.weightDecay()));
    entries.put(ModelFile.MANIFEST, ModelFile.manifest(model));
    return Archive.encode(entries);
  }
}
