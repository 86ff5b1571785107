package dev.recur.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeSeriesTest {
  private static final double NA = Double.NaN;

  private static TimeSeries of(MissingPolicy policy, double... values) {
    return TimeSeries.builder("x", Calendar.rows(), values).missing(policy, 3).build();
  }

  @Test
  void fillsByEachPolicy() {
    double[] values = {1, 2, 3, 4, NA, NA, 10, NA};

    assertArrayEquals(
        new double[] {1, 2, 3, 4, 6, 8, 10, 10}, of(MissingPolicy.INTERPOLATE, values).target(0));
    assertArrayEquals(
        new double[] {1, 2, 3, 4, 4, 4, 10, 10}, of(MissingPolicy.PREVIOUS, values).target(0));
    assertArrayEquals(
        new double[] {1, 2, 3, 4, 0, 0, 10, 0}, of(MissingPolicy.ZERO, values).target(0));
    assertArrayEquals(
        new double[] {1, 2, 3, 4, 2, 3, 10, 2}, of(MissingPolicy.SEASONAL, values).target(0));
  }

  @ParameterizedTest
  @EnumSource(names = {"INTERPOLATE", "PREVIOUS", "ZERO", "SEASONAL"})
  void sliceKnowsNothingOfWhatFollowsIt(MissingPolicy policy) {
    double[] values = {5, 1, 4, NA, NA, 9, NA, 2, NA, NA, NA, 7};
    for (int origin = 1; origin <= values.length; origin++) {
      double[] other = values.clone();
      for (int t = origin; t < other.length; t++) {
        other[t] = Double.isNaN(other[t]) ? 100 + t : NA;
      }
      double[] seen = of(policy, values).slice(0, origin).target(0);

      assertArrayEquals(of(policy, other).slice(0, origin).target(0), seen, "origin " + origin);
      assertEquals(origin, seen.length);
    }
  }

  @Test
  void sliceOfASliceIsTheSliceOfTheWhole() {
    TimeSeries whole = of(MissingPolicy.INTERPOLATE, 5, 1, NA, NA, 9, NA, 2, 8);

    TimeSeries twice = whole.slice(1, 7).slice(1, 4);

    assertArrayEquals(whole.slice(2, 5).target(0), twice.target(0));
    assertEquals("3", twice.calendar().label(0));
    assertFalse(twice.observed(0, 0));
    assertTrue(twice.observed(0, 2));
    assertEquals(2, twice.missingCount(0));
  }

  @Test
  void futureCovariatesReachBeyondTheTargets() {
    TimeSeries series =
        TimeSeries.builder("x", Calendar.rows(), new double[] {1, 2, 3})
            .future(new double[] {10, 20, 30, 40, 50})
            .past(new double[] {7, 8, 9})
            .build();

    TimeSeries cut = series.slice(1, 2);

    assertEquals(1, cut.length());
    assertEquals(4, cut.futureLength());
    assertEquals(50, cut.future(0, 3));
    assertEquals(8, cut.past(0, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> cut.past(0, 1));
    assertEquals(3, series.withFuture(new double[] {0, 0, 0}).futureLength());
  }

  @Test
  void refusesMissingValuesUnlessAPolicyFillsThem() {
    assertThrows(IllegalArgumentException.class, () -> of(MissingPolicy.ERROR, 1, NA, 3));
    assertThrows(IllegalArgumentException.class, () -> of(MissingPolicy.PREVIOUS, NA, 2, 3));
    assertThrows(
        IllegalArgumentException.class,
        () -> of(MissingPolicy.ZERO, 1, Double.POSITIVE_INFINITY, 3));
  }

  @Test
  void callersCannotChangeASeries() {
    double[] values = {1, 2, 3};
    TimeSeries series = TimeSeries.of("x", Calendar.rows(), values);

    values[0] = 99;
    series.target(0)[1] = 99;

    assertArrayEquals(new double[] {1, 2, 3}, series.target(0));
  }
}
