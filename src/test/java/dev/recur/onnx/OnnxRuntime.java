package dev.recur.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.recur.network.DecoderSpec;
import dev.recur.network.NetworkSpec;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** ONNX Runtime, on what our networks take. */
public final class OnnxRuntime {
  private OnnxRuntime() {}

  /**
   * Runs a file.
   *
   * @param file of the network
   * @param spec the network
   * @param lookback steps of a window
   * @param inputs as a {@link dev.recur.network.Predictor} takes them
   * @return shape [batch][output]
   */
  public static float[][] run(byte[] file, NetworkSpec spec, int lookback, float[] inputs)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    int batch = inputs.length / spec.inputRows(lookback);
    Map<String, OnnxTensor> given = new HashMap<>();
    given.put("window", tensor(environment, inputs, 0, lookback, spec.features(), batch));
    Optional<DecoderSpec> decoder = spec.options().decoder();
    if (decoder.isPresent() && decoder.get().features() > 0) {
      int from = lookback * spec.features();
      DecoderSpec shape = decoder.get();
      given.put("known", tensor(environment, inputs, from, shape.ahead(), shape.features(), batch));
    }
    if (spec.options().embedding().isPresent()) {
      long[] numbers = new long[batch];
      for (int b = 0; b < batch; b++) {
        numbers[b] = (long) inputs[inputs.length - batch + b];
      }
      long[] shape = {batch};
      given.put("series", OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), shape));
    }
    try (OrtSession session = environment.createSession(file);
        OrtSession.Result result = session.run(given)) {
      assertEquals(given.keySet(), session.getInputNames());
      return (float[][]) result.get("outputs").orElseThrow().getValue();
    } finally {
      given.values().forEach(OnnxTensor::close);
    }
  }

  private static OnnxTensor tensor(
      OrtEnvironment environment, float[] inputs, int from, int steps, int features, int batch)
      throws OrtException {
    float[] turned = new float[batch * steps * features];
    for (int b = 0; b < batch; b++) {
      for (int row = 0; row < steps * features; row++) {
        turned[b * steps * features + row] = inputs[(from + row) * batch + b];
      }
    }
    long[] shape = {batch, steps, features};
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(turned), shape);
  }
}
