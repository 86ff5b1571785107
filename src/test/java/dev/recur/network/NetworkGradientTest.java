package dev.recur.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.network.ReferenceNetwork.Drops;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
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
    float[] parameters = normal(random, Parameters.count(spec));
    String where = spec + " lookback " + lookback + " batch " + batch;
    try (Predictor predictor = new Predictor(spec, parameters, lookback, 1)) {
      double[] expected = predictions(spec, doubles(parameters), window -> Drops.NONE, windows);
      assertClose(expected, predictor.predict(windows.inputs(), batch), where + " prediction ");
    }
    checkStep(spec, parameters, window -> Drops.NONE, windows, seed);
  }

  /** What is dropped is taken from {@link Dropout} and handed to the reference. */
  @ParameterizedTest
  @MethodSource("seeds")
  void equalsTheReferenceWithDropout(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int lookback = random.nextInt(1, 6);
    int batch = random.nextInt(1, 17);
    int layers = random.nextInt(1, 4);
    NetworkSpec plain = new NetworkSpec(CellType.GRU, 2, 5, layers, 2, 0.3);
    List<NetworkSpec> kinds = Variants.of(plain, lookback).toList();
    NetworkSpec spec = kinds.get(seed % kinds.size());
    if (spec.cell().isRecurrent() && random.nextBoolean()) {
      spec = spec.with(spec.options().withRecurrentDropout(0.4));
    }
    Windows windows = Windows.random(spec, lookback, batch, seed);
    float[] parameters = normal(random, Parameters.count(spec));
    checkStep(spec, parameters, drops(spec, lookback, batch, seed), windows, seed);
  }

  /** The factors of the first step of a batch of one block. */
  private static IntFunction<Drops> drops(NetworkSpec spec, int lookback, int batch, long seed) {
    int block = spec.hidden() * batch;
    int layers = spec.layers();
    DecoderSpec decoder = spec.options().decoder().orElse(new DecoderSpec(1, 1, 0, false));
    int slots = 2 * Math.max(lookback, decoder.ahead());
    Dropout[] leaving = new Dropout[2 * layers];
    Dropout[] inside = new Dropout[2 * layers];
    for (int layer = 0; layer < 2 * layers; layer++) {
      long first = seed * layers + (layer < layers ? 0 : 1L << 62);
      leaving[layer] = new Dropout(spec.dropout(), block, slots);
      leaving[layer].seed(first + layer % layers);
      inside[layer] = new Dropout(spec.options().recurrentDropout(), block, 2);
      inside[layer].seed(~(first + layer % layers));
    }
    boolean steps = spec.cell().isRecurrent();
    return window ->
        (layer, direction, step, isInside, unit) -> {
          boolean everyStep = layer != layers - 1 || decoder.attention();
          int slot = !everyStep || isInside || !steps ? direction : direction * lookback + step;
          Dropout dropout = (isInside ? inside : leaving)[layer];
          return dropout.factors(slot, block)[unit * batch + window];
        };
  }

  private static void checkStep(
      NetworkSpec spec, float[] parameters, IntFunction<Drops> drops, Windows windows, long seed) {
    String where = spec + " lookback " + windows.lookback() + " batch " + windows.batch();
    StepOptions options =
        new StepOptions(
            windows.lookback(), windows.batch(), PointLoss.mse(), 0.01, Clip.none(), 1, seed);
    try (TrainingStep step = new TrainingStep(spec, parameters, options)) {
      double[] values = doubles(parameters);
      double loss = step.step(windows.inputs(), windows.targets(), windows.batch());
      double value = loss(spec, values, drops, windows);
      assertEquals(value, loss, 1e-5 * Math.max(1, value), where);
      double[] slopes = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        double kept = values[i];
        values[i] = kept + STEP;
        double above = loss(spec, values, drops, windows);
        values[i] = kept - STEP;
        slopes[i] = (above - loss(spec, values, drops, windows)) / (2 * STEP);
        values[i] = kept;
      }
      assertClose(slopes, step.gradients(), where + " gradient ");
    }
  }

  private static double loss(
      NetworkSpec spec, double[] parameters, IntFunction<Drops> drops, Windows windows) {
    double[] predictions = predictions(spec, parameters, drops, windows);
    double sum = 0;
    for (int i = 0; i < predictions.length; i++) {
      double error = predictions[i] - windows.targets()[i];
      sum += error * error;
    }
    return sum / predictions.length;
  }

  private static double[] predictions(
      NetworkSpec spec, double[] parameters, IntFunction<Drops> drops, Windows windows) {
    return ReferenceNetwork.predict(
        spec, parameters, drops, doubles(windows.inputs()), windows.lookback(), windows.batch());
  }

  private static float[] normal(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (0.6 * random.nextGaussian());
    }
    return values;
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
