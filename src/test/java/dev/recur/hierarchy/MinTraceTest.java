package dev.recur.hierarchy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.series.Calendar;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MinTraceTest {
  /** Total, two regions, two purposes, and the four series below, one a row. */
  private static final double[] BASE = {400, 150, 230, 170, 200, 61, 83, 112, 121};

  /** Errors of these at twelve origins, one series a row. */
  private static final double[][] ERRORS = {
    {-1.9995, 28, 3, -19, -7, 4, -16, 15, -8, -11, 28, -15},
    {-3, 10, 11, -2, -7, -2, -10, 9, -12, 1, 6, -1},
    {-7, 12, -7, -12, 5, 6, -15, 5, 6, -7, 17, -3},
    {-8, 16, -8, -19, -1, -2, -1, 19, -7, -2, 14, -1},
    {-1, 15, 5, 0, -9, 3, -18, -5, 5, -12, 16, 1},
    {-3, 6, 0, -7, -2, -2, -1, 6, -2, 0, 6, -1},
    {2, 4, 5, 3, -3, 2, -8, -2, -7, 3, 0, 1},
    {-1, 7, -2, -4, 1, 2, -4, 1, -2, 0, 6, -4},
    {-3, 12, -3, -5, 0, 1, -11, 2, 10, -11, 10, -2}
  };

  /**
   * What {@code MinTrace("mint_shrink")} of hierarchicalforecast 1.5.3 makes of them. It takes
   * errors around their means, which these have at zero.
   */
  private static final double[] RECONCILED = {
    378.01093750904545,
    144.24891840977935,
    233.76201909926607,
    172.3299691326878,
    205.6809683763576,
    60.986259871366904,
    83.26265853841245,
    111.34370926132091,
    122.41830983794515
  };

  private static Hierarchy crossed(String grouping) {
    List<TimeSeries> series = new ArrayList<>();
    for (String region : List.of("north", "south")) {
      for (String purpose : List.of("work", "play")) {
        series.add(
            TimeSeries.builder(region + ", " + purpose, Calendar.rows(), new double[] {1, 2})
                .keys(List.of(region, purpose))
                .build());
      }
    }
    return Hierarchy.of(Grouping.parse(grouping), schema("region", "purpose"), series);
  }

  static Schema schema(String... keys) {
    Schema one = Schema.of("y", Calendar.rows());
    return new Schema(
        one.time(),
        List.of(keys),
        one.targets(),
        one.covariates(),
        one.frequency(),
        one.notation(),
        one.format());
  }

  private static double[][] byOrigin(double[][] bySeries) {
    double[][] byOrigin = new double[bySeries[0].length][bySeries.length];
    for (int s = 0; s < bySeries.length; s++) {
      for (int n = 0; n < byOrigin.length; n++) {
        byOrigin[n][s] = bySeries[s][n];
      }
    }
    return byOrigin;
  }

  private static double[] whole(Hierarchy hierarchy, double[] bottoms) {
    double[] whole = new double[hierarchy.size()];
    System.arraycopy(bottoms, 0, whole, hierarchy.sums(), bottoms.length);
    for (int sum = 0; sum < hierarchy.sums(); sum++) {
      whole[sum] = hierarchy.sum(sum, bottoms);
    }
    return whole;
  }

  @Test
  void shrunkMinTraceIsThatOfHierarchicalforecast() {
    Hierarchy hierarchy = crossed("purpose,region");
    ErrorCovariance covariance = ErrorCovariance.of(byOrigin(ERRORS), 1, hierarchy);
    assertEquals(0.2523370146607289, covariance.share(), 1e-12, "by the formula, with NumPy");
    double[] bottoms = new MinTrace(hierarchy, covariance).bottoms(BASE);
    assertArrayEquals(RECONCILED, whole(hierarchy, bottoms), 2e-6);
  }

  @Test
  void withoutErrorsVariancesFollowTheNumberOfSeries() {
    Hierarchy hierarchy = crossed("purpose,region");
    double[] bottoms = new MinTrace(hierarchy, ErrorCovariance.structural(hierarchy)).bottoms(BASE);
    double[] structural = {381.75, 148.625, 233.125, 175.625, 206.125};
    assertArrayEquals(
        structural, Arrays.copyOf(whole(hierarchy, bottoms), 5), 1e-9, "hierarchicalforecast");
  }

  @Test
  void aPanelOfManySeriesIsReconciledAsByFullMatrices() {
    Random random = new Random(3);
    List<TimeSeries> series = new ArrayList<>();
    for (int s = 0; s < 24; s++) {
      series.add(
          TimeSeries.builder("s" + s, Calendar.rows(), new double[] {1, 2})
              .keys(List.of("a" + s % 2, "b" + s % 6, "c" + s / 6))
              .build());
    }
    Hierarchy hierarchy = Hierarchy.of(Grouping.parse("a/b,c"), schema("a", "b", "c"), series);
    double[][] errors = new double[10][hierarchy.size()];
    double[] base = new double[hierarchy.size()];
    for (int s = 0; s < base.length; s++) {
      base[s] = hierarchy.count(s) * (5 + random.nextGaussian());
      for (double[] row : errors) {
        row[s] = hierarchy.count(s) * random.nextGaussian();
      }
    }
    ErrorCovariance covariance = ErrorCovariance.of(errors, 2, hierarchy);
    double[] bottoms = new MinTrace(hierarchy, covariance).bottoms(base);
    assertArrayEquals(slow(hierarchy, covariance, base), bottoms, 1e-9);
  }

  /** W C' (C W C')^-1 C y with full matrices, by Gauss and Jordan. */
  private static double[] slow(Hierarchy hierarchy, ErrorCovariance covariance, double[] base) {
    int all = hierarchy.size();
    int sums = hierarchy.sums();
    double[][] w = new double[all][all];
    for (int i = 0; i < all; i++) {
      for (int j = 0; j < all; j++) {
        w[i][j] = i == j ? covariance.own(i) : 0;
        for (int error = 0; error < covariance.errors(); error++) {
          w[i][j] += covariance.common(error, i) * covariance.common(error, j);
        }
      }
    }
    double[][] c = new double[sums][all];
    for (int sum = 0; sum < sums; sum++) {
      c[sum][sum] = 1;
      for (int p = 0; p < hierarchy.count(sum); p++) {
        c[sum][sums + hierarchy.part(sum, p)] = -1;
      }
    }
    double[][] system = new double[sums][sums + 1];
    for (int i = 0; i < sums; i++) {
      for (int a = 0; a < all; a++) {
        system[i][sums] += c[i][a] * base[a];
        for (int b = 0; b < all; b++) {
          for (int j = 0; j < sums; j++) {
            system[i][j] += c[i][a] * w[a][b] * c[j][b];
          }
        }
      }
    }
    for (int pivot = 0; pivot < sums; pivot++) {
      double of = system[pivot][pivot];
      for (int j = 0; j <= sums; j++) {
        system[pivot][j] /= of;
      }
      for (int i = 0; i < sums; i++) {
        double factor = i == pivot ? 0 : system[i][pivot];
        for (int j = 0; j <= sums; j++) {
          system[i][j] -= factor * system[pivot][j];
        }
      }
    }
    double[] bottoms = Arrays.copyOfRange(base, sums, all);
    for (int b = 0; b < bottoms.length; b++) {
      for (int i = 0; i < sums; i++) {
        for (int a = 0; a < all; a++) {
          bottoms[b] -= w[sums + b][a] * c[i][a] * system[i][sums];
        }
      }
    }
    return bottoms;
  }

  @Test
  void topDownSharesOutAsHistoryWasShared() {
    double[][] histories = {{10, 12, 14, 16}, {20, 19, 22, 21}, {30, 33, 31, 38}, {41, 40, 45, 47}};
    List<TimeSeries> series = new ArrayList<>();
    for (int s = 0; s < 4; s++) {
      series.add(
          TimeSeries.builder("s" + s, Calendar.rows(), histories[s])
              .keys(List.of(s < 2 ? "north" : "south", "s" + s))
              .build());
    }
    Summed summed =
        Summed.of(Grouping.parse("region/shop"), new Panel(schema("region", "shop"), series));
    Projection projection =
        Reconciliation.TOP_DOWN.projection(
            summed.hierarchy(),
            ErrorCovariance.structural(summed.hierarchy()),
            summed.panel().series(),
            0);
    double[] shared = {
      47.380410022779046, 74.71526195899773, 120.27334851936217, 157.63097949886105
    };
    assertArrayEquals(
        shared,
        projection.bottoms(new double[] {400, 150, 230, 61, 83, 112, 121}),
        1e-9,
        "TopDown(\"proportion_averages\") of hierarchicalforecast 1.5.3");
  }
}
