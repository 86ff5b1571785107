package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecorationsTest {
  private final Draws draws = Sample.draws();

  @Test
  void outliersHitTheirShareOfTheValues() {
    double[] values = new double[100_000];
    Decorations.outliers(values, 1, .02, draws);
    assertEquals(.02, Arrays.stream(values).filter(value -> value != 0).count() / 1e5, .002);
    assertTrue(Arrays.stream(values).allMatch(value -> value == 0 || Math.abs(value) > 1.5));
  }

  @Test
  void clippingRoundingAndShiftingAreArithmetic() {
    double[] values = {-1, .26, 1.4};
    Decorations.clip(values, 0);
    Decorations.round(values, .5);
    Decorations.shift(values, 1, 10);
    assertArrayEquals(new double[] {0, 10.5, 11.5}, values);
  }

  @Test
  void censoringHoldsAShareAtOneBound() {
    for (int i = 0; i < 200; i++) {
      double[] values = Sample.many(1000, draws::normal);
      Decorations.censor(values, draws);
      double low = Arrays.stream(values).min().orElseThrow();
      double high = Arrays.stream(values).max().orElseThrow();
      long held =
          Math.max(
              Arrays.stream(values).filter(value -> value == low).count(),
              Arrays.stream(values).filter(value -> value == high).count());
      assertTrue(held >= 15 && held <= 405, "held " + held);
    }
  }

  @Test
  void modulationKeepsWhatLiesAtTheMean() {
    double[] values = {1, -1, 0, 2, -2};
    Decorations.modulate(values, draws);
    assertEquals(0, values[2], 1e-15);
    assertTrue(values[0] > 0 && values[1] < 0);
  }

  @Test
  void measuringAddsNoiseOfItsSize() {
    double[] values = new double[100_000];
    Decorations.measure(values, 3, draws);
    assertEquals(9, Sample.variance(values), .2);
  }

  @Test
  void mostSeriesAreLeftAsTheyWereAndFiveInAHundredAreTurnedOver() {
    int same = 0;
    int turned = 0;
    double[] ramp = IntStream.range(0, 50).mapToDouble(t -> 100.25 + .1 * t * t).toArray();
    for (int i = 0; i < 5000; i++) {
      double[] values = ramp.clone();
      Decorations.apply(values, draws);
      same += Arrays.equals(values, ramp) ? 1 : 0;
      turned += values[0] < 0 ? 1 : 0;
    }
    // every share missed, or outliers drawn that hit none of 50 values: .65 * (.88 + .12 * .55)
    assertEquals(.615, same / 5000.0, .03);
    assertEquals(.05, turned / 5000.0, .012);
  }

  @Test
  void countsStayWholeAndNotBelowZeroUnlessTurnedOver() {
    for (int i = 0; i < 2000; i++) {
      double[] counts = Sample.many(30, () -> (double) draws.poisson(3));
      Decorations.apply(counts, draws);
      assertTrue(Arrays.stream(counts).allMatch(count -> count == Math.rint(count)));
      assertTrue(
          Arrays.stream(counts).allMatch(count -> count >= 0)
              || Arrays.stream(counts).allMatch(count -> count <= 0));
    }
  }
}
