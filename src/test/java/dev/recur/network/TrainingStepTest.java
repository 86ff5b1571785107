package dev.recur.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingStepTest {
  private static StepOptions options(int lookback, int batch, Loss loss, Clip clip, int threads) {
    return new StepOptions(lookback, batch, loss, 0.01, clip, threads, 7);
  }

  @ParameterizedTest
  @CsvSource({"LSTM,1", "LSTM,2", "GRU,1", "GRU,2", "RNN,1", "RNN,2"})
  void predictionsAndGradientsEqualPyTorch(CellType cell, int layers) {
    TorchVectors torch = TorchVectors.read(cell, layers);
    float[] parameters = torch.get("parameters");
    StepOptions options = options(torch.lookback(), torch.batch(), PointLoss.mse(), Clip.none(), 1);
    try (TrainingStep step = new TrainingStep(torch.spec(), parameters, options);
        Predictor predictor = new Predictor(torch.spec(), parameters, torch.lookback(), 1)) {
      float[] inputs = torch.get("inputs");
      assertArrayEquals(torch.get("predictions"), predictor.predict(inputs, torch.batch()), 1e-5f);
      double loss = step.step(inputs, torch.get("targets"), torch.batch());
      assertEquals(torch.get("loss")[0], loss, 1e-5);
      assertArrayEquals(torch.get("gradients"), step.gradients(), 1e-5f);
    }
  }

  static Stream<NetworkSpec> networks() {
    return Variants.of(new NetworkSpec(CellType.LSTM, 3, 20, 2, 2, 0.2), 5);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void threadsDoNotChangeABit(NetworkSpec spec) {
    float[] one = trained(spec, 1);
    assertArrayEquals(one, trained(spec, 2));
    assertArrayEquals(one, trained(spec, 4));
  }

  private static float[] trained(NetworkSpec spec, int threads) {
    StepOptions options = options(5, 130, PointLoss.mse(), Clip.globalNorm(1), threads);
    try (TrainingStep step = new TrainingStep(spec, Parameters.initial(spec, 3), options)) {
      for (int i = 0; i < 10; i++) {
        int batch = i % 5 == 4 ? 37 : 130;
        Windows windows = Windows.random(spec, 5, batch, i);
        step.step(windows.inputs(), windows.targets(), batch);
      }
      return step.parameters();
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aStepTakesNoMemory(NetworkSpec spec) {
    Windows windows = Windows.random(spec, 5, 32, 5);
    StepOptions options = options(5, 32, PointLoss.of(PointLoss.Kind.HUBER), Clip.globalNorm(1), 1);
    try (TrainingStep step = new TrainingStep(spec, Parameters.initial(spec, 3), options)) {
      requireNoMemory(() -> step.step(windows.inputs(), windows.targets(), 32));
    }
  }

  private static void requireNoMemory(Runnable step) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long[] bytes = new long[40];
    for (int i = 0; i < bytes.length; i++) {
      long before = threads.getThreadAllocatedBytes(thread);
      step.run();
      bytes[i] = threads.getThreadAllocatedBytes(thread) - before;
    }
    assertEquals(0, Arrays.stream(bytes).skip(10).min().orElseThrow());
  }

  static List<Loss> losses() {
    return List.of(
        PointLoss.parse("mse+mae+huber+mase+smape"),
        new QuantileLoss(PointLoss.parse("mase"), new QuantileOutputs(List.of(0.1, 0.5))));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void noLossTakesMemory(Loss loss) {
    NetworkSpec spec = new NetworkSpec(CellType.RNN, 1, 4, 1, 2, 0);
    Windows windows = Windows.random(spec, 3, 32, 5);
    float[] ones = new float[32];
    Arrays.fill(ones, 1);
    WindowScales scales = new WindowScales(1, new float[32], ones, ones);
    StepOptions options =
        new StepOptions(3, 32, loss, 0.01, new Clip(Clip.Kind.LAYER, 1), 0.1, 1, 1);
    try (TrainingStep step = new TrainingStep(spec, Parameters.initial(spec, 3), options)) {
      requireNoMemory(() -> step.step(windows.inputs(), windows.targets(), scales, 32));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void nativeMemoryStaysAsItWasMade(NetworkSpec spec) {
    Windows windows = Windows.random(spec, 5, 32, 5);
    StepOptions options = options(5, 32, PointLoss.mse(), Clip.globalNorm(1), 2);
    long before = Pointer.totalBytes();
    try (TrainingStep step = new TrainingStep(spec, Parameters.initial(spec, 3), options)) {
      long made = Pointer.totalBytes();
      for (int i = 0; i < 200; i++) {
        step.step(windows.inputs(), windows.targets(), 32);
      }
      // Memory of other tests may be given back meanwhile, but none is taken.
      assertTrue(Pointer.totalBytes() <= made, made + " to " + Pointer.totalBytes());
    }
    assertTrue(Pointer.totalBytes() < before + 64, before + " to " + Pointer.totalBytes());
  }

  @Test
  void whatIsRefusedHasTakenNoNativeMemory() {
    NetworkSpec spec =
        new NetworkSpec(CellType.GRU, 2, 8, 1, 1, 0).with(NetworkOptions.none().withLookback(6));
    float[] parameters = Parameters.initial(spec, 3);
    StepOptions options = options(5, 32, PointLoss.mse(), Clip.none(), 1);
    long before = Pointer.totalBytes();
    assertThrows(
        IllegalArgumentException.class, () -> new TrainingStep(spec, parameters, options).close());
    assertThrows(
        IllegalArgumentException.class, () -> new Predictor(spec, parameters, 5, 1).close());
    assertThrows(
        IllegalArgumentException.class, () -> new Predictor(spec, new float[3], 6, 1).close());
    assertTrue(Pointer.totalBytes() <= before, before + " to " + Pointer.totalBytes());
  }

  static Stream<NetworkSpec> networksOfOneLayer() {
    return Variants.of(new NetworkSpec(CellType.LSTM, 1, 12, 1, 1, 0), 4);
  }

  @ParameterizedTest
  @MethodSource("networksOfOneLayer")
  void trainingLearnsTheSignOfTheFirstInput(NetworkSpec spec) {
    Windows windows = Windows.random(spec, 4, 64, 9);
    float[] targets = new float[64];
    for (int i = 0; i < 64; i++) {
      targets[i] = Math.signum(windows.inputs()[i]);
    }
    StepOptions options = options(4, 64, PointLoss.mse(), Clip.globalNorm(1), 1);
    try (TrainingStep step = new TrainingStep(spec, Parameters.initial(spec, 3), options)) {
      double loss = 1;
      for (int i = 0; i < 1000; i++) {
        loss = step.step(windows.inputs(), targets, 64);
      }
      assertTrue(loss < 0.05, "loss " + loss);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NORM", "LAYER", "VALUE"})
  void clippingBoundsTheGradients(Clip.Kind kind) {
    NetworkSpec spec = new NetworkSpec(CellType.GRU, 1, 4, 1, 1, 0);
    Windows windows = Windows.random(spec, 3, 8, 4);
    StepOptions options = options(3, 8, PointLoss.mse(), new Clip(kind, 1e-3), 1);
    try (TrainingStep step = new TrainingStep(spec, Parameters.initial(spec, 3), options)) {
      step.step(windows.inputs(), windows.targets(), 8);
      double squares = 0;
      double largest = 0;
      for (float g : step.gradients()) {
        squares += (double) g * g;
        largest = Math.max(largest, Math.abs(g));
      }
      double norm = Math.sqrt(squares);
      switch (kind) {
        case NORM -> assertEquals(1e-3, norm, 1e-8);
        case LAYER -> assertEquals(1e-3 * Math.sqrt(2), norm, 1e-8);
        case VALUE -> assertEquals(1e-3, largest, 1e-9);
        case NONE -> throw new AssertionError();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void recurrentDropoutChangesWhatATrainingStepSees(double share) {
    NetworkSpec plain = new NetworkSpec(CellType.LSTM, 2, 8, 1, 1, 0);
    NetworkSpec dropping = plain.with(NetworkOptions.none().withRecurrentDropout(share));
    Windows windows = Windows.random(plain, 5, 8, 4);
    float[] parameters = Parameters.initial(plain, 3);
    StepOptions options = options(5, 8, PointLoss.mse(), Clip.none(), 1);
    try (TrainingStep without = new TrainingStep(plain, parameters, options);
        TrainingStep with = new TrainingStep(dropping, parameters, options)) {
      double expected = without.step(windows.inputs(), windows.targets(), 8);
      double first = with.step(windows.inputs(), windows.targets(), 8);
      assertEquals(share == 0, expected == first);
      with.parameters(parameters);
      assertEquals(share == 0, first == with.step(windows.inputs(), windows.targets(), 8));
    }
  }

  /** Without the values known ahead, which the targets repeat, there is nothing to learn. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDecoderLearnsFromWhatIsKnownAhead(boolean attention) {
    NetworkSpec spec =
        new NetworkSpec(CellType.GRU, 1, 12, 1, 4, 0)
            .with(
                NetworkOptions.none()
                    .withDecoder(Optional.of(new DecoderSpec(4, 1, 1, attention))));
    Windows windows = Windows.random(spec, 3, 64, 4);
    float[] targets = new float[4 * 64];
    System.arraycopy(windows.inputs(), 3 * 64, targets, 0, targets.length);
    double loss = learned(spec, windows, targets);
    assertTrue(loss < 0.02, "loss " + loss);
  }

  /**
   * The value that a window had at its first step is far from the decoder, unless it looks back.
   */
  @Test
  void attentionFindsWhatTheStateForgets() {
    DecoderSpec decoder = new DecoderSpec(2, 1, 0, false);
    NetworkSpec plain =
        new NetworkSpec(CellType.RNN, 2, 3, 1, 2, 0)
            .with(NetworkOptions.none().withDecoder(Optional.of(decoder)));
    NetworkSpec attending =
        plain.with(plain.options().withDecoder(Optional.of(new DecoderSpec(2, 1, 0, true))));
    Windows windows = Windows.random(plain, 12, 64, 4);
    float[] targets = new float[2 * 64];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = Math.signum(windows.inputs()[i % 64]);
    }
    double without = learned(plain, windows, targets);
    double with = learned(attending, windows, targets);
    assertTrue(with < 0.5 * without, "loss with " + with + " without " + without);
  }

  @Test
  void theSkipStartsAsNothing() {
    NetworkSpec plain = new NetworkSpec(CellType.LSTM, 2, 4, 1, 3, 0);
    NetworkSpec skipping = plain.with(NetworkOptions.none().withSkip(5));
    Windows windows = Windows.random(plain, 5, 8, 4);
    try (Predictor without = new Predictor(plain, Parameters.initial(plain, 3), 5, 1);
        Predictor with = new Predictor(skipping, Parameters.initial(skipping, 3), 5, 1)) {
      assertArrayEquals(
          without.predict(windows.inputs(), 8), with.predict(windows.inputs(), 8), 1e-6f);
    }
  }

  /** What one recurrent unit cannot hold, the skip can: the sum of values, each with its weight. */
  @Test
  void theSkipLearnsALinearMap() {
    NetworkSpec plain = new NetworkSpec(CellType.RNN, 1, 1, 1, 1, 0);
    Windows windows = Windows.random(plain, 6, 64, 4);
    float[] targets = new float[64];
    for (int i = 0; i < 6 * 64; i++) {
      targets[i % 64] += (i / 64 - 2) * windows.inputs()[i];
    }
    double without = learned(plain, windows, targets);
    double with = learned(plain.with(NetworkOptions.none().withSkip(6)), windows, targets);
    assertTrue(without > 1, "loss without " + without);
    assertTrue(with < 1e-3, "loss with " + with);
  }

  private static double learned(NetworkSpec spec, Windows windows, float[] targets) {
    StepOptions options =
        options(windows.lookback(), windows.batch(), PointLoss.mse(), Clip.globalNorm(1), 1);
    try (TrainingStep step = new TrainingStep(spec, Parameters.initial(spec, 3), options)) {
      double loss = 0;
      for (int i = 0; i < 2000; i++) {
        loss = step.step(windows.inputs(), targets, windows.batch());
      }
      return loss;
    }
  }

  @Test
  void aSkipLongerThanTheLookbackIsRefused() {
    NetworkSpec spec =
        new NetworkSpec(CellType.LSTM, 1, 4, 1, 1, 0).with(NetworkOptions.none().withSkip(4));
    float[] parameters = Parameters.initial(spec, 3);
    StepOptions options = options(3, 8, PointLoss.mse(), Clip.none(), 1);
    assertThrows(IllegalArgumentException.class, () -> new TrainingStep(spec, parameters, options));
  }

  @Test
  void parametersPutBackAreTakenUp() {
    NetworkSpec spec = new NetworkSpec(CellType.LSTM, 1, 4, 1, 1, 0);
    float[] initial = Parameters.initial(spec, 3);
    Windows windows = Windows.random(spec, 3, 8, 4);
    StepOptions options = options(3, 8, PointLoss.mse(), Clip.none(), 1);
    try (TrainingStep step = new TrainingStep(spec, initial, options)) {
      double first = step.step(windows.inputs(), windows.targets(), 8);
      step.parameters(initial);
      assertEquals(first, step.step(windows.inputs(), windows.targets(), 8));
    }
  }

  @Test
  void aBatchAboveTheMaximumIsRefused() {
    NetworkSpec spec = new NetworkSpec(CellType.LSTM, 1, 4, 1, 1, 0);
    StepOptions options = options(3, 8, PointLoss.mse(), Clip.none(), 1);
    try (TrainingStep step = new TrainingStep(spec, Parameters.initial(spec, 3), options)) {
      assertThrows(IllegalArgumentException.class, () -> step.step(new float[27], new float[9], 9));
    }
  }
}
