package dev.recur.pretrained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.ParallelForecaster;
import dev.recur.forecast.Quantiles;
import dev.recur.series.Calendar;
import dev.recur.series.MissingPolicy;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PretrainedForecasterTest {
  private static final double[] ENDS = {.025, .1, .9, .975};

  private static Forecaster forecaster(int season, int threads) {
    return new ParallelForecaster(
        new PretrainedForecaster(PretrainedWeights.released(), season), threads);
  }

  private static TimeSeries series(double... values) {
    return TimeSeries.of("a", Calendar.rows(), values);
  }

  private static double[] wave(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[length];
    Arrays.setAll(
        values, t -> 100 + t + 20 * Math.sin(2 * Math.PI * t / 12) + 3 * random.nextDouble(-1, 1));
    return values;
  }

  private static double[][] all(Forecast forecast) {
    List<double[]> rows = new ArrayList<>();
    rows.add(forecast.points().target(0));
    forecast.quantiles().ifPresent(q -> rows.addAll(List.of(q.of(0))));
    return rows.toArray(double[][]::new);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void manySeriesAreForecastWithTheBitsOfOneByOne(int threads) {
    List<TimeSeries> histories = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      histories.add(series(wave(5 + 7 * (i % 13), i)));
    }
    List<Forecast> together = forecaster(12, threads).forecast(histories, 15, ENDS);
    for (int i = 0; i < histories.size(); i++) {
      Forecast alone = forecaster(12, 1).forecast(List.of(histories.get(i)), 15, ENDS).get(0);
      assertArrayEquals(all(alone), all(together.get(i)), "series " + i);
    }
  }

  @Test
  void aWaveOnATrendIsContinued() {
    double[] values = wave(132, 1);
    double[] points =
        forecaster(12, 1)
            .forecast(List.of(series(Arrays.copyOf(values, 120))), 12)
            .get(0)
            .points()
            .target(0);
    double error = 0;
    for (int h = 0; h < 12; h++) {
      error += Math.abs(points[h] - values[120 + h]) / 12;
    }
    // Noise alone has a mean size of 1.5; repeating the last season would be off by 12.
    assertTrue(error < 3.5, "mean error " + error);
  }

  @Test
  void quantilesRiseAroundThePointsAndAreThoseAskedFor() {
    Forecast forecast = forecaster(12, 1).forecast(List.of(series(wave(80, 2))), 40, ENDS).get(0);
    Quantiles quantiles = forecast.quantiles().orElseThrow();
    assertArrayEquals(ENDS, quantiles.probabilities());
    for (int h = 0; h < 40; h++) {
      double point = forecast.points().target(0, h);
      assertTrue(quantiles.of(0, 0)[h] <= quantiles.of(0, 1)[h]);
      assertTrue(quantiles.of(0, 1)[h] < point && point < quantiles.of(0, 2)[h]);
      assertTrue(quantiles.of(0, 2)[h] <= quantiles.of(0, 3)[h]);
    }
  }

  @Test
  void unitsDoNotMatter() {
    double[] values = wave(60, 3);
    double[] large = Arrays.stream(values).map(v -> v * 1024).toArray();
    double[] plain =
        forecaster(12, 1).forecast(List.of(series(values)), 8).get(0).points().target(0);
    double[] scaled =
        forecaster(12, 1).forecast(List.of(series(large)), 8).get(0).points().target(0);
    for (int h = 0; h < 8; h++) {
      assertEquals(plain[h], scaled[h] / 1024, 1e-4 * plain[h]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 13, 14, 15, 16})
  void anyLengthIsForecast(int length) {
    Forecast forecast =
        forecaster(12, 1).forecast(List.of(series(wave(length, 4))), 30, ENDS).get(0);
    for (double[] row : all(forecast)) {
      for (double value : row) {
        assertTrue(Math.abs(value) < 10_000, "length " + length + ": " + value);
      }
    }
  }

  @Test
  void oneValueIsRepeatedWithAWidth() {
    Forecast forecast = forecaster(1, 1).forecast(List.of(series(50)), 3, ENDS).get(0);
    assertArrayEquals(new double[] {50, 50, 50}, forecast.points().target(0));
    double[] upper = forecast.quantiles().orElseThrow().of(0, 2);
    assertTrue(upper[0] > 55 && upper[2] > upper[0]);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 7.5, -3})
  void whatNeverMovedIsExpectedToStay(double value) {
    double[] values = new double[40];
    Arrays.fill(values, value);
    for (double[] row : all(forecaster(7, 1).forecast(List.of(series(values)), 9, ENDS).get(0))) {
      for (double forecast : row) {
        assertEquals(value, forecast);
      }
    }
  }

  @Test
  void nothingIsBelowZeroThatNeverWas() {
    double[] counts = new double[60];
    SplittableRandom random = new SplittableRandom(5);
    Arrays.setAll(counts, t -> random.nextDouble() < .7 ? 0 : random.nextInt(1, 5));
    for (double[] row : all(forecaster(7, 1).forecast(List.of(series(counts)), 14, ENDS).get(0))) {
      for (double value : row) {
        assertTrue(value >= 0 && value < 20, "value " + value);
      }
    }
  }

  @Test
  void aGapIsSeenAsAGapWhateverFillsIt() {
    double[] values = wave(90, 6);
    values[40] = Double.NaN;
    values[87] = Double.NaN;
    TimeSeries previous =
        TimeSeries.builder("a", Calendar.rows(), values).missing(MissingPolicy.PREVIOUS, 1).build();
    TimeSeries zero =
        TimeSeries.builder("a", Calendar.rows(), values).missing(MissingPolicy.ZERO, 1).build();
    List<Forecast> both = forecaster(12, 1).forecast(List.of(previous, zero), 12, ENDS);
    assertArrayEquals(all(both.get(0)), all(both.get(1)));
  }

  @Test
  void stepsBeyondThoseLearntGoOnWithTheSeason() {
    double[] points =
        forecaster(12, 1)
            .forecast(List.of(series(wave(120, 7))), 200, ENDS)
            .get(0)
            .points()
            .target(0);
    for (int h = 100; h < 200; h++) {
      double expected = 100 + 120 + h + 20 * Math.sin(2 * Math.PI * (120 + h) / 12);
      assertEquals(expected, points[h], 60, "step " + h);
    }
  }

  @Test
  void targetsAreForecastEachForItself() {
    double[] a = wave(70, 8);
    double[] b = wave(70, 9);
    Forecast both =
        forecaster(12, 1).forecast(List.of(TimeSeries.of("a", Calendar.rows(), a, b)), 5).get(0);
    Forecast alone = forecaster(12, 1).forecast(List.of(series(b)), 5).get(0);
    assertArrayEquals(alone.points().target(0), both.points().target(1));
  }
}
