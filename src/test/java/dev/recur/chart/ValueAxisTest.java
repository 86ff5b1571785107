package dev.recur.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueAxisTest {
  private static String labels(double low, double high, int most) {
    return String.join(
        " ", ValueAxis.of(low, high, most).ticks().stream().map(Tick::label).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "104, 622, 6, 100 200 300 400 500 600",
    "0, 1, 6, 0.0 0.2 0.4 0.6 0.8 1.0",
    "-3, 3, 4, -2 0 2",
    "0.011, 0.019, 4, 0.0125 0.0150 0.0175",
    "1e9, 3e9, 5, 1e9 1.5e9 2e9 2.5e9 3e9",
    "1e-9, 2e-9, 3, 1e-9 1.5e-9 2e-9",
    "1000000001, 1000000004, 3, 1.000000002e9 1.000000004e9"
  })
  void ticksAreRoundNumbersWithinTheValues(double low, double high, int most, String expected) {
    assertEquals(expected, labels(low, high, most));
  }

  @Test
  void whatNeverMovesHasRoomAroundIt() {
    for (double value : List.of(0.0, 7.0, -1e9, 1e-9)) {
      ValueAxis axis = ValueAxis.of(value, value, 4);
      assertTrue(axis.low() < value && value < axis.high(), "around " + value);
      assertTrue(!axis.ticks().isEmpty() && axis.ticks().size() <= 6, "around " + value);
    }
  }

  @Test
  void theLargestNumbersHaveAnAxis() {
    assertTrue(ValueAxis.of(-1e300, 1e300, 5).ticks().size() >= 2);
  }
}
