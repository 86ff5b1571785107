package dev.recur.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.Fixtures;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeanForecasterTest {
  private static final TimeSeries HISTORY = Fixtures.series("s", Fixtures.upTo(4));

  /** An exponential distribution with a mean of 3 at the first step, of 6 at the second. */
  private static List<Forecast> exponential(
      List<TimeSeries> histories, int horizon, double[] probabilities) {
    double[][][] quantiles = new double[1][probabilities.length][horizon];
    double[][] medians = new double[1][horizon];
    for (int step = 0; step < horizon; step++) {
      double mean = 3.0 * (step + 1);
      medians[0][step] = mean * Math.log(2);
      for (int p = 0; p < probabilities.length; p++) {
        quantiles[0][p][step] = -mean * Math.log(1 - probabilities[p]);
      }
    }
    Quantiles own = new Quantiles(probabilities, quantiles);
    return histories.stream().map(each -> Forecast.after(each, medians).with(own)).toList();
  }

  @Test
  void pointsAreMeansAndQuantilesThoseThatWereAskedFor() {
    Forecaster means = new MeanForecaster(MeanForecasterTest::exponential);
    double[] asked = {0.1, 0.5, 0.9};
    Forecast forecast = means.forecast(List.of(HISTORY), 2, asked).get(0);
    assertEquals(3, forecast.points().target(0, 0), 0.03);
    assertEquals(6, forecast.points().target(0, 1), 0.06);
    Quantiles quantiles = forecast.quantiles().orElseThrow();
    assertArrayEquals(asked, quantiles.probabilities());
    assertArrayEquals(new double[] {3 * Math.log(2), 6 * Math.log(2)}, quantiles.of(0, 1), 1e-12);
    Forecast points = means.forecast(List.of(HISTORY), 2).get(0);
    assertArrayEquals(forecast.points().target(0), points.points().target(0));
    assertEquals(0, points.quantiles().stream().count());
  }

  @Test
  void intervalsAtZeroStayWhereTheZerosOfTheHistoryBearThemOut() {
    double[] seldom = new double[100];
    Arrays.fill(seldom, 0, 8, 5);
    double[] often = new double[100];
    Arrays.fill(often, 0, 30, 5);
    Forecaster zeros =
        (histories, horizon, probabilities) -> {
          Quantiles none = new Quantiles(probabilities, new double[][][] {{{0}, {0}, {0}, {4}}});
          return histories.stream()
              .map(each -> Forecast.after(each, new double[][] {{0.4}}).with(none))
              .toList();
        };
    double[] asked = {0.025, 0.1, 0.9, 0.975};
    Intervals intervals = new Intervals(Levels.DEFAULT, true, false);
    List<Forecast> made =
        intervals
            .of(zeros)
            .forecast(
                List.of(Fixtures.series("seldom", seldom), Fixtures.series("often", often)),
                1,
                asked);
    assertEquals(0.4, made.get(0).quantiles().orElseThrow().of(0, 2)[0]);
    // Its share of the wider interval: 0.4 + 3.6 * 1.2816 / 1.96.
    assertEquals(2.754, made.get(1).quantiles().orElseThrow().of(0, 2)[0], 1e-3);
    Forecast whole =
        new Intervals(Levels.DEFAULT, true, true)
            .of(zeros)
            .forecast(List.of(Fixtures.series("often", often)), 1, asked)
            .get(0);
    assertEquals(0, whole.points().target(0, 0));
    assertEquals(3, whole.quantiles().orElseThrow().of(0, 2)[0]);
  }
}
