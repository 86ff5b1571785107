package dev.recur.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
  private static final TimeSeries SERIES = Fixtures.series("North", Fixtures.upTo(20));

  private static OptionalInt optional(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static String folds(
      int horizon, @Nullable Integer folds, @Nullable Integer stride, int test) {
    return new Origins(horizon, optional(folds), optional(stride), OptionalInt.empty(), 0)
        .folds(SERIES, new Split(20 - test, 0, test)).stream()
            .map(fold -> fold.observed() + "+" + fold.steps())
            .collect(Collectors.joining(" "));
  }

  @ParameterizedTest(name = "horizon {0}, folds {1}, stride {2}, test {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        // Every held-out step is forecast once.
        "4 |   |   | 4  | 16+4",
        "4 |   |   | 10 | 10+4 14+4 18+2",
        "9 |   |   | 4  | 16+4",
        // With a stride every forecast is whole.
        "4 |   | 4 | 10 | 10+4 14+4",
        "4 |   | 1 | 6  | 14+4 15+4 16+4",
        "2 |   | 3 | 7  | 13+2 16+2",
        // The last origins, wherever the held-out end begins.
        "4 | 1 |   | 9  | 16+4",
        "4 | 3 |   | 4  | 8+4 12+4 16+4",
        "4 | 3 | 1 | 4  | 14+4 15+4 16+4",
        "4 | 2 | 6 | 0  | 10+4 16+4",
        "1 | 19 | 1 | 1 | 1+1 2+1 3+1 4+1 5+1 6+1 7+1 8+1 9+1 10+1 11+1 12+1 13+1 14+1 15+1 16+1 17+1 18+1 19+1"
      })
  void originsLieWhereTheyWereAskedFor(
      int horizon, Integer folds, Integer stride, int test, String expected) {
    assertEquals(expected, folds(horizon, folds, stride, test));
  }

  @ParameterizedTest(name = "horizon {0}, folds {1}, stride {2}, test {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "4 | 5 |   | 4  | 5 folds of 4 steps, 4 apart, need at least 21",
        "1 | 2000000000 | 2000000000 | 4 | need at least",
        "4 |   |   | 0  | leaves none to score",
        "4 |   |   | 20 | leaves none to forecast from",
        "4 |   | 1 | 3  | 3 values are held out, fewer than the horizon of 4"
      })
  void aSeriesThatIsTooShortIsRefusedByName(
      int horizon, Integer folds, Integer stride, int test, String expected) {
    InputException e =
        assertThrows(InputException.class, () -> folds(horizon, folds, stride, test));
    assertTrue(e.getMessage().startsWith("North: "), e.getMessage());
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void whatCannotBeIsRefused() {
    OptionalInt none = OptionalInt.empty();
    OptionalInt zero = OptionalInt.of(0);
    assertThrows(IllegalArgumentException.class, () -> Origins.of(0));
    assertThrows(IllegalArgumentException.class, () -> new Origins(1, zero, none, none, 0));
    assertThrows(IllegalArgumentException.class, () -> new Origins(1, none, zero, none, 0));
    assertThrows(IllegalArgumentException.class, () -> new Origins(1, none, none, zero, 0));
    assertThrows(IllegalArgumentException.class, () -> new Origins(1, none, none, none, -1));
  }
}
