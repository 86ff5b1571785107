package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothProcessTest {
  private final Draws draws = Sample.draws();

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 5, 10, 20})
  void autocovarianceIsTheMaternFunction(int lag) {
    double scaled = Math.sqrt(3) * lag / 10;
    assertEquals(
        (1 + scaled) * Math.exp(-scaled),
        Sample.covariance(4000, lag, () -> SmoothProcess.draw(60, 10, 1.5, draws)),
        .03);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 10, 20})
  void theSmoothestIsTheSquaredExponential(int lag) {
    assertEquals(
        Math.exp(-.5 * lag * lag / 100.0),
        Sample.covariance(4000, lag, () -> SmoothProcess.draw(60, 10, 100, draws)),
        .03);
  }
}
