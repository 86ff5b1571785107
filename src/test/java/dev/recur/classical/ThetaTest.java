package dev.recur.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThetaTest {

  /** All but the one with negative values: R divides them by factors, ours subtracts. */
  static Stream<ReferenceSeries> positive() {
    return ReferenceSeries.all().filter(s -> Arrays.stream(s.train()).min().orElse(0) >= 0);
  }

  @ParameterizedTest
  @MethodSource("positive")
  void forecastsAreThoseOfR(ReferenceSeries series) throws CannotFitException {
    double[] forecast = Theta.fit(series.train(), series.season).forecast(series.horizon);
    assertTrue(ReferenceSeries.difference(forecast, series.reference("theta")) < 1e-4);
  }

  @Test
  void airlineErrorIsThatOfR() throws CannotFitException {
    ReferenceSeries airline = ReferenceSeries.named("airline");
    assertEquals(30.718, airline.rmse(Theta.fit(airline.train(), 12).forecast(12)), 0.001);
  }

  @Test
  void intervalsWithoutSeasonAreThoseOfR() throws CannotFitException {
    ReferenceSeries series = ReferenceSeries.named("sunspots-yearly");
    double[] upper = Theta.fit(series.train(), 1).quantile(0.9, series.horizon).orElseThrow();
    assertTrue(ReferenceSeries.difference(upper, series.reference("theta-upper-80")) < 1e-4);
  }

  @Test
  void valuesBelowZeroAreAdjustedByAnAdditiveSeason() throws CannotFitException {
    ReferenceSeries series = ReferenceSeries.named("beijing-temperature-hourly");
    Theta fit = Theta.fit(series.train(), series.season);
    assertEquals("Theta, additive season 24", fit.description());
    double ours = series.rmse(fit.forecast(series.horizon));
    assertTrue(ours < series.rmse(series.reference("theta")));
  }

  @Test
  void noSeasonIsSeenInATrendAlone() {
    double[] line = IntStream.range(0, 48).mapToDouble(t -> t % 2).toArray();
    assertTrue(Seasonality.isPresent(line, 2));
    double[] noise = IntStream.range(0, 48).mapToDouble(t -> (t * 7919) % 101).toArray();
    assertEquals(false, Seasonality.isPresent(noise, 12));
  }

  @Test
  void lineGoesOnAtHalfItsSlope() throws CannotFitException {
    double[] line = IntStream.range(0, 30).mapToDouble(t -> 2 * t).toArray();
    double[] forecast = Theta.fit(line, 1).forecast(3);
    assertArrayEquals(
        new double[] {1, 1},
        new double[] {forecast[1] - forecast[0], forecast[2] - forecast[1]},
        1e-9);
  }

  @Test
  void constantsStayConstant() throws CannotFitException {
    double[] threes = new double[30];
    Arrays.fill(threes, 3);
    assertArrayEquals(new double[] {3, 3}, Theta.fit(threes, 12).forecast(2), 1e-9);
    assertArrayEquals(new double[] {0, 0}, Theta.fit(new double[30], 12).forecast(2), 1e-9);
  }

  @Test
  void fewValuesAreRefusedInWords() {
    assertThrows(CannotFitException.class, () -> Theta.fit(new double[] {1, 2, 3, 4}, 1));
  }
}
