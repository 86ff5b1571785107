package dev.recur.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AutoWeightsTest {
  private static final List<Double> PRIORS = List.of(0.5, 0.3, 0.2);

  @Test
  void withoutABacktestTheWeightsAreThoseOfBefore() {
    List<Double> weights = AutoWeights.of(PRIORS, List.of(1.0, 1.0, 1.0), 0, AutoWeights.USUAL);
    assertEquals(0.5, weights.get(0), 1e-12);
    assertEquals(0.2, weights.get(2), 1e-12);
  }

  @Test
  void theMoreForecastsTheMoreErrorsCountAndTheLessWhatWasBelieved() {
    // 5 forecasts tell as much as was believed: roots of both, 1.1 to the power of 8 between them.
    List<Double> half = AutoWeights.of(PRIORS, List.of(3.0, 3.3, 6.0), 5, AutoWeights.USUAL);
    double first = Math.sqrt(0.5);
    double second = Math.sqrt(0.3) * Math.pow(1.1, -8);
    assertEquals(0, half.get(2));
    assertEquals(first / (first + second), half.get(0), 1e-12);
    // One forecast tells 1 / 626.
    List<Double> one = AutoWeights.of(PRIORS, List.of(3.0, 3.0, 6.0), 1, AutoWeights.USUAL);
    double told = 1.0 / 626;
    double third = Math.pow(0.2, 1 - told) * Math.pow(2, -16 * told);
    double all = Math.pow(0.5, 1 - told) + Math.pow(0.3, 1 - told) + third;
    assertEquals(third / all, one.get(2), 1e-12);
    // Of a thousand nothing is left of what was believed.
    List<Double> many = AutoWeights.of(PRIORS, List.of(3.0, 3.0, 3.0), 1000, AutoWeights.USUAL);
    assertEquals(1.0 / 3, many.get(0), 1e-3);
  }

  @Test
  void anErrorOfNothingIsNoReasonToDivideByIt() {
    List<Double> weights = AutoWeights.of(PRIORS, List.of(0.0, 1.0, 1e9), 100, AutoWeights.USUAL);
    assertEquals(1, weights.stream().mapToDouble(w -> w).sum(), 1e-12);
    assertTrue(weights.get(2) == 0 && weights.get(0) > 0);
    assertEquals(
        1,
        AutoWeights.of(PRIORS, List.of(0.0, 0.0, 0.0), 5, AutoWeights.USUAL).stream()
            .mapToDouble(w -> w)
            .sum(),
        1e-12);
  }
}
