package dev.recur.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.evaluation.IntervalMetrics;
import dev.recur.evaluation.Metrics;
import dev.recur.forecast.Normal;
import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.Notation;
import dev.recur.series.Stationarity;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.Random;
import jdplus.toolkit.base.api.arima.SarimaOrders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarimaTest {

  @Test
  void airlineErrorIsThatOfRWithLogarithms() throws CannotFitException {
    ReferenceSeries airline = ReferenceSeries.named("airline");
    Sarima fit = Sarima.fit(airline.train(), 12);
    assertEquals("SARIMA(0,1,1)(0,1,1)[12] of logarithms", fit.description());
    // R: auto.arima(y, lambda = 0).
    assertEquals(18.594, airline.rmse(fit.forecast(12)), 0.01);
  }

  @Test
  void estimateOfGivenOrdersIsThatOfR() {
    ReferenceSeries airline = ReferenceSeries.named("airline");
    double[] logarithms = Arrays.stream(airline.train()).map(Math::log).toArray();
    SarimaFit fit =
        SarimaFit.of(SarimaOrders.airline(12), logarithms, Regressors.NONE).orElseThrow();
    double[] point = fit.forecast(12);
    double[] errors = fit.standardErrors(12);
    double[] mean = airline.reference("airline-of-logarithms");
    double[] upper = airline.reference("airline-of-logarithms-upper-80");
    for (int h = 0; h < 12; h++) {
      assertEquals(mean[h], point[h], 1e-3);
      double theirs = (upper[h] - mean[h]) / Normal.quantile(0.9);
      assertEquals(theirs, errors[h], 0.01 * theirs);
    }
  }

  @Test
  void standardErrorsAreThoseOfTramo() throws CannotFitException {
    ReferenceSeries airline = ReferenceSeries.named("airline");
    double[] logarithms = Arrays.stream(airline.train()).map(Math::log).toArray();
    double[] ours =
        SarimaFit.of(SarimaOrders.airline(12), logarithms, Regressors.NONE)
            .orElseThrow()
            .standardErrors(24);
    double[] theirs = Tramo.fit(airline.train(), 12).standardErrors(24);
    assertTrue(ReferenceSeries.difference(ours, theirs) < 0.01);
  }

  /** What is found beats repeating the last season, on series of several seasons. */
  @ParameterizedTest
  @CsvSource({"airline-quarterly", "retail", "retail-quarterly", "sunspots-yearly", "m4-h1"})
  void searchFindsMoreThanSeasonalNaive(String name) throws CannotFitException {
    ReferenceSeries series = ReferenceSeries.named(name);
    double ours = series.rmse(Sarima.fit(series.train(), series.season).forecast(series.horizon));
    double naive =
        series.rmse(SeasonalNaive.fit(series.train(), series.season).forecast(series.horizon));
    assertTrue(ours < naive);
  }

  @Test
  void firstOrderAutoregressionIsRecovered() throws CannotFitException {
    Random random = new Random(7);
    double[] values = new double[400];
    for (int t = 1; t < values.length; t++) {
      values[t] = 0.8 * values[t - 1] + random.nextGaussian();
    }
    double[] forecast = Sarima.fit(values, 1).forecast(40);
    double last = values[values.length - 1];
    assertEquals(0.8 * last, forecast[0], 0.35);
    assertEquals(Values.mean(values), forecast[39], 0.2);
  }

  @Test
  void quantilesOfLogarithmsStayPositiveAndDoNotCross() throws CannotFitException {
    ReferenceSeries series = ReferenceSeries.named("shampoo");
    Sarima fit = Sarima.fit(series.train(), 12);
    double[] low = fit.quantile(0.01, 12).orElseThrow();
    double[] high = fit.quantile(0.99, 12).orElseThrow();
    for (int h = 0; h < 12; h++) {
      assertTrue(low[h] > 0 && low[h] < high[h]);
    }
  }

  @Test
  void twoSeasonsAreSeenTogether() throws CannotFitException {
    Random random = new Random(11);
    double[] values = new double[700];
    for (int t = 0; t < values.length; t++) {
      values[t] =
          20
              + 5 * Math.sin(2 * Math.PI * t / 6)
              + 4 * Math.sin(2 * Math.PI * t / 42)
              + 0.3 * random.nextGaussian();
    }
    double[] train = Arrays.copyOf(values, 658);
    double[] test = Arrays.copyOfRange(values, 658, 700);
    Sarima fit = Sarima.fit(train, new int[] {6, 42});
    assertTrue(fit.description().startsWith("extended airline [6,42]"), fit.description());
    assertTrue(Metrics.rmse(test, fit.forecast(42)) < 0.6);
    double[] low = fit.quantile(0.1, 42).orElseThrow();
    double[] high = fit.quantile(0.9, 42).orElseThrow();
    double caught = IntervalMetrics.coverage(test, low, high);
    assertTrue(caught > 0.6 && caught < 0.95, "coverage " + caught);
  }

  @Test
  void weekOfHoursEntersBesideTheDayWhereTheValuesShowIt() throws CannotFitException {
    Random random = new Random(2);
    double[] day = new double[1008];
    Arrays.setAll(day, t -> 5 * Math.sin(2 * Math.PI * t / 24) + random.nextGaussian());
    double[] week = day.clone();
    Arrays.setAll(week, t -> day[t] - (t % 168 < 48 ? 4 : 0));
    assertTrue(hourly(week).startsWith("extended airline [24,168]"), hourly(week));
    assertTrue(hourly(day).contains("[24]"), hourly(day));
    double[] twoWeeks = Arrays.copyOf(week, 336);
    assertTrue(hourly(twoWeeks).contains("[24]"), hourly(twoWeeks));
  }

  private static String hourly(double[] values) throws CannotFitException {
    Calendar hours =
        Calendar.of(
            Frequency.of(Frequency.Unit.HOUR), Notation.of("yyyy-MM-dd HH:mm"), "2024-01-06 00:00");
    return Sarima.fit(TimeSeries.of("hours", hours, values), 0, 24).description();
  }

  @Test
  void aLongSeasonIsTakenOutFirst() throws CannotFitException {
    Random random = new Random(4);
    double[] values = new double[1000];
    Arrays.setAll(
        values, t -> 50 + 10 * Math.sin(2 * Math.PI * t / 100) + 0.5 * random.nextGaussian());
    Sarima fit = Sarima.fit(values, 100);
    assertTrue(fit.description().contains("additive season 100"), fit.description());
    double[] forecast = fit.forecast(100);
    for (int h = 0; h < 100; h++) {
      assertEquals(50 + 10 * Math.sin(2 * Math.PI * h / 100), forecast[h], 1);
    }
    double[] high = fit.quantile(0.9, 100).orElseThrow();
    assertEquals(0.5 * Normal.quantile(0.9), high[0] - forecast[0], 0.1);
  }

  @Test
  void oneSeasonInAListIsThatSeason() throws CannotFitException {
    double[] milk = ReferenceSeries.named("milk").train();
    assertArrayEquals(
        Sarima.fit(milk, 12).forecast(5), Sarima.fit(milk, new int[] {12}).forecast(5));
  }

  @Test
  void severalSeasonsNeedThreeOfTheLongest() {
    double[] values = ReferenceSeries.named("milk").train();
    CannotFitException refusal =
        assertThrows(CannotFitException.class, () -> Sarima.fit(values, new int[] {4, 24}));
    assertEquals("needs at least 72 values, got 44", refusal.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Sarima.fit(values, new int[] {12, 4}));
  }

  @Test
  void differencesAreCounted() {
    Random random = new Random(1);
    double[] noise = random.doubles(200).toArray();
    double[] walk = new double[200];
    double[] smooth = new double[200];
    for (int t = 1; t < walk.length; t++) {
      walk[t] = walk[t - 1] + noise[t] - 0.3;
      smooth[t] = smooth[t - 1] + walk[t];
    }
    assertEquals(0, Stationarity.differences(noise));
    assertEquals(1, Stationarity.differences(walk));
    assertEquals(2, Stationarity.differences(smooth));
    assertEquals(0, Seasonality.differences(noise, 12));
    assertEquals(1, Seasonality.differences(ReferenceSeries.named("milk").train(), 12));
  }

  @Test
  void constantsAreRefusedInWords() {
    CannotFitException refusal =
        assertThrows(CannotFitException.class, () -> Sarima.fit(new double[50], 12));
    assertEquals("all values are 0.0; there is nothing to estimate", refusal.getMessage());
  }
}
