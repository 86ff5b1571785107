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
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatefulStepTest {
  private static final int LENGTH = 6;
  private static final int STREAMS = 5;

  private static StepOptions options(int steps, int streams, int threads) {
    return new StepOptions(steps, streams, PointLoss.mse(), 0.01, Clip.none(), threads, 7);
  }

  /** So slow that no parameter changes. */
  private static StepOptions still(int steps, int streams) {
    return new StepOptions(steps, streams, PointLoss.mse(), 1e-30, Clip.none(), 1, 7);
  }

  private static float[] normal(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({"LSTM,1", "LSTM,2", "GRU,1", "GRU,2", "RNN,1", "RNN,2"})
  void aChunkAsLongAsTheStreamIsFullBackPropagation(CellType cell, int layers) {
    NetworkSpec spec = new NetworkSpec(cell, 2, 4, layers, 3, 0);
    float[] parameters = Parameters.initial(spec, 3);
    SplittableRandom random = new SplittableRandom(1);
    float[] inputs = normal(random, LENGTH * 2 * STREAMS);
    float[] targets = normal(random, LENGTH * 3 * STREAMS);
    // The loss of a step is that of a window which ends there.
    double loss = 0;
    float[] gradients = new float[parameters.length];
    for (int t = 0; t < LENGTH; t++) {
      StepOptions window =
          new StepOptions(t + 1, STREAMS, PointLoss.mse(), 0.01, Clip.none(), 1, 7);
      try (TrainingStep step = new TrainingStep(spec, parameters, window)) {
        float[] last = Arrays.copyOfRange(targets, t * 3 * STREAMS, (t + 1) * 3 * STREAMS);
        loss += step.step(inputs, last, STREAMS) / LENGTH;
        float[] ofStep = step.gradients();
        for (int i = 0; i < gradients.length; i++) {
          gradients[i] += ofStep[i] / LENGTH;
        }
      }
    }
    try (StatefulStep step = new StatefulStep(spec, parameters, still(LENGTH, STREAMS))) {
      assertEquals(loss, step.step(inputs, targets, null), 1e-5);
      assertArrayEquals(gradients, step.gradients(), 1e-5f);
    }
  }

  @ParameterizedTest
  @CsvSource({"LSTM,1", "LSTM,2", "GRU,2", "RNN,1"})
  void theStateGoesOnAndTheGradientIsCutBetweenChunks(CellType cell, int layers) {
    NetworkSpec spec = new NetworkSpec(cell, 1, 3, layers, 1, 0);
    float[] parameters = Parameters.initial(spec, 3);
    SplittableRandom random = new SplittableRandom(2);
    float[] inputs = normal(random, LENGTH * STREAMS);
    float[] targets = normal(random, LENGTH * STREAMS);
    int half = LENGTH / 2;
    float[] whole;
    double wholeLoss;
    try (StatefulStep step = new StatefulStep(spec, parameters, still(LENGTH, STREAMS))) {
      wholeLoss = step.step(inputs, targets, null);
      whole = step.gradients();
    }
    try (StatefulStep step = new StatefulStep(spec, parameters, still(half, STREAMS))) {
      double first = step.step(half(inputs, 0), half(targets, 0), null);
      float[] firstGradients = step.gradients();
      double second = step.step(half(inputs, 1), half(targets, 1), null);
      float[] gradients = step.gradients();
      assertEquals(wholeLoss, (first + second) / 2, 1e-6);

      double cut = 0;
      float move = 0.01f;
      for (int i = 0; i < parameters.length; i++) {
        double above = lossOfSecondHalf(step, parameters, i, move, inputs, targets);
        double below = lossOfSecondHalf(step, parameters, i, -move, inputs, targets);
        assertEquals((above - below) / (2 * move), gradients[i], 1e-3, "parameter " + i);
        cut = Math.max(cut, Math.abs(whole[i] - (firstGradients[i] + gradients[i]) / 2));
      }
      assertTrue(cut > 1e-2, "the whole stream's gradient differs by no more than " + cut);
    }
  }

  private static float[] half(float[] values, int index) {
    int length = values.length / 2;
    return Arrays.copyOfRange(values, index * length, (index + 1) * length);
  }

  private static void restart(StatefulStep step, int streams) {
    IntStream.range(0, streams).forEach(step::restart);
  }

  /** With a parameter moved once the state after the first half is there. */
  private static double lossOfSecondHalf(
      StatefulStep step, float[] parameters, int index, float move, float[] x, float[] y) {
    restart(step, STREAMS);
    step.parameters(parameters);
    step.step(half(x, 0), half(y, 0), null);
    float[] moved = parameters.clone();
    moved[index] += move;
    step.parameters(moved);
    return step.step(half(x, 1), half(y, 1), null);
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM", "GRU"})
  void whatWasSeenBeforeTheChunkIsRemembered(CellType cell) {
    double with = lossOfRemembering(cell, true);
    double without = lossOfRemembering(cell, false);
    assertTrue(with < 0.15, "with the state carried on " + with);
    assertTrue(without > 0.6, "without " + without);
  }

  /** A cue at the first of 20 steps is to be repeated at each; chunks of 5 steps. */
  private static double lossOfRemembering(CellType cell, boolean carried) {
    int streams = 16;
    int steps = 5;
    NetworkSpec spec = new NetworkSpec(cell, 1, 8, 1, 1, 0);
    SplittableRandom random = new SplittableRandom(5);
    StepOptions options =
        new StepOptions(steps, streams, PointLoss.mse(), 0.01, Clip.globalNorm(1), 1, 7);
    double last = 0;
    try (StatefulStep step = new StatefulStep(spec, Parameters.initial(spec, 3), options)) {
      for (int round = 0; round < 400; round++) {
        float[] cues = new float[streams];
        for (int i = 0; i < streams; i++) {
          cues[i] = random.nextBoolean() ? 1 : -1;
        }
        float[] targets = new float[steps * streams];
        for (int t = 0; t < steps; t++) {
          System.arraycopy(cues, 0, targets, t * streams, streams);
        }
        restart(step, streams);
        last = 0;
        for (int chunk = 0; chunk < 4; chunk++) {
          float[] inputs = new float[steps * streams];
          if (chunk == 0) {
            System.arraycopy(cues, 0, inputs, 0, streams);
          }
          last += step.step(inputs, targets, null) / 4;
          if (!carried) {
            restart(step, streams);
          }
        }
      }
    }
    return last;
  }

  @Test
  void aStreamThatStartsAnewForgetsAndTheOthersDoNot() {
    NetworkSpec spec = new NetworkSpec(CellType.LSTM, 1, 3, 2, 1, 0);
    float[] parameters = Parameters.initial(spec, 3);
    SplittableRandom random = new SplittableRandom(2);
    float[] first = normal(random, 4 * 2);
    float[] second = normal(random, 4 * 2);
    float[] ofStreamOne = second.clone();
    float[] ofStreamTwo = second.clone();
    for (int t = 0; t < 4; t++) {
      ofStreamOne[2 * t + 1] = Float.NaN;
      ofStreamTwo[2 * t] = Float.NaN;
    }
    try (StatefulStep fresh = new StatefulStep(spec, parameters, still(4, 2));
        StatefulStep carried = new StatefulStep(spec, parameters, still(4, 2));
        StatefulStep mixed = new StatefulStep(spec, parameters, still(4, 2))) {
      carried.step(first, first, null);
      mixed.step(first, first, null);
      mixed.restart(1);
      double one = carried.step(second, ofStreamOne, null);
      double two = fresh.step(second, ofStreamTwo, null);
      assertEquals(4, fresh.counted());
      double both = mixed.step(second, second, null);
      assertEquals(8, mixed.counted());
      assertEquals((one + two) / 2, both, 1e-6);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM", "GRU", "RNN"})
  void threadsDoNotChangeABit(CellType cell) {
    float[] one = trained(cell, 1);
    assertArrayEquals(one, trained(cell, 2));
    assertArrayEquals(one, trained(cell, 4));
  }

  private static float[] trained(CellType cell, int threads) {
    NetworkSpec spec = new NetworkSpec(cell, 2, 7, 2, 1, 0.2);
    SplittableRandom random = new SplittableRandom(4);
    StepOptions options = options(3, 70, threads);
    try (StatefulStep step = new StatefulStep(spec, Parameters.initial(spec, 3), options)) {
      for (int i = 0; i < 6; i++) {
        step.step(normal(random, 3 * 2 * 70), normal(random, 3 * 70), null);
      }
      return step.parameters();
    }
  }

  @Test
  void aSeriesOfMoreWeightCountsMore() {
    NetworkSpec spec = new NetworkSpec(CellType.GRU, 1, 3, 1, 1, 0);
    StepOptions options = new StepOptions(2, 33, PointLoss.parse("mase"), 0.01, Clip.none(), 1, 7);
    float[] targets = new float[2 * 33];
    Arrays.fill(targets, 100);
    float[] weights = new float[33];
    Arrays.fill(weights, 1);
    weights[32] = 34;
    float[] levels = new float[33];
    WindowScales scales = new WindowScales(1, levels, weights, weights);
    try (StatefulStep step = new StatefulStep(spec, Parameters.initial(spec, 3), options)) {
      // Zero inputs give predictions near zero: errors of 100, of mean weight 2.
      assertEquals(200, step.step(new float[2 * 33], targets, scales), 1);
      assertThrows(
          IllegalArgumentException.class, () -> step.step(new float[2 * 33], targets, null));
    }
  }

  @Test
  void aStepTakesNoMemory() {
    NetworkSpec spec = new NetworkSpec(CellType.LSTM, 1, 4, 2, 1, 0.1);
    SplittableRandom random = new SplittableRandom(4);
    float[] inputs = normal(random, 3 * 32);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    try (StatefulStep step =
        new StatefulStep(spec, Parameters.initial(spec, 3), options(3, 32, 1))) {
      long[] bytes = new long[40];
      for (int i = 0; i < bytes.length; i++) {
        long before = threads.getThreadAllocatedBytes(thread);
        step.step(inputs, inputs, null);
        bytes[i] = threads.getThreadAllocatedBytes(thread) - before;
      }
      assertEquals(0, Arrays.stream(bytes).skip(10).min().orElseThrow());
    }
  }

  @Test
  void networksThatDoNotGoStepByStepAreRefused() {
    NetworkSpec plain = new NetworkSpec(CellType.GRU, 1, 2, 1, 1, 0);
    NetworkOptions none = NetworkOptions.none();
    for (NetworkSpec spec :
        List.of(
            plain.with(none.withBidirectional(true)),
            plain.with(none.withSkip(1)),
            plain.with(none.withDecoder(Optional.of(new DecoderSpec(1, 1, 0, false)))),
            new NetworkSpec(CellType.MLP, 1, 2, 1, 1, 0, none.withLookback(2)))) {
      float[] initial = Parameters.initial(spec, 1);
      assertThrows(
          IllegalArgumentException.class,
          () -> new StatefulStep(spec, initial, options(2, 2, 1)).close());
    }
    QuantileLoss quantiles =
        new QuantileLoss(PointLoss.mse(), new QuantileOutputs(List.of(0.4, 0.5)));
    StepOptions options = new StepOptions(2, 2, quantiles, 0.01, Clip.none(), 1, 7);
    assertThrows(
        IllegalArgumentException.class,
        () -> new StatefulStep(plain, Parameters.initial(plain, 1), options).close());
  }

  @Test
  void whatCannotBeAChunkIsRefused() {
    NetworkSpec spec = new NetworkSpec(CellType.RNN, 1, 2, 1, 1, 0);
    float[] initial = Parameters.initial(spec, 1);
    float[] nothing = new float[4];
    Arrays.fill(nothing, Float.NaN);
    try (StatefulStep step = new StatefulStep(spec, initial, options(2, 2, 1))) {
      assertThrows(IllegalArgumentException.class, () -> step.step(new float[4], nothing, null));
      assertThrows(
          IllegalArgumentException.class, () -> step.step(new float[3], new float[4], null));
    }
  }
}
