package dev.recur.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChanceLimitsTest {
  /** Sums of binomial probabilities, each a product of its own. */
  private static double atMost(int most, int draws, double level) {
    double sum = 0;
    for (int k = 0; k <= most; k++) {
      double probability = 1;
      for (int i = 1; i <= k; i++) {
        probability *= level * (draws - k + i) / i;
      }
      sum += probability * Math.pow(1 - level, draws - k);
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"0.8, 1", "0.95, 1", "0.95, 8", "0.8, 12", "0.95, 28", "0.8, 100", "0.5, 7"})
  void beyondTheLimitsLiesNoMoreThanATailOfTheBinomialDistribution(double level, int draws) {
    ChanceLimits limits = ChanceLimits.of(level, draws);
    int low = (int) Math.round(limits.low() * draws);
    int high = (int) Math.round(limits.high() * draws);
    assertTrue(low == 0 || atMost(low - 1, draws, level) <= 0.025);
    assertTrue(atMost(low, draws, level) > 0.025);
    assertTrue(1 - atMost(high, draws, level) <= 0.025);
    assertTrue(high == 0 || 1 - atMost(high - 1, draws, level) > 0.025);
  }

  @ParameterizedTest
  @CsvSource({"0.74, false", "0.75, true", "1, true"})
  void theLimitsThemselvesMayBeChance(double coverage, boolean chance) {
    // Of 8 draws 5 or fewer have a probability of 0.0058, 6 or fewer of 0.057.
    ChanceLimits limits = ChanceLimits.of(0.95, 8);
    assertEquals(0.75, limits.low(), 1e-12);
    assertEquals(1, limits.high(), 1e-12);
    assertEquals(chance, limits.allow(coverage));
    assertFalse(limits.allow(0));
  }
}
