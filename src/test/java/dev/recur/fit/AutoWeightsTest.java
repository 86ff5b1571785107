package dev.recur.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AutoWeightsTest {
  private static final List<Double> PRIORS = List.of(0.5, 0.3, 0.2);

  @Test
  void withoutABacktestTheWeightsAreThoseOfBefore() {
    List<Double> weights = AutoWeights.of(PRIORS, List.of(1.0, 1.0, 1.0), 0);
    assertEquals(0.5, weights.get(0), 1e-12);
    assertEquals(0.2, weights.get(2), 1e-12);
  }

  @Test
  void anErrorCountsWithAPowerThatGrowsWithTheForecasts() {
    // 8 forecasts: power 24 * 8 / 48 = 4, so twice the error divides by 16: 0.5 : 0.3 : 0.0125.
    List<Double> weights = AutoWeights.of(PRIORS, List.of(3.0, 3.0, 6.0), 8);
    assertEquals(0, weights.get(2));
    assertEquals(0.5 / 0.8, weights.get(0), 1e-12);
    // One forecast: power 24 / 41, so twice the error divides by 1.5.
    List<Double> few = AutoWeights.of(PRIORS, List.of(3.0, 3.0, 6.0), 1);
    double third = 0.2 * Math.pow(2, -24.0 / 41);
    assertEquals(third / (0.8 + third), few.get(2), 1e-12);
  }

  @Test
  void anErrorOfNothingIsNoReasonToDivideByIt() {
    List<Double> weights = AutoWeights.of(PRIORS, List.of(0.0, 1.0, 1e9), 100);
    assertEquals(1, weights.stream().mapToDouble(w -> w).sum(), 1e-12);
    assertTrue(weights.get(2) == 0 && weights.get(0) > 0);
    assertEquals(
        1,
        AutoWeights.of(PRIORS, List.of(0.0, 0.0, 0.0), 5).stream().mapToDouble(w -> w).sum(),
        1e-12);
  }
}
