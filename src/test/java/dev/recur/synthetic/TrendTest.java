package dev.recur.synthetic;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrendTest {
  private final Draws draws = Sample.draws();

  @Test
  void eightyTwoSlopesOfAHundredLeadUpward() {
    double[] signs = Sample.many(50_000, () -> Trend.upward(draws));
    assertEquals(.82, Arrays.stream(signs).filter(sign -> sign > 0).count() / 5e4, .008);
  }

  @Test
  void slopesThatLeadDownwardAreHalfAsSteep() {
    double[] directions = Sample.many(1000, () -> Trend.direction(draws));
    assertEquals(Set.of(1.0, -.5), Arrays.stream(directions).boxed().collect(toSet()));
  }

  @Test
  void moreLevelsRiseThanFallOverTenYears() {
    double[] last = Sample.many(3000, () -> last(12));
    double risen = Arrays.stream(last).filter(value -> value > 0).count() / 3000.0;
    assertTrue(risen > .62 && risen < .78, "risen " + risen);
  }

  @Test
  void aYearBringsTheSameChangeInMonthsAndInWeeks() {
    double months = Sample.median(Sample.many(4000, () -> Math.abs(last(12))));
    double weeks = Sample.median(Sample.many(4000, () -> Math.abs(last(52))));
    assertEquals(1, weeks / months, .12);
  }

  private double last(int pace) {
    double[] path = Trend.draw(new Span(10 * pace, pace, 0, pace), draws);
    return path[path.length - 1];
  }

  @Test
  void aBendChangesTheSlopeFromItsStepOn() {
    double[] path = {0, 1, 2, 3, 4};
    Trend.bend(path, 2, -.5);
    assertArrayEquals(new double[] {0, 1, 2, 2.5, 3}, path);
  }

  @Test
  void saturatedGrowthReachesItsHeightAndHalfOfItInTheMiddle() {
    double[] path = new double[201];
    Trend.saturate(path, 100, 5, 6);
    assertEquals(0, path[0], 1e-6);
    assertEquals(3, path[100], 1e-12);
    assertEquals(6, path[200], 1e-6);
  }
}
