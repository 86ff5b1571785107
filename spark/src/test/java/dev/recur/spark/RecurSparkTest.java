package dev.recur.spark;

import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.evaluation.Evaluation;
import dev.recur.model.SavedModel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark makes of a table has the bits of what plain recur makes of the file. */
class RecurSparkTest {
  private static final int SERIES = 30;
  private static final int HORIZON = 6;

  private static SparkSession spark;

  @TempDir private static Path folder;
  private static Path file;

  @BeforeAll
  static void begin() {
    spark = Panels.session();
    file = Panels.file(folder, Panels.rows(SERIES, 7));
  }

  @Test
  void aTrainedModelFileHasTheBitsOfPlainRecurWhoeverTrainsIt() {
    Data whole = Data.read(file);
    SparkSpec spec = Panels.SPEC.with().horizon(HORIZON).model("theta").build();
    SavedModel model = RecurSpark.train(Panels.table(spark, file), spec);
    Path saved = folder.resolve("m.recur");
    Recur.save(model, saved);
    assertEquals(
        ForecastLines.of(new Recur().forecast(Recur.load(saved), whole)),
        ForecastLines.of(
            RecurSpark.forecast(
                Panels.table(spark, file),
                Panels.SPEC.with().model(saved.toString()).partitions(3).build())));
  }

  @Test
  void inspectTellsOfEverySeries(@TempDir Path elsewhere) {
    List<String> rows = new ArrayList<>(Panels.rows(3, 5));
    rows.removeIf(row -> row.startsWith("s0001,2019-05"));
    rows.replaceAll(
        row -> row.startsWith("s0002,2018-04") ? row.substring(0, row.lastIndexOf(',') + 1) : row);
    rows.add("s0000,2018-02-01,5");
    for (int quarter = 0; quarter < 20; quarter++) {
      rows.add("t,%d-%02d-01,%d".formatted(2015 + quarter / 4, quarter % 4 * 3 + 1, quarter));
    }
    Path file = Panels.file(elsewhere, rows);
    SparkSpec open = SparkSpec.of("shop", "month", "units", "").with().batch(7).build();
    Dataset<Row> seen = RecurSpark.inspect(Panels.table(spark, file), open);
    long length = rows.stream().filter(row -> row.startsWith("s0001")).count() + 1;
    long other = rows.stream().filter(row -> row.startsWith("s0002")).count();
    List<String> lines =
        RecurSpark.results(seen).sort("shop").collectAsList().stream().map(Row::toString).toList();
    assertEquals(
        List.of(
            "[s0001,%d,2018-01-01,%s,1,monthly]".formatted(length, month(length)),
            "[s0002,%d,2018-01-01,%s,1,monthly]".formatted(other, month(other)),
            "[t,20,2015-01-01,2019-10-01,0,quarterly]"),
        lines);
    List<Row> bad = RecurSpark.errors(seen, open).collectAsList();
    assertEquals(1, bad.size());
    assertEquals("s0000", bad.get(0).getString(0));
    assertEquals("2018-02-01, month", bad.get(0).getString(1));
  }

  private static String month(long steps) {
    return LocalDate.of(2018, 1, 1).plusMonths(steps - 1).toString();
  }

  @Test
  void rowsWithoutAKeyAreToldOfAndAnyOtherKeyIsASeries() {
    List<String> odd = List.of("", "#1", "Total", " a", "a,b", "a\"b", "a|b", "a\tb", "a\nb", "NA");
    Dataset<Row> one = Panels.table(spark, file).filter("shop = 's0001'").drop("shop");
    Dataset<Row> rows = one.withColumn("shop", lit(null).cast("string"));
    for (String key : odd) {
      rows = rows.unionByName(one.withColumn("shop", lit(key)));
    }
    SparkSpec spec = Panels.SPEC.with().horizon(1).season(12).partitions(3).build();
    Dataset<Row> forecast = RecurSpark.forecast(rows, spec).cache();
    Map<String, Double> points = new TreeMap<>();
    for (Row row : RecurSpark.results(forecast).collectAsList()) {
      points.put(row.getString(0), row.getDouble(2));
    }
    assertEquals(new TreeSet<>(odd), points.keySet());
    assertEquals(1, Set.copyOf(points.values()).size());
    assertEquals(
        List.of(
            "[null,shop,the key is missing on %d rows,fill in the column, or leave these rows out]"
                .formatted(one.count())),
        RecurSpark.errors(forecast, spec).collectAsList().stream().map(Row::toString).toList());
  }

