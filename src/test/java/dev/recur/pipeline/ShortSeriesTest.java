package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShortSeriesTest {
  private static Panel panel(int length) {
    return Fixtures.panel(Fixtures.series("North", Fixtures.seasonal(length, 4, 1)));
  }

  @ParameterizedTest(name = "{0} needs {1} values")
  @CsvSource(
      delimiter = '|',
      value = {
        // Lookback 6, one to learn from, what differences cost, test 4, and validation 4 or a third
        // of what is before test.
        "standard | 14",
        "difference | 15",
        "seasonal-difference,difference | 20"
      })
  void theShortestSeriesIsTrainedAndOneValueLessIsRefusedWithBothNumbers(
      String transform, int needed) {
    Settings settings = new Settings().transform(transform);
    assertEquals(4, Fixtures.train(settings, panel(needed)).score().points());
    Panel tooShort = panel(needed - 1);
    InputException e = assertThrows(InputException.class, () -> Fixtures.train(settings, tooShort));
    assertTrue(e.getMessage().startsWith("North: has " + (needed - 1) + " values"), e.getMessage());
    assertTrue(e.getMessage().contains("at least " + needed), e.getMessage());
  }

  static Stream<Arguments> lengthsAndTransforms() {
    return IntStream.rangeClosed(1, 20)
        .boxed()
        .flatMap(
            length ->
                Stream.of("auto", "standard", "log,seasonal-difference,standard", "window")
                    .map(transform -> Arguments.of(length, transform)));
  }

  @ParameterizedTest(name = "{0} values, {1}")
  @MethodSource("lengthsAndTransforms")
  void aSeriesOfAnyLengthIsTrainedOrRefusedByName(int length, String transform) {
    Settings settings = new Settings().transform(transform).lookback(OptionalInt.empty()).epochs(1);
    try {
      assertTrue(Fixtures.train(settings, panel(length)).score().points() > 0);
    } catch (InputException e) {
      assertTrue(e.getMessage().startsWith("North: "), e.getMessage());
    }
  }

  @ParameterizedTest(name = "{0} values")
  @CsvSource({"1", "4", "5", "7"})
  void dataTooShortToScoreIsRefusedByName(int length) {
    Panel whole = panel(40);
    Panel tooShort =
        new Panel(whole.schema(), List.of(whole.series().get(0).slice(40 - length, 40)));
    InputException e =
        assertThrows(
            InputException.class,
            () -> Fixtures.evaluate(Fixtures.train(new Settings(), whole), tooShort));
    assertTrue(e.getMessage().startsWith("North: "), e.getMessage());
    assertTrue(e.getMessage().contains("has "), e.getMessage());
  }
}
