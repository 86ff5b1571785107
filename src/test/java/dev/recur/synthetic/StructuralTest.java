package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StructuralTest {
  @Test
  void nearlyHalfAreMultipliedFromOneOn() {
    Draws draws = Sample.draws();
    double[] first =
        Sample.many(4000, () -> new Structural().draw(new Span(60, 4, 0, 4), draws)[0]);
    assertEquals(.45, Arrays.stream(first).filter(value -> value == 1).count() / 4000.0, .03);
  }

  @Test
  void mostOfADaysSeriesRepeatDayByDay() {
    Draws draws = Sample.draws();
    double[] ratio =
        Sample.many(
            400,
            () -> {
              double[] values = new Structural().draw(new Span(240, 24, 0, 1000), draws);
              double day = 0;
              double half = 0;
              for (int t = 24; t < values.length; t++) {
                day += Math.abs(values[t] - values[t - 24]);
                half += Math.abs(values[t] - values[t - 12]);
              }
              return day / half;
            });
    assertTrue(Sample.median(ratio) < .4);
  }
}
