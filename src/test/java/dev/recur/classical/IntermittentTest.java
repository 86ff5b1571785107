package dev.recur.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Forecasts of intermittent demand beside StatsForecast's: intermittent.csv,
 * src/bench/intermittent.py.
 */
class IntermittentTest {
  /** How one method is fitted. */
  private interface Fit {
    FittedModel of(double[] values) throws CannotFitException;
  }

  private static final Fit[] COLUMNS = {
    values -> Croston.fit(values, 1),
    values -> Croston.fitUnbiased(values, 1),
    values -> Tsb.fit(Demand.of(values, 1), 0.1, 0.1),
    values -> Adida.fit(values, 1),
    values -> Imapa.fit(values, 1)
  };

  static Stream<Arguments> everySeries() {
    return ReferenceSeries.rows("intermittent.csv").map(row -> Arguments.of((Object) row));
  }

  @ParameterizedTest
  @MethodSource("everySeries")
  void ratesAreThoseOfStatsForecast(String[] row) throws CannotFitException {
    double[] values =
        Arrays.stream(row[1].split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    for (int method = 0; method < COLUMNS.length; method++) {
      double expected = Double.parseDouble(row[2 + method]);
      double[] ours = COLUMNS[method].of(values).forecast(3);
      assertEquals(expected, ours[0], 1e-6 * expected, row[0] + " " + method);
      assertEquals(ours[0], ours[2]);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"CROSTON", "CROSTON_SBA", "TSB", "ADIDA", "IMAPA"})
  void quantilesAreValuesThatWereSeenAndLaterOnesWeighMore(Method method)
      throws CannotFitException {
    double[] values = new double[100];
    Arrays.fill(values, 0, 50, 4);
    for (int t = 50; t < 100; t += 5) {
      values[t] = 7;
    }
    FittedModel fit = method.fit(values, 1);
    // Weights 0.98^99 + ... + 0.98^50 = 11.58 of 4; 0.98^49 + 0.98^44 + ... = 6.10 of 7; 25.69 of
    // 0.
    assertArrayEquals(new double[] {0, 0}, fit.quantile(0.59, 2).orElseThrow());
    assertArrayEquals(new double[] {4, 4}, fit.quantile(0.60, 2).orElseThrow());
    assertArrayEquals(new double[] {4, 4}, fit.quantile(0.85, 2).orElseThrow());
    assertArrayEquals(new double[] {7, 7}, fit.quantile(0.87, 2).orElseThrow());
  }

  @Test
  void chancesOfDemandThatEndedFadeOut() throws CannotFitException {
    double[] values = new double[120];
    Arrays.fill(values, 0, 40, 5);
    double tsb = Tsb.fit(values, 1).forecast(1)[0];
    assertTrue(tsb < 0.01 && tsb > 0, "TSB " + tsb);
    assertEquals(5, Croston.fit(values, 1).forecast(1)[0], 1e-9);
  }

  @Test
  void demandBelowZeroIsRefused() {
    assertEquals(
        "demand is zero or more, value 2 is -1.0",
        assertThrows(CannotFitException.class, () -> Imapa.fit(new double[] {3, -1, 0}, 1))
            .reason());
  }
}
