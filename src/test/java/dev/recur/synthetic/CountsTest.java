package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {
  private final Draws draws = Sample.draws();

  @ParameterizedTest
  @CsvSource({"4, 0, 4", "4, 2, 12", "0.5, 1, 0.75"})
  void aNegativeBinomialSpreadsMoreThanAPoisson(double mean, double dispersion, double variance) {
    double[] counts = Sample.many(200_000, () -> Counts.count(mean, dispersion, draws));
    assertEquals(mean, Sample.mean(counts), .02 * variance);
    assertEquals(variance, Sample.variance(counts), .03 * variance);
  }

  @Test
  void countsAreWholeAndNotBelowZero() {
    for (int i = 0; i < 300; i++) {
      double[] counts = new Counts().draw(new Span(80, 12, 0, 12), draws);
      assertTrue(Arrays.stream(counts).allMatch(count -> count >= 0 && count == Math.rint(count)));
    }
  }
}
