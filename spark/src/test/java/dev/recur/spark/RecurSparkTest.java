package dev.recur.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.evaluation.Evaluation;
import dev.recur.model.SavedModel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
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
    SavedModel model =
        new Recur()
            .train(
                whole,
                TrainConfig.builder().model(ModelChoice.parse("theta")).horizon(HORIZON).build());
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

  @Test
  void badSeriesAreToldOfAndTheOthersForecast(@TempDir Path elsewhere) {
    List<String> rows = new ArrayList<>(Panels.rows(40, 3));
    rows.removeIf(row -> row.startsWith("s0003,2019-05"));
    rows.add("s0007,2019-02-01,5");
    rows.replaceAll(row -> row.startsWith("s0011,2018-03") ? "s0011,2018-03-01,n/a?" : row);
    rows.add("s0013,2019-02-11,5");
    rows.replaceAll(row -> row.startsWith("s0017,2018-04") ? "s0017,yesterday,5" : row);
    rows.replaceAll(
        row -> row.startsWith("s0019,") ? row.substring(0, row.lastIndexOf(',')) + "," : row);
    Path bad = Panels.file(elsewhere, rows);
    Dataset<Row> table = spark.read().option("header", "true").csv(bad.toString());
    SparkSpec spec =
        Panels.SPEC.with().horizon(HORIZON).missing("error").partitions(3).batch(16).build();
    Dataset<Row> forecast = RecurSpark.forecast(table, spec).cache();
    TreeMap<String, String> errors = new TreeMap<>();
    for (Row row : RecurSpark.errors(forecast, spec).collectAsList()) {
      errors.put(
          row.getString(0), row.getString(1) + " | " + row.getString(2) + " | " + row.getString(3));
    }
    assertEquals(
        List.of("s0003", "s0007", "s0011", "s0013", "s0017", "s0019"),
        List.copyOf(errors.keySet()));
    assertEquals(34 * HORIZON, RecurSpark.results(forecast).count());
    assertEquals(
        "2018-03-01, units | 'n/a?' is not a number | fix the cell, or leave it empty and pass"
            + " --missing interpolate",
        errors.get("s0011"));
    assertTrue(errors.get("s0003").startsWith("2019-06-01, month | 1 step is missing between"));
    assertTrue(errors.get("s0007").contains("stands on row 14 too"), errors.get("s0007"));
    assertTrue(errors.get("s0013").contains("is no step of a calendar that is monthly"));
    assertTrue(errors.get("s0017").contains("'yesterday' is not a time"));
    assertTrue(errors.get("s0019").contains("no value in the whole series"));
  }
}
