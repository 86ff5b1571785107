package dev.recur.network;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What Deeplearning4j can do with a network of ours. It is found as a service, so that nothing else
 * needs Deeplearning4j on the class path.
 */
public interface Deeplearning4j {
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
   * Returns what a Deeplearning4j network has no layer for, of those a network asks for.
   *
   * @return such as {@code a decoder over the steps ahead}; empty if it can be one
   */
  static Optional<String> lacks(NetworkSpec spec) {
    if (spec.options().decoder().isPresent()) {
      return Optional.of("a decoder over the steps ahead");
    }
    return spec.options().embedding().map(vectors -> "a learned vector for each series");
  }

  /**
   * Whether Deeplearning4j's own layers can be a network, in training too, so that no class of ours
   * is needed to read it: there is no GRU, no skip and no dropout of the state among them, they
   * normalize otherwise, and the last of bidirectional ones cannot be trained.
   */
  static boolean hasLayersFor(NetworkSpec spec) {
    NetworkOptions options = spec.options();
    return lacks(spec).isEmpty()
        && spec.cell() != CellType.GRU
        && options.skip() == 0
        && !options.normalized()
        && !options.bidirectional()
        && options.recurrentDropout() == 0;
  }

  /**
   * Returns a training by {@code MultiLayerNetwork.fit}, with its Adam, on the layers that {@link
   * TrainingStep} trains. What {@code fit} cannot do a listener does: gradients are clipped
   * together. What dropout drops is not what it drops there.
   *
   * @param spec the network
   * @param parameters flat parameters to start from, as {@link Parameters} lays them out; copied
   * @param options the rest; threads are of no meaning
   * @throws IllegalArgumentException if Deeplearning4j lacks something that the network needs
   */
  Fitting fitting(NetworkSpec spec, float[] parameters, StepOptions options);

  /**
   * Returns the entries of a zip that {@code MultiLayerNetwork.load} opens: of Deeplearning4j's own
   * layers where it {@link #hasLayersFor} them, of ours otherwise. The network takes {@code [batch,
   * features, lookback]}, or {@code [batch, lookback x features]} where the layers are dense, and
   * gives {@code [batch, outputs]}; its loss is the squared error.
   *
   * @param spec the network
   * @param parameters flat parameters, as {@link Parameters} lays them out
   * @param learningRate of the Adam that goes on with it
   * @param weightDecay of the same
   * @return the bytes of each entry by its name; the same for the same network
   * @throws IllegalArgumentException if Deeplearning4j lacks something that the network needs
   */
  Map<String, byte[]> entries(
      NetworkSpec spec, float[] parameters, double learningRate, double weightDecay);

  /**
   * Returns one training step after another on a network of Deeplearning4j's own LSTM layers, with
   * Adam and squared error.
   *
   * @param spec the sizes
   * @param learningRate Adam's learning rate
   * @param inputs {@code [lookback, features, batch]}, last index fastest
   * @param targets {@code [outputs, batch]}, last index fastest
   * @param batch windows
   */
  Runnable fitStock(
      NetworkSpec spec, double learningRate, float[] inputs, float[] targets, int batch);
}
