package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SarimaTest {
  private final Draws draws = Sample.draws();

  @Test
  void polynomialsMultiply() {
    // (1 - z / 2)(1 + z + z^2) = 1 + z / 2 + z^2 / 2 - z^3 / 2
    assertArrayEquals(
        new double[] {1, .5, .5, -.5}, Sarima.times(new double[] {1, -.5}, new double[] {1, 1, 1}));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5})
  void polesLieInTheDiskSoThatAnImpulseDies(int order) {
    for (int i = 0; i < 300; i++) {
      double[] ar = Sarima.polynomial(order, .9, draws);
      assertEquals(order + 1, ar.length);
      assertEquals(1, ar[0]);
      double[] impulse = new double[600];
      impulse[0] = 1;
      double[] response = Sarima.autoregression(ar, impulse);
      assertTrue(Math.abs(response[599]) < 1e-12);
    }
  }

  @Test
  void anAutoregressionOfTwoHasTheVarianceOfYuleAndWalker() {
    double[] values =
        Sarima.autoregression(new double[] {1, -.5, .3}, Sample.many(400_000, draws::normal));
    // (1 - phi2) / ((1 + phi2) ((1 - phi2)^2 - phi1^2)) with phi = .5, -.3
    assertEquals(1.3 / (.7 * (1.69 - .25)), Sample.variance(values), .02);
    assertEquals(.5 / 1.3, Sample.covariance(1, 1, () -> values) / Sample.variance(values), .01);
  }

  @Test
  void seriesAreFinite() {
    for (int season : new int[] {1, 4, 12, 52}) {
      for (int i = 0; i < 200; i++) {
        double[] values = new Sarima().draw(new Span(100, season, 0, season), draws);
        assertTrue(Arrays.stream(values).allMatch(Double::isFinite));
      }
    }
  }
}
