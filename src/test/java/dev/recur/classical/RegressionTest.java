package dev.recur.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.forecast.Forecast;
import dev.recur.series.Calendar;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import jdplus.toolkit.base.api.arima.SarimaOrders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SARIMA with regressors, beside R's {@code Arima(xreg)}: see regression.R. */
class RegressionTest {
  private static final int HORIZON = 12;

  private static double[] reference(String name) {
    return ReferenceSeries.row("regression.csv", name);
  }

  private static double[][] known() {
    return new double[][] {reference("promotion"), reference("heat")};
  }

  private static SarimaOrders orders(String name) {
    if (name.equals("wandering")) {
      return SarimaOrders.airline(12);
    }
    SarimaOrders orders = new SarimaOrders(1);
    orders.setRegular(1, 0, 0);
    return orders;
  }

  @ParameterizedTest
  @ValueSource(strings = {"stationary", "wandering"})
  void estimateOfGivenOrdersIsThatOfR(String name) {
    double[] values = reference(name + "-values");
    Regressors regressors = Regressors.of(known(), values.length);
    SarimaFit fit = SarimaFit.of(orders(name), values, regressors).orElseThrow();
    double[] mean = reference(name + "-mean");
    double[] theirs = reference(name + "-errors");
    double[] errors = fit.standardErrors(HORIZON);
    for (int h = 0; h < HORIZON; h++) {
      assertEquals(mean[h], fit.forecast(HORIZON)[h], 0.02);
      assertEquals(theirs[h], errors[h], 0.01 * theirs[h]);
    }
  }

  /** Ours has a drift beside the orders: 3 at the end, beside the effect of a promotion, 12. */
  @ParameterizedTest
  @ValueSource(strings = {"stationary", "wandering"})
  void searchedOrdersForecastAsThoseThatRChooses(String name) {
    Forecast forecast =
        new ClassicalForecaster(Method.SARIMA, orders(name).getPeriod())
            .forecast(List.of(series(name)), HORIZON)
            .get(0);
    double[] theirs = reference(name + "-automatic");
    for (int h = 0; h < HORIZON; h++) {
      assertEquals(theirs[h], forecast.points().target(0, h), 4);
    }
  }

  private static TimeSeries series(String name) {
    return TimeSeries.builder(name, Calendar.rows(), reference(name + "-values"))
        .future(known())
        .build();
  }

  @Test
  void theFitSaysHowManyRegressorsItHas() {
    SeriesFit fit = new ClassicalForecaster(Method.SARIMA, 1).fit(series("stationary"));
    assertTrue(
        fit.targets().get(0).description().contains(" with 2 regressors"),
        fit.targets().get(0).description());
  }

  @Test
  void valuesOfCovariatesBeyondTheHorizonChangeNothing() {
    double[][] known = known();
    TimeSeries before = series("stationary").slice(0, 150);
    known[0][170] = 99;
    TimeSeries after =
        TimeSeries.builder("after", Calendar.rows(), before.target(0)).future(known).build();
    ClassicalForecaster sarima = new ClassicalForecaster(Method.SARIMA, 1);
    assertArrayEquals(
        sarima.forecast(List.of(before), 12).get(0).points().target(0),
        sarima.forecast(List.of(after), 12).get(0).points().target(0));
  }

  @Test
  void covariatesThatEndTooEarlyAreNamed() {
    InputException refusal =
        assertThrows(
            InputException.class,
            () ->
                new ClassicalForecaster(Method.SARIMA, 1)
                    .forecast(List.of(series("stationary")), 13));
    assertEquals(
        "stationary: the future covariates are known 12 steps ahead, a forecast of 13 steps with"
            + " sarima needs them all; add their values, or leave the columns out",
        refusal.getMessage());
  }

  @Test
  void columnsThatTellNothingOfTheirOwnAreLeftOut() {
    double[] random = new Random(3).doubles(120).toArray();
    double[] season = IntStream.range(0, 120).mapToDouble(t -> t % 12).toArray();
    double[] constant = new double[120];
    double[] twice = Arrays.stream(random).map(x -> 5 + 2 * x).toArray();
    Arrays.fill(constant, 4);
    double[][] all = {random, season, constant, twice};
    assertEquals(3, Regressors.of(all, 100).count());
    assertEquals(2, Regressors.of(all, 100).independent().count());
    assertEquals(1, Regressors.of(all, 100).independent(12).count());
    assertEquals(1, Regressors.of(all, 100).independent(1, 12).count());
  }

  @Test
  void extendedAirlineRecoversAKnownEffect() throws CannotFitException {
    Random random = new Random(5);
    double[] event = IntStream.range(0, 700).mapToDouble(t -> t % 37 < 3 ? 1 : 0).toArray();
    double[] values = new double[658];
    for (int t = 0; t < values.length; t++) {
      values[t] =
          20
              + 5 * Math.sin(2 * Math.PI * t / 6)
              + 4 * Math.sin(2 * Math.PI * t / 42)
              + 10 * event[t]
              + 0.3 * random.nextGaussian();
    }
    Regressors regressors = Regressors.of(new double[][] {event}, values.length);
    double[] with = ExtendedAirline.fit(values, new int[] {6, 42}, regressors).forecast(42);
    for (int h = 0; h < 42; h++) {
      int t = 658 + h;
      double expected =
          20
              + 5 * Math.sin(2 * Math.PI * t / 6)
              + 4 * Math.sin(2 * Math.PI * t / 42)
              + 10 * event[t];
      assertEquals(expected, with[h], 1.2);
    }
  }
}
