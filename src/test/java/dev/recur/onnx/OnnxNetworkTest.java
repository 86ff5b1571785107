package dev.recur.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.onnxruntime.OrtException;
import dev.recur.network.CellType;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Parameters;
import dev.recur.network.Predictor;
import dev.recur.network.Variants;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime computes from what we write what we compute. */
class OnnxNetworkTest {
  private static final int LOOKBACK = 5;
  private static final int BATCH = 7;

  static Stream<NetworkSpec> networks() {
    NetworkSpec plain = new NetworkSpec(CellType.LSTM, 3, 4, 2, 6, 0);
    return Variants.of(plain, LOOKBACK).filter(spec -> OnnxNetwork.lacks(spec).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void onnxRuntimeGivesTheSameOutputs(NetworkSpec spec) throws OrtException {
    SplittableRandom random = new SplittableRandom(3);
    float[] parameters = Parameters.initial(spec, 1);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += (float) (0.3 * random.nextGaussian());
    }
    int rows = spec.inputRows(LOOKBACK);
    float[] inputs = new float[rows * BATCH];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    if (spec.options().embedding().isPresent()) {
      for (int b = 0; b < BATCH; b++) {
        inputs[(rows - 1) * BATCH + b] = b % 4;
      }
    }
    float[] ours;
    try (Predictor predictor = new Predictor(spec, parameters, LOOKBACK, 1)) {
      ours = predictor.predict(inputs, BATCH);
    }
    byte[] file = OnnxNetwork.encode(spec, parameters, LOOKBACK, Map.of("key", "value"));
    float[][] theirs = OnnxRuntime.run(file, spec, LOOKBACK, inputs);
    for (int b = 0; b < BATCH; b++) {
      float[] own = new float[spec.outputs()];
      for (int i = 0; i < own.length; i++) {
        own[i] = ours[i * BATCH + b];
      }
      assertArrayEquals(own, theirs[b], 1e-5f);
    }
    assertArrayEquals(file, OnnxNetwork.encode(spec, parameters, LOOKBACK, Map.of("key", "value")));
  }

  @Test
  void whatOnnxLacksIsRefused() {
    NetworkSpec plain = new NetworkSpec(CellType.GRU, 1, 2, 1, 1, 0);
    NetworkSpec normalized = plain.with(plain.options().withNormalized(true));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            OnnxNetwork.encode(normalized, Parameters.initial(normalized, 1), LOOKBACK, Map.of()));
  }
}
