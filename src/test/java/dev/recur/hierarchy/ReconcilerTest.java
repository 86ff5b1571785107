package dev.recur.hierarchy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Intervals;
import dev.recur.forecast.Levels;
import dev.recur.forecast.Quantiles;
import dev.recur.forecast.SamplePaths;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReconcilerTest {
  private static final double[] TENTHS = {0.1, 0.5, 0.9};

  /** The mean of the last year, with the deviation of the last year about it. */
  private static final Forecaster MEAN =
      (histories, horizon, probabilities) -> {
        List<Forecast> forecasts = new ArrayList<>();
        for (TimeSeries history : histories) {
          double[] all = history.target(0);
          double[] year = Arrays.copyOfRange(all, Math.max(0, all.length - 12), all.length);
          double mean = Arrays.stream(year).average().orElseThrow();
          double variance = Arrays.stream(year).map(y -> (y - mean) * (y - mean)).sum() / 12;
          double[] points = new double[horizon];
          Arrays.fill(points, mean);
          double[][] quantiles = new double[probabilities.length][horizon];
          NormalDistribution normal = new NormalDistribution(mean, 1e-9 + Math.sqrt(variance));
          for (int p = 0; p < probabilities.length; p++) {
            Arrays.fill(quantiles[p], normal.inverseCumulativeProbability(probabilities[p]));
          }
          Forecast forecast = Forecast.after(history, new double[][] {points});
          forecasts.add(
              probabilities.length == 0
                  ? forecast
                  : forecast.with(new Quantiles(probabilities, new double[][][] {quantiles})));
        }
        return forecasts;
      };

  private static Reconciler reconciler(Summed summed, Reconciliation how, boolean whole) {
    return new Reconciler(summed.hierarchy(), how, new Intervals(Levels.DEFAULT, true, whole));
  }

  private static Summed shops(Panel panel) {
    return Summed.of(Grouping.parse("region/shop,good"), panel);
  }

  private static double[] column(List<TimeSeries> points, int step) {
    return points.stream().mapToDouble(series -> series.target(0, step)).toArray();
  }

  private static void requireSums(Hierarchy hierarchy, double[] all) {
    double[] bottoms = Arrays.copyOfRange(all, hierarchy.sums(), all.length);
    for (int sum = 0; sum < hierarchy.sums(); sum++) {
      assertEquals(hierarchy.sum(sum, bottoms), all[sum], 1e-9);
    }
  }

  @ParameterizedTest
  @EnumSource(Reconciliation.class)
  void pointsAndEveryPathAddUp(Reconciliation how) {
    Summed summed = shops(Shops.panel(2));
    Reconciler reconciler = reconciler(summed, how, false);
    List<TimeSeries> histories = summed.panel().series();
    Reconciled made = reconciler.of(MEAN, histories, 3, TENTHS);
    for (int step = 0; step < 3; step++) {
      requireSums(
          summed.hierarchy(), column(made.after().stream().map(Forecast::points).toList(), step));
    }
    List<List<TimeSeries>> paths =
        reconciler
            .fit(MEAN, histories, 3)
            .paths(
                MEAN.forecast(histories, 3, SamplePaths.probabilities()),
                histories,
                new SamplePaths(4, 0.5, 9));
    for (int path = 0; path < 4; path++) {
      int at = path;
      List<TimeSeries> one = paths.stream().map(all -> all.get(at)).toList();
      for (int step = 0; step < 3; step++) {
        requireSums(summed.hierarchy(), column(one, step));
      }
    }
  }

  /** The shops of seed 4, with so much less sold that half of the values are zero. */
  private static List<TimeSeries> seldom() {
    return Shops.series(4, 48).stream()
        .map(
            one ->
                TimeSeries.builder(
                        one.name(),
                        one.calendar(),
                        Arrays.stream(one.target(0)).map(v -> Math.max(0, v - 40)).toArray())
                    .keys(one.keys())
                    .build())
        .toList();
  }

  @Test
  void aSumOfOneSeriesHasItsInterval() {
    List<TimeSeries> some =
        seldom().stream()
            .filter(one -> one.name().startsWith("s") || one.name().equals("n1, tea"))
            .toList();
    Summed summed = shops(new Panel(Shops.panel(4).schema(), some));
    List<Forecast> made =
        reconciler(summed, Reconciliation.MINT, false)
            .of(MEAN, summed.panel().series(), 1, TENTHS)
            .after();
    Forecast north = named(made, "north");
    Forecast only = named(made, "n1, tea");
    for (int p = 0; p < TENTHS.length; p++) {
      assertArrayEquals(
          only.quantiles().orElseThrow().of(0, p), north.quantiles().orElseThrow().of(0, p), 1e-12);
    }
  }

  private static Forecast named(List<Forecast> forecasts, String name) {
    return forecasts.stream()
        .filter(forecast -> forecast.points().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theMeanOfThePathsOfASumIsItsPointAlsoWhereItsSeriesStopAtZero() {
    Summed summed = shops(new Panel(Shops.panel(4).schema(), seldom()));
    List<TimeSeries> histories = summed.panel().series();
    Reconciler reconciler = reconciler(summed, Reconciliation.MINT, false);
    double point = reconciler.of(MEAN, histories, 1, TENTHS).after().get(0).points().target(0, 0);
    double[] paths =
        reconciler
            .fit(MEAN, histories, 1)
            .paths(
                MEAN.forecast(histories, 1, SamplePaths.probabilities()),
                histories,
                new SamplePaths(2000, 0.5, 9))
            .get(0)
            .stream()
            .mapToDouble(path -> path.target(0, 0))
            .toArray();
    double mean = Arrays.stream(paths).average().orElseThrow();
    double deviation =
        Math.sqrt(Arrays.stream(paths).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
    assertEquals(point, mean, 0.15 * deviation);
  }

  @Test
  void wholeNumbersAddUpToo() {
    Summed summed = shops(Shops.panel(2));
    Reconciled made =
        reconciler(summed, Reconciliation.MINT, true)
            .of(MEAN, summed.panel().series(), 2, new double[0]);
    double[] all = column(made.after().stream().map(Forecast::points).toList(), 1);
    requireSums(summed.hierarchy(), all);
    assertTrue(Arrays.stream(all).allMatch(value -> value == Math.rint(value)));
  }

  @Test
  void whatIsForecastByItselfIsKeptBeside() {
    Summed summed = shops(Shops.panel(2));
    List<TimeSeries> histories = summed.panel().series();
    Reconciled made =
        reconciler(summed, Reconciliation.BOTTOM_UP, false).of(MEAN, histories, 2, TENTHS);
    List<Forecast> alone = MEAN.forecast(histories, 2, TENTHS);
    for (int s = 0; s < alone.size(); s++) {
      Forecast before = made.before().get(s);
      assertEquals(alone.get(s).points().target(0, 1), before.points().target(0, 1));
      for (int p = 0; p < TENTHS.length; p++) {
        assertArrayEquals(
            alone.get(s).quantiles().orElseThrow().of(0, p),
            before.quantiles().orElseThrow().of(0, p),
            1e-9);
      }
    }
  }

  /** Independent bottom series: the spread of their sum is the root of the sum of squares. */
  @Test
  void intervalsOfASumKnowHowItsSeriesHangTogether() {
    Summed apart = shops(new Panel(Shops.panel(1).schema(), noise(false)));
    Summed together = shops(new Panel(Shops.panel(1).schema(), noise(true)));
    double squares = 0;
    for (int b = apart.hierarchy().sums(); b < apart.hierarchy().size(); b++) {
      squares += width(apart, b) * width(apart, b);
    }
    double alone = width(apart, 0);
    double moving = width(together, 0);
    assertEquals(1, alone / Math.sqrt(squares), 0.15, "independent");
    assertTrue(moving > 1.5 * alone, moving + " and " + alone);
  }

  /** Noise of deviation 10 around 100, of each series by itself or of all of them. */
  private static List<TimeSeries> noise(boolean together) {
    SplittableRandom random = new SplittableRandom(4);
    List<TimeSeries> all = new ArrayList<>();
    double[] shared = random.doubles(240).map(u -> 0).toArray();
    Arrays.setAll(shared, t -> random.nextGaussian());
    for (TimeSeries one : Shops.series(1, 240)) {
      double[] values = new double[240];
      Arrays.setAll(values, t -> 100 + 10 * (together ? shared[t] : random.nextGaussian()));
      all.add(TimeSeries.builder(one.name(), one.calendar(), values).keys(one.keys()).build());
    }
    return all;
  }

  private static double width(Summed summed, int series) {
    Reconciled made =
        reconciler(summed, Reconciliation.BOTTOM_UP, false)
            .of(MEAN, summed.panel().series(), 1, TENTHS);
    Quantiles quantiles = made.after().get(series).quantiles().orElseThrow();
    return quantiles.of(0, 2)[0] - quantiles.of(0, 0)[0];
  }

  @Test
  void errorsAreThoseOfForecastsThatSeeNothingOfWhatTheyAreMeasuredBy() {
    Summed summed = shops(Shops.panel(3));
    List<Integer> seen = new ArrayList<>();
    Forecaster watched =
        (histories, horizon, probabilities) -> {
          seen.add(histories.get(0).length());
          return MEAN.forecast(histories, horizon, probabilities);
        };
    reconciler(summed, Reconciliation.MINT, false)
        .of(watched, summed.panel().series(), 4, new double[0]);
    assertEquals(List.of(24, 26, 28, 30, 32, 34, 36, 38, 40, 42, 44, 46, 48), seen);
    assertEquals(12, Reconciler.passes(48, 4));
    assertEquals(24, Reconciler.passes(100, 1));
    assertEquals(0, Reconciler.passes(3, 4), "too few to tell");
  }

  @Test
  void fewValuesAreReconciledWithoutErrors() {
    Summed summed = shops(new Panel(Shops.panel(1).schema(), Shops.series(1, 3)));
    Reconciled made =
        reconciler(summed, Reconciliation.MINT, false).of(MEAN, summed.panel().series(), 2, TENTHS);
    requireSums(
        summed.hierarchy(), column(made.after().stream().map(Forecast::points).toList(), 0));
    assertFalse(made.after().get(0).quantiles().isEmpty());
  }

  @Test
  void theSameHistoriesGiveTheSameBits() {
    Summed summed = shops(Shops.panel(3));
    Reconciler reconciler = reconciler(summed, Reconciliation.MINT, false);
    List<Forecast> first = reconciler.of(MEAN, summed.panel().series(), 4, TENTHS).after();
    List<Forecast> second = reconciler.of(MEAN, summed.panel().series(), 4, TENTHS).after();
    for (int s = 0; s < first.size(); s++) {
      assertArrayEquals(first.get(s).points().target(0), second.get(s).points().target(0));
      assertArrayEquals(
          first.get(s).quantiles().orElseThrow().of(0, 2),
          second.get(s).quantiles().orElseThrow().of(0, 2));
    }
  }
}
