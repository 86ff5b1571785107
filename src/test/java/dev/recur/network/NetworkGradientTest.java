package dev.recur.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Predictions and gradients of whole networks against a plain double precision forward pass and its
 * central differences, on random shapes in which one unit, one window and one step come often.
 */
class NetworkGradientTest {
  private static final double STEP = 1e-5;

  /** Seeds, of which each kind of network sees several. */
  static IntStream seeds() {
    return IntStream.range(0, 120);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void equalsTheReference(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int lookback = random.nextInt(4) == 0 ? 1 : random.nextInt(2, 7);
    int batch = random.nextInt(4) == 0 ? 1 : random.nextInt(2, 20);
    NetworkSpec plain =
        new NetworkSpec(
            CellType.LSTM,
            random.nextInt(1, 4),
            random.nextInt(4) == 0 ? 1 : random.nextInt(2, 6),
            random.nextInt(1, 4),
            random.nextInt(1, 5),
            0);
    List<NetworkSpec> kinds = Variants.of(plain, lookback).toList();
    NetworkSpec spec = kinds.get(seed % kinds.size());
    Windows windows = Windows.random(spec, lookback, batch, seed);
    float[] parameters = new float[Parameters.count(spec)];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) (0.6 * random.nextGaussian());
    }
    StepOptions options =
        new StepOptions(lookback, batch, Loss.mse(), 0.01, Clip.none(), 1, seed);
    try (TrainingStep step = new TrainingStep(spec, parameters, options);
        Predictor predictor = new Predictor(spec, parameters, lookback, 1)) {
      double[] values = doubles(parameters);
      String where = spec + " lookback " + lookback + " batch " + batch;
      double[] expected =
          new ReferenceNetwork(spec, values).predict(doubles(windows.inputs()), lookback, batch);
      assertClose(expected, predictor.predict(windows.inputs(), batch), where + " prediction ");

      double loss = step.step(windows.inputs(), windows.targets(), batch);
      double value = loss(spec, values, windows);
      assertEquals(value, loss, 1e-5 * Math.max(1, value), where);
      double[] slopes = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        double kept = values[i];
        values[i] = kept + STEP;
        double above = loss(spec, values, windows);
        values[i] = kept - STEP;
        slopes[i] = (above - loss(spec, values, windows)) / (2 * STEP);
        values[i] = kept;
      }
      assertClose(slopes, step.gradients(), where + " gradient ");
    }
  }

  private static double loss(NetworkSpec spec, double[] parameters, Windows windows) {
    double[] predictions =
        new ReferenceNetwork(spec, parameters)
            .predict(doubles(windows.inputs()), windows.lookback(), windows.batch());
    double sum = 0;
    for (int i = 0; i < predictions.length; i++) {
      double error = predictions[i] - windows.targets()[i];
      sum += error * error;
    }
    return sum / predictions.length;
  }

  /** Within a ten thousandth of the largest. */
  private static void assertClose(double[] expected, float[] actual, String where) {
    assertEquals(expected.length, actual.length, where);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-4 * Math.max(largest, 1e-3), where + i);
    }
  }

  private static double[] doubles(float[] values) {
    double[] result = new double[values.length];
    Arrays.setAll(result, i -> values[i]);
    return result;
  }
}
