package dev.recur.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.forecast.Fallback;
import dev.recur.forecast.Forecast;
import dev.recur.series.Calendar;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClassicalForecasterTest {
  private static TimeSeries series(double[]... targets) {
    return TimeSeries.of("sales", Calendar.rows(), targets);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void everyMethodForecastsEveryTargetWithoutAFallback(Method method) throws CannotFitException {
    double[] milk = ReferenceSeries.named("milk").train();
    Random random = new Random(1);
    double[] other =
        Arrays.stream(milk).map(value -> 2000 - value + 30 * random.nextGaussian()).toArray();
    Forecast forecast =
        new ClassicalForecaster(method, 12).forecast(List.of(series(milk, other)), 6).get(0);
    assertEquals(Optional.empty(), forecast.fallback());
    assertEquals(2, forecast.points().targetCount());
    assertEquals(6, forecast.points().length());
    if (method != Method.VAR) {
      assertArrayEquals(method.fit(milk, 12).forecast(6), forecast.points().target(0));
      assertArrayEquals(method.fit(other, 12).forecast(6), forecast.points().target(1));
    } else {
      double[][] together = Var.fit(new double[][] {milk, other}, 12).forecast(6);
      assertArrayEquals(together[0], forecast.points().target(0));
      assertArrayEquals(together[1], forecast.points().target(1));
    }
  }

  @Test
  void seasonalNaiveStandsInForWhatCannotBeFittedAndSaysSo() {
    TimeSeries shortOne = series(new double[] {3, 1, 4, 1, 5});
    TimeSeries longOne = series(ReferenceSeries.named("milk").train());
    List<Forecast> forecasts =
        new ClassicalForecaster(Method.ETS, 2).forecast(List.of(shortOne, longOne), 3);
    assertArrayEquals(new double[] {1, 5, 1}, forecasts.get(0).points().target(0));
    assertEquals(
        Optional.of(new Fallback("seasonal-naive", "needs at least 7 values, got 5")),
        forecasts.get(0).fallback());
    assertEquals(Optional.empty(), forecasts.get(1).fallback());
  }

  @Test
  void naiveStandsInWhereThereIsNoSeason() {
    Forecast forecast =
        new ClassicalForecaster(Method.SARIMA, 1)
            .forecast(List.of(series(new double[20])), 2)
            .get(0);
    assertArrayEquals(new double[] {0, 0}, forecast.points().target(0));
    assertEquals("naive", forecast.fallback().orElseThrow().method());
  }

  @Test
  void onlyTheTargetThatCannotBeFittedFallsBack() throws CannotFitException {
    double[] milk = ReferenceSeries.named("milk").train();
    TimeSeries both = series(milk, new double[milk.length]);
    SeriesFit fit = new ClassicalForecaster(Method.SARIMA, 12).fit(both);
    assertArrayEquals(Sarima.fit(milk, 12).forecast(4), fit.forecast(4)[0]);
    assertArrayEquals(new double[4], fit.forecast(4)[1]);
    assertTrue(fit.fallback().orElseThrow().reason().contains("all values are 0.0"));
  }

  @Test
  void targetsOfAnAutoregressionFallBackTogether() {
    double[] milk = ReferenceSeries.named("milk").train();
    SeriesFit fit = new ClassicalForecaster(Method.VAR, 12).fit(series(milk, milk));
    double[] lastYear = Arrays.copyOfRange(milk, milk.length - 12, milk.length);
    assertArrayEquals(lastYear, fit.forecast(12)[0]);
    assertArrayEquals(lastYear, fit.forecast(12)[1]);
    assertEquals("seasonal-naive", fit.fallback().orElseThrow().method());
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void severalThreadsMakeTheForecastsOfOne(Method method) {
    List<TimeSeries> histories =
        ReferenceSeries.all().map(series -> series(series.train())).limit(8).toList();
    ClassicalForecaster forecaster = new ClassicalForecaster(method, 12);
    List<Forecast> together = forecaster.forecast(histories, 5);
    List<Forecast> apart =
        histories.parallelStream()
            .map(history -> forecaster.forecast(List.of(history), 5).get(0))
            .toList();
    for (int i = 0; i < histories.size(); i++) {
      assertArrayEquals(
          together.get(i).points().target(0), apart.get(i).points().target(0), "series " + i);
      assertEquals(together.get(i).fallback(), apart.get(i).fallback());
    }
  }

  @Test
  void anEmptyHistoryIsRefused() {
    ClassicalForecaster forecaster = new ClassicalForecaster(Method.ETS, 1);
    List<TimeSeries> empty = List.of(series(new double[0]));
    assertThrows(InputException.class, () -> forecaster.forecast(empty, 1));
  }
}
