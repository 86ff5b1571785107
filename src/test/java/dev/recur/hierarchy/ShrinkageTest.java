package dev.recur.hierarchy;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** Correlations are shrunk as pays at origins that the covariance was not told of. */
class ShrinkageTest {
  /** Of the variance of a series, the part that is common to all. */
  private static final double SHARED = 0.05;

  private static final int ITEMS = 60;

  /** Of a standard normal distribution, at the probabilities of sample paths. */
  private static final double[] DEVIATES =
      Arrays.stream(SamplePaths.probabilities())
          .map(new NormalDistribution()::inverseCumulativeProbability)
          .toArray();

  private static final Hierarchy HIERARCHY = summed(0, 24).hierarchy();

  /** Two regions of sixty items, whose values vary by 10 around 100, partly together. */
  private static Summed summed(int seed, int length) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] shared = new double[length];
    Arrays.setAll(shared, t -> 10 * Math.sqrt(SHARED) * random.nextGaussian());
    List<TimeSeries> items = new ArrayList<>();
    for (int s = 0; s < 2 * ITEMS; s++) {
      double[] values = new double[length];
      Arrays.setAll(
          values, t -> 100 + shared[t] + 10 * Math.sqrt(1 - SHARED) * random.nextGaussian());
      items.add(
          TimeSeries.builder("i" + s, Shops.MONTHS, values)
              .keys(List.of(s < ITEMS ? "north" : "south", "i" + s))
              .build());
    }
    return Summed.of(
        Grouping.parse("region/item"), new Panel(MinTraceTest.schema("region", "item"), items));
  }

  /** Errors of some origins: together as far as is shared, those of sums less than their items. */
  private static double[][] errors(int origins, double shared) {
    SplittableRandom random = new SplittableRandom(7);
    double[][] errors = new double[origins][HIERARCHY.size()];
    for (double[] row : errors) {
      double common = Math.sqrt(shared) * random.nextGaussian();
      double own = Math.sqrt(1 - shared);
      for (int s = 0; s < row.length; s++) {
        int items = HIERARCHY.count(s);
        row[s] =
            (items > 1 ? 0.7 : 1) * items * common + own * Math.sqrt(items) * random.nextGaussian();
      }
    }
    return errors;
  }

  private static double chosen(double[][] errors) {
    return Shrinkage.chosen(errors, 1, HIERARCHY).share();
  }

  @Test
  void whatHangsTogetherIsShrunkLessThanWhatDoesNot() {
    double together = chosen(errors(24, SHARED));
    double apart = chosen(errors(24, 0));
    double formula = ErrorCovariance.of(errors(24, SHARED), 1, HIERARCHY).share();
    assertTrue(together < apart, together + " and " + apart);
    assertTrue(together < formula, together + " and " + formula);
    double[][] few = errors(7, SHARED);
    assertEquals(
        ErrorCovariance.of(few, 1, HIERARCHY).share(), chosen(few), "of few by the formula");
  }

  /** Knows that values are around 100 and by how much they vary, of sums too. */
  private static final Forecaster KNOWN =
      (histories, horizon, probabilities) ->
          histories.stream()
              .map(
                  history -> {
                    double[] values = history.target(0);
                    double items = Math.round(Arrays.stream(values).average().orElseThrow() / 100);
                    double deviation =
                        10 * Math.sqrt(items * (1 - SHARED) + items * items * SHARED);
                    double[][] quantiles = new double[probabilities.length][1];
                    for (int p = 0; p < probabilities.length; p++) {
                      quantiles[p][0] = 100 * items + deviation * DEVIATES[p];
                    }
                    Forecast points = Forecast.after(history, new double[][] {{100 * items}});
                    return probabilities.length == 0
                        ? points
                        : points.with(new Quantiles(probabilities, new double[][][] {quantiles}));
                  })
              .toList();

  @Test
  void theIntervalsOfATotalCatchAsManyAsTheyPromise() {
    int caught = 0;
    int tried = 100;
    Reconciler reconciler =
        new Reconciler(HIERARCHY, Reconciliation.MINT, new Intervals(Levels.DEFAULT, true, false));
    for (int seed = 1; seed <= tried; seed++) {
      List<TimeSeries> all = summed(seed, 60).panel().series();
      List<TimeSeries> histories = all.stream().map(one -> one.slice(0, 59)).toList();
      Quantiles total =
          reconciler
              .fit(KNOWN, histories, 1)
              .of(
                  KNOWN.forecast(histories, 1, SamplePaths.probabilities()),
                  histories,
                  new double[] {0.1, 0.9})
              .get(HIERARCHY.top())
              .quantiles()
              .orElseThrow();
      double came = all.get(HIERARCHY.top()).target(0, 59);
      caught += came >= total.of(0, 0)[0] && came <= total.of(0, 1)[0] ? 1 : 0;
    }
    assertEquals(80, caught, 12, "three deviations of chance");
  }
}
