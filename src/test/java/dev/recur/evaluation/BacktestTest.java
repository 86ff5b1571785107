package dev.recur.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.series.MissingPolicy;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected scores are worked out by hand. */
class BacktestTest {
  private static final double EXACT = 1e-9;

  /** Repeats the last value of every target. */
  private static List<Forecast> repeat(List<TimeSeries> histories, int horizon) {
    List<Forecast> forecasts = new ArrayList<>();
    for (TimeSeries history : histories) {
      double[][] points = new double[history.targetCount()][horizon];
      for (int k = 0; k < points.length; k++) {
        Arrays.fill(points[k], history.target(k, history.length() - 1));
      }
      forecasts.add(Forecast.after(history, points));
    }
    return forecasts;
  }

  @Test
  void forecastsAreScoredFoldByFoldWithALastOneCutShort() {
    // From 4: 4 4 against 6 9; from 9: 9 9 against 8 12; from 12: 12 against 10.
    TimeSeries series = Fixtures.series("s", new double[] {1, 2, 4, 6, 9, 8, 12, 10});
    Backtest backtest = new Backtest(Fixtures.panel(series), List.of(new Split(2, 1, 5)), 2, 1);
    PointScore score = backtest.score("repeat", BacktestTest::repeat).overall();
    assertEquals(3, backtest.folds());
    assertEquals(5, backtest.points());
    assertEquals(Math.sqrt((4 + 25 + 1 + 9 + 4) / 5.0), score.rmse(), EXACT);
    assertEquals((2 + 5 + 1 + 3 + 2) / 5.0, score.mae(), EXACT);
    assertEquals((-2 - 5 + 1 - 3 + 2) / 5.0, score.bias(), EXACT);
    // Before test the values change by 1 and 2: the scale is 1.5.
    assertEquals(2.6 / 1.5, score.mase().getAsDouble(), EXACT);
  }

  @Test
  void aForecasterSeesOnlyWhatCameBeforeEachOrigin() {
    TimeSeries series = Fixtures.series("s", Fixtures.upTo(20));
    List<Integer> seen = new ArrayList<>();
    Forecaster forecaster =
        (histories, horizon) -> {
          histories.forEach(history -> seen.add(history.length()));
          return repeat(histories, horizon);
        };
    new Backtest(Fixtures.panel(series), List.of(new Split(8, 2, 10)), 4, 1)
        .score("spy", forecaster);
    assertEquals(List.of(10, 14, 18), seen);
  }

  @Test
  void overSeveralSeriesTheSquaresOfAllPointsAreShared() {
    // North errs by 3 on four points of each target; South by 0 and 5 on one point.
    TimeSeries north =
        Fixtures.series("North", new double[] {1, 1, 4, 4, 4, 4}, new double[] {1, 1, 4, 4, 4, 4});
    TimeSeries south = Fixtures.series("South", new double[] {2, 2, 2}, new double[] {2, 2, 7});
    ModelScore score =
        new Backtest(
                Fixtures.panel(north, south), List.of(new Split(1, 1, 4), new Split(1, 1, 1)), 4, 1)
            .score("repeat", BacktestTest::repeat);
    assertEquals(Math.sqrt((8 * 9 + 25) / 10.0), score.overall().rmse(), EXACT);
    assertEquals((3 + 3 + 0 + 5) / 4.0, score.overall().mae(), EXACT);
    assertEquals(List.of("North", "South"), List.copyOf(score.perSeries().keySet()));
    assertEquals(3, score.perSeries().get("North").rmse(), EXACT);
    assertEquals(Math.sqrt(12.5), score.perSeries().get("South").rmse(), EXACT);
    assertEquals(Math.sqrt(4 * 9 / 5.0), score.perTarget().get("a").rmse(), EXACT);
    assertEquals(Math.sqrt((4 * 9 + 25) / 5.0), score.perTarget().get("b").rmse(), EXACT);
  }

  @Test
  void filledInValuesAreNeitherScoredNorCounted() {
    double[] values = {1, 2, 3, Double.NaN, 5, 9};
    TimeSeries series =
        TimeSeries.builder("s", Fixtures.monthly(), values)
            .missing(MissingPolicy.INTERPOLATE, 1)
            .build();
    Backtest backtest = new Backtest(Fixtures.panel(series), List.of(new Split(2, 1, 3)), 3, 1);
    assertEquals(2, backtest.points());
    PointScore score = backtest.score("repeat", BacktestTest::repeat).overall();
    assertEquals(Math.sqrt((4 + 36) / 2.0), score.rmse(), EXACT);
  }

  @Test
  void heldOutValuesDoNotChangeTheScaleOfMase() {
    double[] values = {1, 3, 1, 3, 1, 3, 5, 5};
    double[] later = values.clone();
    later[7] = 900;
    Backtest backtest =
        new Backtest(
            Fixtures.panel(Fixtures.series("s", later)), List.of(new Split(5, 1, 2)), 2, 1);
    // Every change before test is 2, and the errors are 2 and 897.
    PointScore score = backtest.score("repeat", BacktestTest::repeat).overall();
    assertEquals((2 + 897) / 2.0 / 2, score.mase().getAsDouble(), EXACT);
  }

  @Test
  void aPartWithoutScoredPointsIsLeftOut() {
    double[] gone = {1, 2, 3, Double.NaN};
    TimeSeries empty =
        TimeSeries.builder("Gone", Fixtures.monthly(), gone)
            .missing(MissingPolicy.PREVIOUS, 1)
            .build();
    TimeSeries full = Fixtures.series("Here", new double[] {1, 2, 3, 5});
    ModelScore score =
        new Backtest(
                Fixtures.panel(empty, full), List.of(new Split(2, 1, 1), new Split(2, 1, 1)), 1, 1)
            .score("repeat", BacktestTest::repeat);
    assertEquals(2, score.overall().rmse(), EXACT);
    assertEquals(List.of("Here"), List.copyOf(score.perSeries().keySet()));
    assertTrue(score.overall().mase().isPresent());
  }
}
