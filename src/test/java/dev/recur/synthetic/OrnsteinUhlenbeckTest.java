package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrnsteinUhlenbeckTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 4, 8, 16})
  void autocovarianceFallsByEAfterItsTime(int lag) {
    Draws draws = Sample.draws();
    assertEquals(
        Math.exp(-lag / 8.0),
        Sample.covariance(3000, lag, () -> OrnsteinUhlenbeck.path(80, 8, draws)),
        .03);
  }
}
