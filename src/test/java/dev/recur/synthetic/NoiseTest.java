package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseTest {
  private final Draws draws = Sample.draws();

  private double[] white(int length) {
    return Sample.many(length, draws::normal);
  }

  @ParameterizedTest
  @CsvSource({"0.7, 0", "0, 0.5", "0.8, -0.4", "-0.5, 0.3"})
  void armaHasItsFirstAutocorrelationAndKeepsTheVariance(double ar, double ma) {
    double[] noise = white(400_000);
    Noise.arma(noise, ar, ma);
    assertEquals(1, Sample.variance(noise), .02);
    // Box, Jenkins and Reinsel, Time Series Analysis, (3.4.7)
    assertEquals(
        (1 + ar * ma) * (ar + ma) / (1 + 2 * ar * ma + ma * ma),
        Sample.covariance(1, 1, () -> noise),
        .015);
  }

  @Test
  void garchClustersItsVarianceAboutOne() {
    double[] noise = white(1_000_000);
    double shock = .12;
    double memory = .6;
    Noise.garch(noise, shock, memory);
    assertEquals(1, Sample.variance(noise), .02);
    double[] squares = new double[noise.length];
    for (int t = 0; t < squares.length; t++) {
      squares[t] = noise[t] * noise[t] - 1;
    }
    // Bollerslev, Generalized autoregressive conditional heteroskedasticity, 1986
    double expected =
        shock * (1 - shock * memory - memory * memory) / (1 - 2 * shock * memory - memory * memory);
    assertEquals(expected, Sample.covariance(1, 1, () -> squares) / Sample.variance(squares), .02);
  }

  @Test
  void noiseWithinADayIsMostlyLikeTheStepBeforeAndThatOfMonthsIsNot() {
    assertTrue(median(new Span(200, 24, 0, 240)) > .5);
    assertTrue(Math.abs(median(new Span(200, 12, 0, 12))) < .2);
  }

  private double median(Span span) {
    return Sample.median(
        Sample.many(
            500,
            () -> {
              double[] noise = Noise.draw(span, draws);
              return Sample.covariance(1, 1, () -> noise) / Sample.covariance(1, 0, () -> noise);
            }));
  }
}
