package dev.recur.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.Fixtures;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is chosen for made series whose kind is known. */
class TransformChoiceTest {
  private static final int SEASON = 12;

  private static double[] made(long seed, double deviation, IntToDoubleFunction value) {
    double[] values = Fixtures.noise(144, seed);
    for (int t = 0; t < values.length; t++) {
      values[t] = value.applyAsDouble(t) + deviation * values[t];
    }
    return values;
  }

  private static double wave(int t) {
    return Math.sin(2 * Math.PI * t / SEASON);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aSwingThatGrowsWithTheLevelAsksForALogarithm(long seed) {
    double[] values = made(seed, 0.03, t -> 4 + 0.02 * t + 0.3 * wave(t));
    for (int t = 0; t < values.length; t++) {
      values[t] = Math.exp(values[t]);
    }
    assertEquals(
        List.of(Transform.LOG, Transform.SEASONAL_DIFFERENCE, Transform.STANDARD),
        TransformChoice.of(values, SEASON));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aStrongSeasonOfOneSizeAsksForASeasonalDifference(long seed) {
    double[] values = made(seed, 1, t -> 100 + 10 * wave(t));
    assertEquals(
        List.of(Transform.SEASONAL_DIFFERENCE, Transform.STANDARD),
        TransformChoice.of(values, SEASON));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aTrendWithoutSeasonAsksForADifference(long seed) {
    double[] values = made(seed, 1, t -> 0.5 * t - 20);
    assertEquals(
        List.of(Transform.DIFFERENCE, Transform.STANDARD), TransformChoice.of(values, SEASON));
    assertEquals(List.of(Transform.DIFFERENCE, Transform.STANDARD), TransformChoice.of(values, 1));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aRandomWalkAsksForADifferenceWhateverWayItWent(long seed) {
    double[] values = Fixtures.noise(600, seed);
    for (int t = 1; t < values.length; t++) {
      values[t] += values[t - 1];
    }
    assertEquals(List.of(Transform.DIFFERENCE, Transform.STANDARD), TransformChoice.of(values, 1));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whiteNoiseIsOnlyStandardised(long seed) {
    double[] values = made(seed, 1, t -> 50);
    assertEquals(List.of(Transform.STANDARD), TransformChoice.of(values, SEASON));
    assertEquals(List.of(Transform.STANDARD), TransformChoice.of(values, 1));
  }

  @Test
  void valuesAtOrBelowZeroNeverGetALogarithm() {
    double[] values = made(1, 0.03, t -> 4 + 0.02 * t + 0.3 * wave(t));
    for (int t = 0; t < values.length; t++) {
      values[t] = Math.exp(values[t]);
    }
    values[7] = 0;
    assertEquals(false, TransformChoice.of(values, SEASON).contains(Transform.LOG));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 24})
  void aFlatOrShortSeriesIsOnlyStandardised(int length) {
    assertEquals(List.of(Transform.STANDARD), TransformChoice.of(new double[length], SEASON));
  }

  @Test
  void thePassengersOfTheAirlinesGetALogarithmAndASeasonalDifference() {
    // The first six years of Box and Jenkins' series G.
    double[] passengers = {
      112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170,
      170, 158, 133, 114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180,
      193, 181, 183, 218, 230, 242, 209, 191, 172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237,
      211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229
    };
    assertEquals(
        List.of(Transform.LOG, Transform.SEASONAL_DIFFERENCE, Transform.STANDARD),
        TransformChoice.of(passengers, SEASON));
  }
}
