package dev.recur.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NaiveMethodsTest {
  private static final double[] VALUES = {2, 4, 9, 3, 6, 11, 5};

  @Test
  void naiveRepeatsTheLastValue() throws CannotFitException {
    assertArrayEquals(new double[] {5, 5, 5}, Naive.fit(VALUES, 3).forecast(3));
  }

  @Test
  void seasonalNaiveRepeatsTheLastSeason() throws CannotFitException {
    assertArrayEquals(new double[] {6, 11, 5, 6, 11}, SeasonalNaive.fit(VALUES, 3).forecast(5));
  }

  @Test
  void seasonalNaiveRepeatsWhatThereIsWhenThatIsLessThanASeason() throws CannotFitException {
    assertArrayEquals(
        new double[] {1, 2, 1}, SeasonalNaive.fit(new double[] {1, 2}, 12).forecast(3));
  }

  @Test
  void driftGoesOnAlongTheLineThroughFirstAndLast() throws CannotFitException {
    assertArrayEquals(new double[] {5.5, 6}, Drift.fit(VALUES, 1).forecast(2), 1e-12);
  }

  @Test
  void meanForecastsTheMean() throws CannotFitException {
    assertArrayEquals(new double[] {40 / 7.0, 40 / 7.0}, Mean.fit(VALUES, 1).forecast(2), 1e-12);
  }

  @Test
  void spreadGrowsWithTheRootOfTheSeasonsAhead() throws CannotFitException {
    SeasonalNaive fit = SeasonalNaive.fit(VALUES, 3);
    double[] above = fit.quantile(0.975, 4).orElseThrow();
    double sigma = Math.sqrt((1 + 4 + 4 + 4) / 4.0);
    assertEquals(6 + 1.959963984540054 * sigma, above[0], 1e-9);
    assertEquals(6 + 1.959963984540054 * sigma * Math.sqrt(2), above[3], 1e-9);
  }

  @Test
  void oneValueHasAForecastAndNoDistribution() throws CannotFitException {
    double[] one = {3};
    assertEquals(3, Mean.fit(one, 1).forecast(1)[0]);
    assertEquals(3, Naive.fit(one, 1).forecast(1)[0]);
    assertTrue(Mean.fit(one, 1).quantile(0.9, 1).isEmpty());
    assertTrue(Naive.fit(one, 1).quantile(0.9, 1).isEmpty());
  }

  @Test
  void whatCannotBeFittedIsRefusedInWords() {
    assertEquals(
        "needs at least 2 values, got 1",
        assertThrows(CannotFitException.class, () -> Drift.fit(new double[] {3}, 1)).getMessage());
    assertThrows(CannotFitException.class, () -> Naive.fit(new double[0], 1));
    assertThrows(CannotFitException.class, () -> Mean.fit(new double[] {Double.NaN}, 1));
    assertThrows(CannotFitException.class, () -> Mean.fit(new double[] {1e200}, 1));
  }

  @ParameterizedTest
  @MethodSource("dev.recur.classical.ReferenceSeries#all")
  void intervalsAreThoseOfR(ReferenceSeries series) throws CannotFitException {
    double[] values = series.train();
    int horizon = series.horizon;
    assertUpper(series, "mean-upper-80", Mean.fit(values, 1).quantile(0.9, horizon));
    assertUpper(
        series,
        "seasonal-naive-upper-80",
        SeasonalNaive.fit(values, series.season).quantile(0.9, horizon));
    assertUpper(series, "drift-upper-80", Drift.fit(values, 1).quantile(0.9, horizon));
  }

  private static void assertUpper(ReferenceSeries series, String method, Optional<double[]> upper) {
    double difference = ReferenceSeries.difference(upper.orElseThrow(), series.reference(method));
    assertTrue(difference < 1e-6, method + " differs by " + difference);
  }
}
