package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntermittentTest {
  private final Draws draws = Sample.draws();

  @ParameterizedTest
  @CsvSource({"5, 1, 20", "8, 4, 8"})
  void demandComesAtItsIntervalGeometricOrMoreRegular(
      double interval, int regularity, double variance) {
    double[] occasions = Intermittent.occasions(500_000, interval, regularity, draws);
    int[] at = IntStream.range(0, occasions.length).filter(t -> occasions[t] > 0).toArray();
    double[] gaps = IntStream.range(1, at.length).mapToDouble(i -> at[i] - at[i - 1]).toArray();
    assertEquals(interval, Sample.mean(gaps), .02 * interval);
    // of a sum of r geometric intervals of probability p: r (1 - p) / p^2
    assertEquals(variance, Sample.variance(gaps), .03 * variance);
  }

  @Test
  void moreThanHalfOfTheValuesAreZeroAndNoneIsBelow() {
    double[] zeros =
        Sample.many(
            500,
            () -> {
              double[] demand = new Intermittent().draw(new Span(100, 1, 0, 1), draws);
              assertTrue(Arrays.stream(demand).allMatch(value -> value >= 0));
              return Arrays.stream(demand).filter(value -> value == 0).count() / 100.0;
            });
    assertEquals(.7, Sample.median(zeros), .07);
  }
}
