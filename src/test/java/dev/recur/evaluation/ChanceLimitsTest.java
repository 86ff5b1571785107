package dev.recur.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
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

  /** Intervals between order statistics of uniform errors, and uniform values held against them. */
  @ParameterizedTest
  @CsvSource({"0.8, 9, 20", "0.95, 39, 100", "0.95, 399, 400", "0.8, 399, 2000", "0.5, 1, 7"})
  void chanceIsAlsoInTheErrorsThatToldAnInterval(double level, int errors, int draws) {
    SplittableRandom random = new SplittableRandom(7);
    int runs = 20_000;
    int within = (int) Math.round((errors + 1) * level);
    int[] caught = new int[runs];
    for (int run = 0; run < runs; run++) {
      double[] told = random.doubles(errors).sorted().toArray();
      double end = told[within - 1];
      caught[run] = (int) random.doubles(draws).filter(value -> value <= end).count();
    }
    Arrays.sort(caught);
    ChanceLimits limits = ChanceLimits.of(level, draws, errors);
    double deviation = Math.sqrt(0.025 * 0.975 / runs);
    double below = share(caught, count -> count < Math.rint(limits.low() * draws));
    double above = share(caught, count -> count > Math.rint(limits.high() * draws));
    assertTrue(below <= 0.025 + 4 * deviation, () -> below + " lie below " + limits);
    assertTrue(above <= 0.025 + 4 * deviation, () -> above + " lie above " + limits);
    double one = 1.0 / draws;
    assertTrue(
        share(caught, count -> count < Math.rint((limits.low() + one) * draws))
            > 0.025 - 4 * deviation);
    assertTrue(limits.low() <= ChanceLimits.of(level, draws).low());
  }

  private static double share(int[] counts, IntPredicate which) {
    return Arrays.stream(counts).filter(which).count() / (double) counts.length;
  }

  @Test
  void theMoreErrorsToldAnIntervalTheLessIsInThemByChance() {
    for (int draws : new int[] {50, 1_000_000}) {
      ChanceLimits certain = ChanceLimits.of(0.8, draws);
      ChanceLimits told = ChanceLimits.of(0.8, draws, 2_000_000_000);
      assertEquals(certain.low(), told.low(), 1e-5);
      assertEquals(certain.high(), told.high(), 1e-5);
    }
  }
}
