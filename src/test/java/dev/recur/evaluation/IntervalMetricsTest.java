package dev.recur.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.SeasonalScale;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalMetricsTest {
  private static final double EXACT = 1e-9;

  /** The worked examples of scikit-learn's mean_pinball_loss. */
  @ParameterizedTest
  @CsvSource({
    "0, 2, 3, 0.1, 0.03333333333333333",
    "1, 2, 4, 0.1, 0.3",
    "0, 2, 3, 0.9, 0.3",
    "1, 2, 4, 0.9, 0.03333333333333333"
  })
  void pinballEqualsTheScikitLearnExamples(
      double first, double second, double third, double probability, double expected) {
    double[] quantile = {first, second, third};
    assertEquals(
        expected, IntervalMetrics.pinball(new double[] {1, 2, 3}, quantile, probability), EXACT);
  }

  @Test
  void pinballIsHalfTheQuantileScoreOfHyndmanAndAthanasopoulos() {
    // Forecasting: Principles and Practice, 3rd edition, section 5.9: twice the loss is 4.86.
    double[] actual = {741.84};
    assertEquals(4.86 / 2, IntervalMetrics.pinball(actual, new double[] {744.54}, 0.1), EXACT);
  }

  @Test
  void crpsOfOnePointIsTheAbsoluteError() {
    double[] actual = {1, 5};
    double[] point = {2, 3};
    double[][] quantiles = {point, point, point};
    double[] probabilities = {1 / 6.0, 0.5, 5 / 6.0};
    assertEquals(1.5, IntervalMetrics.crps(actual, quantiles, probabilities), EXACT);
    assertEquals(
        1.5, IntervalMetrics.crps(actual, new double[][] {point}, new double[] {0.5}), EXACT);
  }

  @Test
  void crpsNearsTheClosedFormOfTheNormalDistribution() {
    // Gneiting and Raftery (2007), equation 21, at y = 0.7, mu = 0, sigma = 1.
    NormalDistribution normal = new NormalDistribution();
    double y = 0.7;
    double expected =
        y * (2 * normal.cumulativeProbability(y) - 1)
            + 2 * normal.density(y)
            - 1 / Math.sqrt(Math.PI);
    double[] probabilities = new double[2000];
    double[][] quantiles = new double[2000][];
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] = (k + 0.5) / probabilities.length;
      quantiles[k] = new double[] {normal.inverseCumulativeProbability(probabilities[k])};
    }
    assertEquals(expected, IntervalMetrics.crps(new double[] {y}, quantiles, probabilities), 1e-5);
  }

  @Test
  void coverageCountsTheEndsAsInside() {
    double[] lower = {0, 0, 0, 0};
    double[] upper = {1, 1, 1, 1};
    assertEquals(
        0.75, IntervalMetrics.coverage(new double[] {0, 1, 0.5, 1.5}, lower, upper), EXACT);
  }

  @Test
  void winklerAddsTheMissTimesTwoOverAlpha() {
    // Width 4 each; above by 1 and below by 2 at 80%: 4 + 10 * 1, 4 + 10 * 2, 4.
    double[] actual = {7, 0, 4};
    double[] lower = {2, 2, 2};
    double[] upper = {6, 6, 6};
    assertEquals(42 / 3.0, IntervalMetrics.winkler(actual, lower, upper, 0.8), EXACT);
  }

  @Test
  void winklerIsThePinballOfBothEndsTimesTwoOverAlpha() {
    double[] actual = {3, 9, -1};
    double[] lower = {1, 2, 0};
    double[] upper = {4, 6, 5};
    double alpha = 0.05;
    double ends =
        IntervalMetrics.pinball(actual, lower, alpha / 2)
            + IntervalMetrics.pinball(actual, upper, 1 - alpha / 2);
    assertEquals(2 / alpha * ends, IntervalMetrics.winkler(actual, lower, upper, 0.95), EXACT);
  }

  @Test
  void msisScalesTheWinklerScore() {
    SeasonalScale scale = SeasonalScale.of(new double[] {1, 3, 1}, 1);
    double[] actual = {7};
    double[] lower = {2};
    double[] upper = {6};
    assertEquals(
        44 / 2.0, IntervalMetrics.msis(actual, lower, upper, 0.95, scale).getAsDouble(), EXACT);
    assertTrue(IntervalMetrics.msis(actual, lower, upper, 0.95, SeasonalScale.UNDEFINED).isEmpty());
  }

  @Test
  void onePointOnTheEndsOfAnIntervalOfNoWidthCostsNothing() {
    double[] one = {0};
    SeasonalScale scale = SeasonalScale.of(new double[] {1, 5}, 1);
    assertEquals(0, IntervalMetrics.pinball(one, one, 0.3), EXACT);
    assertEquals(
        0, IntervalMetrics.crps(one, new double[][] {one, one}, new double[] {0.2, 0.8}), EXACT);
    assertEquals(1, IntervalMetrics.coverage(one, one, one), EXACT);
    assertEquals(0, IntervalMetrics.winkler(one, one, one, 0.9), EXACT);
    assertEquals(0, IntervalMetrics.msis(one, one, one, 0.9, scale).getAsDouble(), EXACT);
    double[] above = {2};
    // Nothing is inside; two below the interval from 2 to 2, at 2 / 0.1 for each.
    assertEquals(0, IntervalMetrics.coverage(one, above, above), EXACT);
    assertEquals(40, IntervalMetrics.winkler(one, above, above, 0.9), EXACT);
    assertEquals(10, IntervalMetrics.msis(one, above, above, 0.9, scale).getAsDouble(), EXACT);
  }

  @Test
  void crossedIntervalsAndWrongProbabilitiesAreRefused() {
    double[] one = {1};
    double[] two = {2};
    assertThrows(IllegalArgumentException.class, () -> IntervalMetrics.coverage(one, two, one));
    assertThrows(IllegalArgumentException.class, () -> IntervalMetrics.pinball(one, one, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> IntervalMetrics.crps(one, new double[][] {one, one}, new double[] {0.9, 0.1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> IntervalMetrics.crps(one, new double[][] {one}, new double[0]));
  }
}
