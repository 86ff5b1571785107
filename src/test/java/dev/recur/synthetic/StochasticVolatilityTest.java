package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StochasticVolatilityTest {
  private final double[] steps = StochasticVolatility.steps(1_000_000, .9, .7, Sample.draws());

  @Test
  void tailsAreAsFatAsALogNormalVarianceMakesThem() {
    double square = 0;
    double fourth = 0;
    for (double step : steps) {
      square += step * step / steps.length;
      fourth += Math.pow(step, 4) / steps.length;
    }
    // kurtosis 3 exp(variance of the log variance): Taylor, 1986
    assertEquals(3 * Math.exp(.49), fourth / square / square, .35);
  }

  @Test
  void logarithmsOfSquaresRememberTheVariance() {
    double[] logs = new double[steps.length];
    for (int t = 0; t < logs.length; t++) {
      logs[t] = Math.log(steps[t] * steps[t]);
    }
    double mean = Sample.mean(logs);
    for (int t = 0; t < logs.length; t++) {
      logs[t] -= mean;
    }
    // the log of a squared normal has variance pi^2 / 2
    double variance = .49 + Math.PI * Math.PI / 2;
    assertEquals(variance, Sample.variance(logs), .06);
    assertEquals(.49 * .9 * .9 * .9, Sample.covariance(1, 3, () -> logs), .04);
  }
}
