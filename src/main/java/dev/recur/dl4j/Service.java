package dev.recur.dl4j;

import dev.recur.network.Deeplearning4j;
import dev.recur.network.Fitting;
import dev.recur.network.NetworkSpec;
import dev.recur.network.StepOptions;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The way in for the rest of the program. Touches no class of Deeplearning4j before it is asked for
 * one, so that it can be made where there are none.
 */
public final class Service implements Deeplearning4j {
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
  public Fitting fitting(NetworkSpec spec, float[] parameters, StepOptions options) {
    return new NetworkFit(spec, parameters, options);
  }

  @Override
  public Map<String, byte[]> entries(
      NetworkSpec spec, float[] parameters, double learningRate, double weightDecay) {
    return Entries.of(spec, parameters, learningRate, weightDecay);
  }

  @Override
  public Runnable fitStock(
      NetworkSpec spec, double learningRate, float[] inputs, float[] targets, int batch) {
    return StockNetwork.steps(spec, learningRate, inputs, targets, batch);
  }
}