  @Test
  void timesMayBeBelowASecondAndColumnsHaveAnyName() {
    Dataset<Row> rows =
        spark
            .range(120)
            .selectExpr(
                "cast(id % 2 as int) `count`",
                "timestampadd(MILLISECOND, 250 * (id div 2), timestamp'2024-01-01') `a``b`",
                "cast(id % 5 as decimal(6, 2)) `y.z`");
    SparkSpec open = SparkSpec.of("count", "a`b", "y.z", "").with().horizon(2).build();
    List<String> ends =
        List.of("2024-01-01 00:00:15", "2024-01-01 00:00:15.25").stream()
            .flatMap(time -> Stream.of("0 " + time, "1 " + time))
            .toList();
    for (SparkSpec spec : List.of(open, open.with().frequency("250ms").season(1).build())) {
      assertEquals(
          ends,
          RecurSpark.results(RecurSpark.forecast(rows, spec))
              .sort("`a``b`", "count")
              .selectExpr("concat(`count`, ' ', `a``b`)")
              .as(Encoders.STRING())
              .collectAsList());
    }
  }

  @Test
  void aSampleHasNoMoreRowsThanTheDriverHolds() {
    Dataset<Row> table = Panels.table(spark, file);
    long rows = table.count();
    assertEquals(SERIES, SampledSeries.of(table, Panels.SPEC, rows).data().panel().size());
    // Every other one, and the one with the least value.
    int half = SampledSeries.of(table, Panels.SPEC, rows - 1).data().panel().size();
    assertEquals(SERIES / 2 + 1, half);
  }

  /** It neither reaches the driver nor stops the others. */
  @Test
  void oneSeriesMayBeVeryLong() {
    Dataset<Row> rows =
        spark
            .range(200_000)
            .selectExpr("'long' shop", "id month", "cast(100 + id % 7 as double) units")
            .union(
                spark
                    .range(600)
                    .selectExpr(
                        "concat('s', id % 20) shop",
                        "cast(id / 20 as long) month",
                        "cast(id % 20 + id / 20 % 5 as double) units"));
    SparkSpec spec = SparkSpec.of("shop", "month", "units", "").with().horizon(7).build();
    assertEquals(0, SampledSeries.of(rows, spec).restCount());
    Dataset<Row> forecast = RecurSpark.forecast(rows, spec).cache();
    assertEquals(21 * 7, RecurSpark.results(forecast).count());
    assertEquals(
        List.of(200_000L, 200_006L),
        RecurSpark.results(forecast)
            .filter("shop = 'long'")
            .selectExpr("min(month)", "max(month)")
            .collectAsList()
            .stream()
            .flatMap(row -> Stream.of(row.getLong(0), row.getLong(1)))
            .toList());
  }

  @Test
  void scoresAreThoseOfPlainRecur() {
    SparkSpec spec =
        Panels.SPEC.with().horizon(HORIZON).model("theta").compare("naive").batch(7).build();
    Dataset<Row> scores = RecurSpark.evaluate(Panels.table(spark, file), spec).cache();
    Data whole = Data.read(file);
    SavedModel model = Panels.trained(whole, "theta", HORIZON);
    Evaluation plain = model.score();
    TreeMap<String, Double> perSeries = new TreeMap<>();
    plain.model().perSeries().forEach((name, score) -> perSeries.put(name, score.rmse()));
    TreeMap<String, Double> spark = new TreeMap<>();
    for (Row row :
        RecurSpark.results(scores).filter("step = 0 and model = 'theta'").collectAsList()) {
      spark.put(row.getString(0), row.<Double>getAs("rmse"));
    }
    assertEquals(perSeries, spark);
    Row over = Scores.over(scores).filter("model = 'theta'").first();
    assertEquals(plain.model().overall().rmse(), over.<Double>getAs("rmse"), 1e-9);
    assertEquals(SERIES * HORIZON, over.<Long>getAs("points"));
  }
}
