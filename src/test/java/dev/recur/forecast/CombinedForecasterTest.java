package dev.recur.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CombinedForecasterTest {
  private final List<Double> closed = new ArrayList<>();

  /** Forecasts one value for all steps, and notes when it is closed. */
  private Forecaster constant(double value, int needed) {
    return new Forecaster() {
      @Override
      public List<Forecast> forecast(
          List<TimeSeries> histories, int horizon, double[] probabilities) {
        double[] points = new double[horizon];
        java.util.Arrays.fill(points, value);
        return histories.stream()
            .map(history -> Forecast.after(history, new double[][] {points}))
            .toList();
      }

      @Override
      public int needed() {
        return needed;
      }

      @Override
      public void close() {
        closed.add(value);
      }
    };
  }

  /** Members that weigh the same. */
  private static CombinedForecaster alike(Combination combination, List<Forecaster> members) {
    List<Double> weights = Collections.nCopies(members.size(), 1.0);
    return new CombinedForecaster(combination, weights, weights, members);
  }

  private double[] forecast(Combination combination, double... values) {
    List<Forecaster> members = new ArrayList<>();
    for (double value : values) {
      members.add(constant(value, 1));
    }
    TimeSeries history = Fixtures.series("s", Fixtures.upTo(3));
    return alike(combination, members).forecast(List.of(history), 2).get(0).points().target(0);
  }

  @Test
  void theMedianIsTheMiddleOrTheMeanOfTheMiddleTwo() {
    assertArrayEquals(new double[] {4, 4}, forecast(Combination.MEDIAN, 100, -3, 4));
    assertArrayEquals(new double[] {5, 5}, forecast(Combination.MEDIAN, 100, -3, 4, 6));
    assertArrayEquals(new double[] {7, 7}, forecast(Combination.MEDIAN, 7));
  }

  @Test
  void theMeanIsTheMean() {
    assertArrayEquals(new double[] {3, 3}, forecast(Combination.MEAN, 1, 2, 6));
  }

  @Test
  void whatCouldNotBeFittedIsLeftOutUnlessNoneCould() {
    TimeSeries history = Fixtures.series("s", Fixtures.upTo(3));
    StandInForecaster instead =
        new StandInForecaster(
            constant(1, 9),
            h -> h.length() < 9 ? Optional.of("needs at least 9 values, got 3") : Optional.empty(),
            "x",
            () -> constant(8, 1));
    List<Double> weights = List.of(0.5, 0.3, 0.2);
    Forecast some =
        new CombinedForecaster(
                Combination.MEAN,
                weights,
                weights,
                List.of(instead, constant(2, 1), constant(7, 1)))
            .forecast(List.of(history), 2)
            .get(0);
    assertArrayEquals(new double[] {4, 4}, some.points().target(0), 1e-12);
    assertEquals(Optional.empty(), some.fallback());
    Forecast none =
        alike(Combination.MEDIAN, List.of(instead, instead)).forecast(List.of(history), 2).get(0);
    assertArrayEquals(new double[] {8, 8}, none.points().target(0));
    assertEquals(
        new Fallback("x", "needs at least 9 values, got 3"), none.fallback().orElseThrow());
  }

  @Test
  void itNeedsWhatTheNeediestMemberNeedsAndClosesAll() {
    CombinedForecaster combined = alike(Combination.MEAN, List.of(constant(1, 5), constant(2, 9)));
    assertEquals(9, combined.needed());
    combined.close();
    assertTrue(closed.containsAll(List.of(1.0, 2.0)), closed.toString());
  }

  @Test
  void historiesOfIntermittentDemandHaveWeightsOfTheirOwnInTheirOrder() {
    TimeSeries seldom = Fixtures.series("seldom", new double[] {0, 3, 0, 0, 2, 0, 1});
    TimeSeries often = Fixtures.series("often", Fixtures.upTo(7));
    CombinedForecaster forecaster =
        new CombinedForecaster(
            Combination.MEAN,
            List.of(1.0, 0.0, 1.0),
            List.of(0.0, 3.0, 1.0),
            List.of(constant(2, 5), constant(10, 5), constant(6, 5)));
    List<Forecast> made = forecaster.forecast(List.of(seldom, often, often, seldom), 1);
    assertEquals(
        List.of(9.0, 4.0, 4.0, 9.0),
        made.stream().map(forecast -> forecast.points().target(0, 0)).toList());
    assertEquals("often", made.get(2).points().name());
    assertEquals(Integer.MAX_VALUE, forecaster.needed());
  }
}
