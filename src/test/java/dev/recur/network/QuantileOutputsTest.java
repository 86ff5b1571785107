package dev.recur.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileOutputsTest {
  private static final QuantileOutputs FIVE =
      new QuantileOutputs(List.of(0.025, 0.1, 0.5, 0.9, 0.975));

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void quantilesNeverCrossForAnyOutputs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] raw = new float[3 * 5 * 1000];
    for (int i = 0; i < raw.length; i++) {
      double size = Math.pow(10, 16 * random.nextDouble() - 8);
      raw[i] = (float) (size * random.nextGaussian());
    }
    requireRising(FIVE.quantiles(raw, 1000), 3, 1000);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void quantilesOfANetworkNeverCrossForRandomWeightsAndInputs(long seed) {
    NetworkSpec spec = new NetworkSpec(CellType.LSTM, 2, 8, 1, 15, 0);
    float[] parameters = Parameters.initial(spec, seed);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] *= 5;
    }
    Windows windows = Windows.random(spec, 6, 200, seed);
    try (Predictor predictor = new Predictor(spec, parameters, 6, 1)) {
      requireRising(FIVE.quantiles(predictor.predict(windows.inputs(), 200), 200), 3, 200);
    }
  }

  private static void requireRising(float[] quantiles, int values, int batch) {
    for (int value = 0; value < values; value++) {
      for (int q = 1; q < 5; q++) {
        for (int window = 0; window < batch; window++) {
          float below = quantiles[(value * 5 + q - 1) * batch + window];
          float here = quantiles[(value * 5 + q) * batch + window];
          assertTrue(below <= here, below + " above " + here);
        }
      }
    }
  }

  @Test
  void theMiddleIsItsOutputAndTheOthersAreWidthsAway() {
    // The square-plus of 0 is 1, of 1.5 is 2, of -1.5 is 0.5.
    float[] raw = {0, 1.5f, 7, -1.5f, 1.5f};
    assertArrayEquals(new float[] {4, 5, 7, 7.5f, 9.5f}, FIVE.quantiles(raw, 1), 1e-6f);
    assertEquals(2, FIVE.middle());
  }

  @Test
  void trainingFindsTheQuantilesOfNoise() {
    NetworkSpec spec = new NetworkSpec(CellType.RNN, 1, 4, 1, 5, 0);
    int batch = 400;
    Windows noise = Windows.random(new NetworkSpec(CellType.RNN, 1, 4, 1, 1, 0), 2, batch, 12);
    StepOptions options =
        new StepOptions(
            2, batch, new QuantileLoss(PointLoss.parse("mae"), FIVE), 0.02, Clip.none(), 1, 1);
    float[] parameters = Parameters.initial(spec, 1);
    try (TrainingStep step = new TrainingStep(spec, parameters, options);
        Predictor predictor = new Predictor(spec, parameters, 2, 1)) {
      float[] zeros = new float[2 * batch];
      for (int i = 0; i < 3000; i++) {
        step.learningRate(i < 2000 ? 0.02 : 0.002);
        step.step(zeros, noise.targets(), batch);
      }
      predictor.parameters(step.parameters());
      float[] quantiles = FIVE.quantiles(predictor.predict(new float[2], 1), 1);
      float[] sorted = noise.targets().clone();
      Arrays.sort(sorted);
      for (int q = 0; q < 5; q++) {
        int below = 0;
        for (float value : sorted) {
          below += value < quantiles[q] ? 1 : 0;
        }
        assertEquals(FIVE.probabilities().get(q), below / (double) batch, 0.01);
      }
    }
  }

  @Test
  void probabilitiesThatDoNotRiseBetweenZeroAndOneAreRefused() {
    for (List<Double> wrong :
        List.of(
            List.<Double>of(),
            List.of(0.0, 0.5),
            List.of(0.5, 0.5),
            List.of(0.9, 0.1),
            List.of(0.5, 1.0),
            List.of(Double.NaN))) {
      assertThrows(IllegalArgumentException.class, () -> new QuantileOutputs(wrong));
    }
  }

  @Test
  void outputsThatAreNoWholeNumberOfValuesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> FIVE.quantiles(new float[9], 1));
    NetworkSpec spec = new NetworkSpec(CellType.RNN, 1, 2, 1, 7, 0);
    StepOptions options =
        new StepOptions(
            1, 1, new QuantileLoss(PointLoss.parse("mae"), FIVE), 0.01, Clip.none(), 1, 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrainingStep(spec, Parameters.initial(spec, 1), options).close());
  }
}
