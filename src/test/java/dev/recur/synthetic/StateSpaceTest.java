package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.synthetic.StateSpace.Smoothing;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateSpaceTest {
  private final Draws draws = Sample.draws();

  @Test
  void withoutErrorsLevelSlopeAndSeasonGoOn() {
    double[] path = new Smoothing(.5, .1, .1, 1, 0).path(5, .5, new double[] {1, -1}, draws);
    assertArrayEquals(new double[] {2.5, 1, 3.5, 2, 4.5}, path, 1e-12);
  }

  @Test
  void aDampedSlopeAddsUpToItsLimit() {
    double[] path = new Smoothing(.5, .1, 0, .9, 0).path(300, .5, new double[1], draws);
    assertEquals(1 + .5 * .9 / (1 - .9), path[299], 1e-9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {.1, .5, 1})
  void changesOfALocalLevelHaveTheAutocorrelationOfItsMovingAverage(double alpha) {
    double[] path = new Smoothing(alpha, 0, 0, 1, 1).path(300_000, 0, new double[1], draws);
    double[] change = new double[path.length - 1];
    for (int t = 0; t < change.length; t++) {
      change[t] = path[t + 1] - path[t];
    }
    // the model is an ARIMA(0, 1, 1) with theta = alpha - 1
    double theta = alpha - 1;
    assertEquals(1 + theta * theta, Sample.variance(change), .02);
    assertEquals(
        theta / (1 + theta * theta),
        Sample.covariance(1, 1, () -> change) / Sample.variance(change),
        .01);
  }

  @Test
  void threeInFiveAreMultipliedAndStayAboveZero() {
    double[] first =
        Sample.many(3000, () -> new StateSpace().draw(new Span(40, 4, 0, 4), draws)[0]);
    assertEquals(.6, Arrays.stream(first).filter(value -> value == 1).count() / 3000.0, .03);
  }
}
