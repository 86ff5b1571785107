package dev.recur.network;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What Deeplearning4j can do with a network of ours. It is found as a service, so that nothing else
 * needs Deeplearning4j on the class path.
 */
public interface Deeplearning4j {
  /** What to do where it is not found. */
  String MISSING =
      "needs Deeplearning4j on the class path: add org.deeplearning4j:deeplearning4j-core and"
          + " org.nd4j:nd4j-native, both 1.0.0-M2.1 (beside recur.jar, in lib)";

  /** Returns Deeplearning4j, if its jars are on the class path. */
  static Optional<Deeplearning4j> find() {
    return ServiceLoader.load(Deeplearning4j.class, Deeplearning4j.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(Deeplearning4j::isOnClassPath)
        .findFirst();
  }

  /** Whether the jars are on the class path. */
  boolean isOnClassPath();

  /**
   * Returns one step of {@code fit} after another, on our layers with Adam and squared error.
   *
   * @param spec the network
   * @param learningRate Adam's learning rate
   * @param inputs {@code [lookback, features, batch]}, last index fastest
   * @param targets {@code [outputs, batch]}, last index fastest
   * @param batch windows
   */
  Runnable fit(NetworkSpec spec, double learningRate, float[] inputs, float[] targets, int batch);

  /** Returns the same of Deeplearning4j's own LSTM layers, of the network's sizes. */
  Runnable fitStock(
      NetworkSpec spec, double learningRate, float[] inputs, float[] targets, int batch);
}
