package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthTest {
  private final Draws draws = Sample.draws();

  @Test
  void aYearGrowsBySixPerCentAndMostlyUpward() {
    double[] rates = Sample.many(100_000, () -> Growth.rate(draws));
    assertEquals(.88 * .06, Sample.mean(rates), .002);
    // Student's t(5) lies above -12/11 with probability 0.8375
    assertEquals(.88 * .8375, Arrays.stream(rates).filter(rate -> rate > 0).count() / 1e5, .006);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 12, 52})
  void aDecadeMultipliesALevelAboutAsMuchWhateverTheSteps(int pace) {
    double[] growth =
        Sample.many(
            1500,
            () -> {
              double[] values = new Growth().draw(new Span(10 * pace + 1, pace, 0, pace), draws);
              assertTrue(Arrays.stream(values).allMatch(value -> value > 0));
              return Math.log(values[10 * pace] / values[0]);
            });
    // ten years of 6 %, less recessions and the series without growth
    assertEquals(.35, Sample.median(growth), .1);
  }
}
