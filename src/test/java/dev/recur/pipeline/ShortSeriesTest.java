package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.fit.RunListener;
import dev.recur.forecast.Forecast;
import dev.recur.model.SavedModel;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void oneValueIsTooFewToScore() {
    SavedModel model = Fixtures.train(new Settings(), panel(40));
    InputException e = assertThrows(InputException.class, () -> Fixtures.evaluate(model, last(1)));
    assertTrue(e.getMessage().startsWith("North: has 1 values"), e.getMessage());
  }

  @ParameterizedTest(name = "{0} values")
  @ValueSource(ints = {4, 5, 7})
  void aHistoryThatIsTooShortForTheNetworkIsForecastByAnotherAndTheScoreSaysSo(int length) {
    SavedModel model = Fixtures.train(new Settings(), panel(40));
    assertEquals(1, Fixtures.evaluate(model, last(length)).model().standIns());
  }

  @Test
  void seriesThatAreTooShortAreForecastByWhatTheOthersTaughtAndDoNotDisturbThem() {
    Panel whole = panel(40);
    TimeSeries north = whole.series().get(0);
    List<TimeSeries> two = List.of(renamed(north.slice(0, 2), "East"), north);
    SavedModel alone = Fixtures.train(new Settings(), new Panel(whole.schema(), List.of(north)));
    SavedModel both = Fixtures.train(new Settings(), new Panel(whole.schema(), two));
    assertEquals(alone.score(), both.score());
    assertEquals(
        List.of("East", "North"), both.ends().stream().map(end -> end.tail().name()).toList());
    List<Forecast> forecasts = forecast(both);
    assertArrayEquals(
        forecast(alone).get(0).points().target(0), forecasts.get(1).points().target(0));
    assertEquals("pretrained", forecasts.get(0).fallback().orElseThrow().method());
  }

  @Test
  void whatIsMuchShorterThanTheOthersIsNotLearntByTheNetworkAndDoesNotShortenItsWindow() {
    Panel whole = panel(40);
    TimeSeries north = whole.series().get(0);
    List<TimeSeries> three =
        List.of(north, renamed(north.slice(3, 40), "South"), renamed(north.slice(0, 12), "East"));
    Settings settings = new Settings().lookback(OptionalInt.empty());
    SavedModel both = Fixtures.train(settings, new Panel(whole.schema(), three.subList(0, 2)));
    SavedModel all = Fixtures.train(settings, new Panel(whole.schema(), three));
    assertEquals(both.model().networks().get(0).window(), all.model().networks().get(0).window());
    assertEquals(
        Set.of("North", "South"), all.model().networks().get(0).transforms().fitted().keySet());
    assertEquals(3, all.score().model().perSeries().size());
  }

  private static Panel last(int length) {
    Panel whole = panel(40);
    return new Panel(whole.schema(), List.of(whole.series().get(0).slice(40 - length, 40)));
  }

  private static TimeSeries renamed(TimeSeries series, String name) {
    return TimeSeries.builder(name, series.calendar(), new double[][] {series.target(0)}).build();
  }

  private static List<Forecast> forecast(SavedModel model) {
    return ForecastRun.run(
            model, Optional.empty(), OptionalInt.empty(), Optional.empty(), RunListener.SILENT)
        .forecasts();
  }
}
