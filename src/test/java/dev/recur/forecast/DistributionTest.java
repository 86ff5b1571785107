package dev.recur.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {
  private static final double[] DEVIATES = Distribution.deviates(Distribution.probabilities());

  private static Distribution random(SplittableRandom random, boolean ties) {
    double[] values = new double[DEVIATES.length];
    for (int q = 0; q < values.length; q++) {
      values[q] = Math.pow(10, 4 * random.nextDouble()) * random.nextGaussian();
      values[q] = ties ? Math.rint(values[q] / 1000) : values[q];
    }
    values[0] -= 1;
    Arrays.sort(values);
    return new Distribution(DEVIATES, values);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void itNeverFalls(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      Distribution distribution = random(random, i % 2 == 0);
      double before = Double.NEGATIVE_INFINITY;
      for (double deviate = -6; deviate <= 6; deviate += 0.01) {
        double value = distribution.at(deviate);
        assertTrue(value >= before - 1e-9 * Math.abs(before), value + " below " + before);
        before = value;
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void theDeviateOfAValueLeadsBackToIt(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      Distribution distribution = random(random, i % 2 == 0);
      double deviate = 3 * random.nextGaussian();
      double value = distribution.at(deviate);
      double found = distribution.deviate(value);
      assertEquals(value, distribution.at(found), 1e-6 * (1 + Math.abs(value)));
      assertTrue(Math.abs(found) <= Math.abs(deviate) + 1e-6, found + " beyond " + deviate);
    }
  }

  @Test
  void ofANormalDistributionItIsExactBetweenAndBeyond() {
    double[] values = Arrays.stream(DEVIATES).map(z -> 7 + 2 * z).toArray();
    Distribution distribution = new Distribution(DEVIATES, values);
    for (double deviate : new double[] {-4, -1, 0, 0.3, 2, 5}) {
      assertEquals(7 + 2 * deviate, distribution.at(deviate), 1e-9);
      assertEquals(deviate, distribution.deviate(7 + 2 * deviate), 1e-9);
    }
  }

  @Test
  void aConstantTellsNothing() {
    Distribution constant = new Distribution(DEVIATES, new double[DEVIATES.length]);
    assertEquals(Double.NaN, constant.deviate(0));
    assertEquals(Double.NaN, constant.deviate(3));
    assertEquals(0, constant.at(2));
  }

  @Test
  void outerQuantilesThatAreOneDoNotEndTheDistribution() {
    double[] values = Arrays.stream(DEVIATES).map(z -> Math.max(-1.5, Math.min(1.5, z))).toArray();
    Distribution bounded = new Distribution(DEVIATES, values);
    double outer = DEVIATES[DEVIATES.length - 1];
    double slope = 1.5 / outer;
    assertEquals(1.5 + slope, bounded.at(outer + 1), 1e-9);
    assertEquals(outer + 1, bounded.deviate(1.5 + slope), 1e-9);
    assertEquals(-outer - 1, bounded.deviate(-1.5 - slope), 1e-9);
    assertEquals(1000, bounded.deviate(1e9));
  }
}
