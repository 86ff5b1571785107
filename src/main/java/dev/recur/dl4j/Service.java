package dev.recur.dl4j;

import dev.recur.network.Deeplearning4j;
import dev.recur.network.NetworkSpec;
import java.util.stream.Stream;

/**
 * The way in for the rest of the program. Touches no class of Deeplearning4j before it is asked for
 * one, so that it can be made where there are none.
 */
public final class Service implements Deeplearning4j {
  private static final long SEED = 1;

  /** For the {@link java.util.ServiceLoader}. */
  public Service() {}

  @Override
  public boolean isOnClassPath() {
    return Stream.of("deeplearning4j/nn/multilayer/MultiLayerNetwork", "nd4j/linalg/factory/Nd4j")
            .allMatch(name -> isThere("org/" + name + ".class"))
        && isThere("org/nd4j/linalg/cpu/nativecpu/CpuBackend.class");
  }

  private static boolean isThere(String resource) {
    return Service.class.getClassLoader().getResource(resource) != null;
  }

  @Override
  public Runnable fit(
      NetworkSpec spec, double learningRate, float[] inputs, float[] targets, int batch) {
    return Steps.of(Networks.build(spec, SEED, learningRate), spec, inputs, targets, batch);
  }

  @Override
  public Runnable fitStock(
      NetworkSpec spec, double learningRate, float[] inputs, float[] targets, int batch) {
    return Steps.of(StockNetwork.build(spec, learningRate), spec, inputs, targets, batch);
  }
}
