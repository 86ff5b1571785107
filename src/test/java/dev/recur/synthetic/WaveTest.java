package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WaveTest {
  @Test
  void aRotationAddsTheCosine() {
    double[] values = new double[1000];
    Wave.add(values, 3, .0371, 1.2);
    Wave.add(values, 1, .25, 0);
    for (int t = 0; t < values.length; t++) {
      double expected =
          3 * Math.cos(2 * Math.PI * .0371 * t + 1.2) + Math.cos(2 * Math.PI * .25 * t);
      assertEquals(expected, values[t], 1e-10);
    }
  }
}
