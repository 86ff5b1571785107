package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixtureTest {
  @Test
  void weightsAddUpToOneAfterEachPartHasTheSameSize() {
    Family flat = (span, draws) -> filled(span, 40);
    Mixture mixture = new Mixture(List.of(new Share("flat", 1, 1, 1, flat)));
    for (double value : mixture.draw(new Span(9, 1, 0, 1), Sample.draws())) {
      assertEquals(1, value, 1e-12);
    }
  }

  @Test
  void aMixtureLiesBetweenItsParts() {
    Mixture mixture =
        new Mixture(
            List.of(
                new Share("high", 1, 1, 1, (span, draws) -> filled(span, 7)),
                new Share("low", 1, 1, 1, (span, draws) -> filled(span, -2))));
    Draws draws = Sample.draws();
    double[] values = Sample.many(2000, () -> mixture.draw(new Span(3, 1, 0, 1), draws)[0]);
    assertTrue(Arrays.stream(values).allMatch(value -> value >= -1 - 1e-9 && value <= 1 + 1e-9));
    assertEquals(0, Sample.mean(values), .05);
    assertTrue(Arrays.stream(values).filter(value -> Math.abs(value) < .9).count() > 600);
  }

  private static double[] filled(Span span, double value) {
    double[] values = new double[span.length()];
    Arrays.fill(values, value);
    return values;
  }
}
