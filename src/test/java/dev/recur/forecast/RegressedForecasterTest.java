package dev.recur.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegressedForecasterTest {
  private static final int SEASON = 4;
  private static final int LENGTH = 120;
  private static final int HORIZON = 4;
  private static final double[] QUANTILES = {0.1, 0.9};
  private static final Forecaster REGRESSED = new RegressedForecaster(new LastValue(), SEASON);

  /** Repeats the last value, with quantiles one below and one above. */
  private static final class LastValue implements Forecaster {
    @Override
    public List<Forecast> forecast(
        List<TimeSeries> histories, int horizon, double[] probabilities) {
      List<Forecast> forecasts = new ArrayList<>();
      for (TimeSeries history : histories) {
        double[] values = new double[horizon];
        Arrays.fill(values, history.target(0, history.length() - 1));
        double[] below = Arrays.stream(values).map(x -> x - 1).toArray();
        double[] above = Arrays.stream(values).map(x -> x + 1).toArray();
        Forecast points = Forecast.after(history, new double[][] {values});
        forecasts.add(
            probabilities.length == 0
                ? points
                : points.with(new Quantiles(probabilities, new double[][][] {{below, above}})));
      }
      return forecasts;
    }
  }

  /** 0 and 1, as promotions are, as long as the values and a horizon beyond. */
  private static double[] promotions() {
    SplittableRandom random = new SplittableRandom(5);
    double[] promotions = new double[LENGTH + HORIZON];
    Arrays.setAll(promotions, t -> random.nextInt(3) == 0 ? 1 : 0);
    promotions[LENGTH - 1] = 0;
    promotions[LENGTH] = 0;
    promotions[LENGTH + 1] = 1;
    return promotions;
  }

  private static TimeSeries series(double[] values, double[]... future) {
    return TimeSeries.builder("North", Fixtures.monthly(), values)
        .keys(List.of("North"))
        .missing(MissingPolicy.GAPS, 1)
        .future(future)
        .build();
  }

  /** A season, a trend and noise, to which promotions add 20. */
  private static double[] sales(double[] promotions) {
    double[] values = Fixtures.seasonal(LENGTH, SEASON, 1);
    Arrays.setAll(values, t -> values[t] + 20 * promotions[t]);
    return values;
  }

  private static double[] points(TimeSeries history) {
    return REGRESSED.forecast(List.of(history), HORIZON).get(0).points().target(0);
  }

  @Test
  void whatACovariateAddsIsTakenOutOfTheHistoryAndAddedAhead() {
    double[] promotions = promotions();
    double[] sales = sales(promotions);
    Forecast forecast =
        REGRESSED.forecast(List.of(series(sales, promotions)), HORIZON, QUANTILES).get(0);
    double[] points = forecast.points().target(0);
    assertEquals(sales[LENGTH - 1], points[0], 1e-9, "no promotion, now or then");
    assertEquals(20, points[1] - points[0], 1.5);
    Quantiles quantiles = forecast.quantiles().orElseThrow();
    assertEquals(points[1] - 1, quantiles.of(0, 0)[1], 1e-9);
    assertEquals(points[1] + 1, quantiles.of(0, 1)[1], 1e-9);
  }

  @Test
  void aSeasonAndATrendAreNotTakenForAnEffect() {
    double[] month = new double[LENGTH + HORIZON];
    double[] time = new double[LENGTH + HORIZON];
    Arrays.setAll(month, t -> Math.sin(2 * Math.PI * t / SEASON));
    Arrays.setAll(time, t -> t);
    double[] values = Fixtures.seasonal(LENGTH, SEASON, 1);
    double[] expected = new double[HORIZON];
    Arrays.fill(expected, values[LENGTH - 1]);
    assertArrayEquals(expected, points(series(values, month, time)), 1);
  }

  @Test
  void aBendIsFollowedAsFarAsTheCovariateHasBeen() {
    SplittableRandom random = new SplittableRandom(2);
    double[] temperature = random.doubles(LENGTH + HORIZON, -1, 1).toArray();
    double[] noise = Fixtures.noise(LENGTH, 3);
    double[] demand = new double[LENGTH];
    Arrays.setAll(demand, t -> 100 + 50 * temperature[t] * temperature[t] + noise[t] / 10);
    temperature[LENGTH] = 0;
    temperature[LENGTH + 1] = 0.9;
    temperature[LENGTH + 2] = 1;
    temperature[LENGTH + 3] = 40;
    double[] points = points(series(demand, temperature));
    assertEquals(0.81 * 50, points[1] - points[0], 3);
    assertEquals(points[2], points[3], 2, "as hot as it has been");
  }

  @Test
  void whatIsKnownOfOtherStepsAheadChangesNothing() {
    double[] promotions = promotions();
    double[] sales = sales(promotions);
    double[] points = points(series(sales, promotions));
    promotions[LENGTH + 3] = 1 - promotions[LENGTH + 3];
    double[] other = points(series(sales, promotions));
    assertArrayEquals(Arrays.copyOf(points, 3), Arrays.copyOf(other, 3));
    assertNotEquals(points[3], other[3]);
  }

  @Test
  void anOriginIsForecastAsIfNothingFollowed() {
    double[] promotions = promotions();
    double[] sales = sales(promotions);
    double[] changed = sales.clone();
    Arrays.fill(changed, LENGTH - HORIZON, LENGTH, -1e6);
    int origin = LENGTH - HORIZON;
    assertArrayEquals(
        points(series(sales, promotions).slice(0, origin)),
        points(series(changed, promotions).slice(0, origin)));
  }

  @Test
  void aGapTellsNothingAndStaysOne() {
    double[] promotions = promotions();
    double[] sales = sales(promotions);
    for (int t = 10; t < 40; t += 3) {
      sales[t] = Double.NaN;
    }
    Forecaster gaps =
        new RegressedForecaster(
            (histories, horizon, probabilities) -> {
              assertEquals(10, histories.get(0).missingCount(0));
              return new LastValue().forecast(histories, horizon, probabilities);
            },
            SEASON);
    List<TimeSeries> history = List.of(series(sales, promotions));
    double[] points = gaps.forecast(history, HORIZON).get(0).points().target(0);
    assertEquals(20, points[1] - points[0], 1.5);
  }

  @Test
  void withoutCovariatesOrWithTooFewValuesItIsTheOther() {
    double[] promotions = promotions();
    double[] sales = sales(promotions);
    for (TimeSeries history :
        List.of(series(sales), series(sales, promotions).slice(0, SEASON + 7))) {
      double[] expected =
          new LastValue().forecast(List.of(history), HORIZON).get(0).points().target(0);
      assertArrayEquals(expected, points(history));
    }
  }

  @Test
  void nothingGoesBelowZeroWhereNothingWas() {
    double[] promotions = promotions();
    double[] sales = new double[LENGTH];
    Arrays.setAll(sales, t -> promotions[t] > 0 ? 0 : 1);
    sales[LENGTH - 1] = 0.5;
    double[] points = points(series(sales, promotions));
    assertEquals(0, points[1]);
    assertTrue(points[0] > 0);
  }

  @Test
  void covariatesThatEndTooEarlyAreNamed() {
    double[] promotions = promotions();
    List<TimeSeries> history = List.of(series(sales(promotions), promotions));
    InputException e =
        assertThrows(InputException.class, () -> REGRESSED.forecast(history, HORIZON + 1));
    assertTrue(e.getMessage().contains("known 4 steps ahead, a forecast of 5"), e.getMessage());
  }
}
