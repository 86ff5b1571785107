package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class GapsTest {
  @Test
  void theFirstValueAndWhatFollowsTheHistoryStay() {
    Draws draws = Sample.draws();
    double missing = 0;
    for (int i = 0; i < 2000; i++) {
      double[] values = new double[50];
      Gaps.make(values, 40, draws);
      assertFalse(Double.isNaN(values[0]));
      for (int t = 0; t < values.length; t++) {
        if (Double.isNaN(values[t])) {
          assertEquals(40, Math.max(t + 1, 40));
          missing++;
        }
      }
    }
    // .6 of .072 scattered, and for .58 a stretch of 3.7 steps of 40
    assertEquals(.097, missing / 2000 / 40, .012);
  }
}
