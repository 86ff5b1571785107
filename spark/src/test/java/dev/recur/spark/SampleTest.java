package dev.recur.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.forecast.PanelForecast;
import dev.recur.model.SavedModel;
import dev.recur.series.Schema.Covariate;
import dev.recur.series.TimeSeries;
import dev.recur.transform.CovariateScales;
import dev.recur.transform.Standard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is settled by a sample, and what comes from all series. */
class SampleTest {
  private static final int SERIES = 90;
  private static final int STEPS = 48;
  private static final int HORIZON = 4;

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void begin() {
    spark = Panels.session();
  }

  private static Set<String> names(SampledSeries sample) {
    return sample.data().panel().series().stream()
        .map(TimeSeries::name)
        .collect(Collectors.toSet());
  }

  /** Noise about 100 in the series that are taken, random walks about 1000 in the others. */
  private static double[] values(int series, boolean taken) {
    SplittableRandom random = new SplittableRandom(series);
    double[] values = new double[STEPS + HORIZON];
    double walk = 0;
    for (int t = 0; t < values.length; t++) {
      double shock = random.nextGaussian();
      walk += shock;
      values[t] = taken ? 100 + shock : 1000 + walk;
    }
    return values;
  }

  private static List<String> rows(Map<String, double[]> values) {
    List<String> rows = new ArrayList<>();
    values.forEach(
        (name, own) -> {
          for (int t = 0; t < STEPS; t++) {
            rows.add("%s,%d-%02d-01,%.6f".formatted(name, 2018 + t / 12, t % 12 + 1, own[t]));
          }
        });
    return rows.stream().sorted().toList();
  }

  private static Map<String, double[]> panel(Set<String> taken) {
    Map<String, double[]> panel = new HashMap<>();
    for (int s = 0; s < SERIES; s++) {
      String name = "s%04d".formatted(s);
      panel.put(name, values(s, taken.isEmpty() || taken.contains(name)));
    }
    return panel;
  }

  /** Returns the share of the values that lie in their intervals of 80 %. */
  private static double coverage(SavedModel model, Data data, Map<String, double[]> values) {
    PanelForecast forecast = new Recur().forecast(model, data);
    int caught = 0;
    for (int s = 0; s < SERIES; s++) {
      double[] own = values.get(data.panel().series().get(s).name());
      for (int step = 0; step < HORIZON; step++) {
        double value = own[STEPS + step];
        boolean in =
            value >= forecast.lower(s, 0, 80)[step] && value <= forecast.upper(s, 0, 80)[step];
        caught += in ? 1 : 0;
      }
    }
    return caught / (double) (SERIES * HORIZON);
  }

  @Test
  void intervalsAreCalibratedByTheSeriesThatAreNotInTheSample() {
    SparkSpec spec = Panels.SPEC.with().horizon(HORIZON).season(1).model("mean").sample(30).build();
    Path alike = Panels.file(folder, rows(panel(Set.of())));
    Set<String> taken = names(SampledSeries.of(Panels.table(spark, alike), spec));
    assertEquals(30, taken.size(), 1);
    Map<String, double[]> values = panel(taken);
    Path file = Panels.file(folder, rows(values));
    Dataset<Row> table = Panels.table(spark, file).cache();
    SampledSeries sample = SampledSeries.of(table, spec);
    assertEquals(taken, names(sample));
    Data all = Data.read(file);
    SavedModel bySample = RecurSpark.trained(sample.data(), spec);
    SavedModel byAll = RecurSpark.train(table, spec);
    assertTrue(coverage(bySample, all, values) < 0.66, "by the sample");
    assertEquals(0.8, coverage(byAll, all, values), 0.05);
    assertTrue(byAll.calibration().points() <= 500 * HORIZON, "points");
    assertArrayEquals(
        Recur.bytes(byAll),
        Recur.bytes(
            RecurSpark.train(table.repartition(7), spec.with().partitions(3).batch(7).build())));
  }

  /** Neither is a category unknown nor a sign, only because few series have it. */
  @Test
  void whatIsRareIsKnown() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String row : Panels.rows(30, 3)) {
      String kind = row.startsWith("s0021") ? "rare" : row.charAt(4) % 2 == 0 ? "1" : "even";
      boolean below = row.startsWith("s0017");
      boolean gap = row.startsWith("s0010,2019-03");
      String cells = below ? row.replaceFirst(",([0-9.]+)$", ",-$1") : row;
      if (!gap) {
        rows.add(cells + "," + kind);
      }
    }
    Path file =
        Files.writeString(
            folder.resolve("panel.csv"),
            "shop,month,units,kind\n" + String.join("\n", rows) + "\n");
    Dataset<Row> table =
        spark
            .read()
            .option("header", "true")
            .schema("shop string, month date, units double, kind string")
            .csv(file.toString())
            .cache();
    SparkSpec spec =
        Panels.SPEC.with().horizon(HORIZON).model("mlp").sample(10).statics("kind").build();
    assertTrue(names(SampledSeries.of(table, spec)).containsAll(Set.of("s0017", "s0021")));
    SavedModel model = RecurSpark.train(table, spec);
    assertEquals(
        List.of(List.of("1", "even", "rare")),
        model.schema().covariates().stream().map(Covariate::levels).toList());
    assertEquals(false, model.intervals().nonNegative());
    // The one series with a gap apart, of which the half are even.
    CovariateScales scales = model.model().networks().get(0).transforms().covariates();
    assertArrayEquals(
        new double[] {14 / 29.0, 14 / 29.0, 1 / 29.0},
        scales.statics().stream().mapToDouble(Standard::mean).toArray(),
        1e-12);
    SparkSpec apart = spec.with().partitions(3).batch(2).build();
    Data sample = SampledSeries.of(table, apart).data();
    assertEquals(scales, RecurSpark.scales(table.repartition(7), sample, apart));
    Path saved = folder.resolve("m.recur");
    Recur.save(model, saved);
    SparkSpec byFile = spec.with().model(saved.toString()).batch(1).build();
    Dataset<Row> forecast = RecurSpark.forecast(table, byFile).cache();
    assertEquals(29 * HORIZON, RecurSpark.results(forecast).count());
    assertEquals(
        List.of("s0010"),
        RecurSpark.errors(forecast, byFile).collectAsList().stream()
            .map(row -> row.getString(0))
            .toList());
  }
}
