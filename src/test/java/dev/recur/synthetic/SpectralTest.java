package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpectralTest {
  @Test
  void changesAreSmallBesideTheSpreadAndFollowEachOther() {
    Draws draws = Sample.draws();
    Span span = new Span(150, 1, 0, 10);
    double[] roughness = new double[500];
    for (int i = 0; i < roughness.length; i++) {
      double[] values = new Spectral().draw(span, draws);
      double square = 0;
      for (int t = 1; t < values.length; t++) {
        square += Math.pow(values[t] - values[t - 1], 2) / values.length;
      }
      // von Neumann's ratio: 2 for white noise
      roughness[i] = square / Sample.variance(values);
    }
    assertTrue(Sample.median(roughness) < .2);
  }
}
