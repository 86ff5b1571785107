package dev.recur.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.csv.ReadOptions;
import dev.recur.model.SavedModel;
import dev.recur.series.MissingPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every model that is fitted on Spark is that of plain recur, and forecasts with its bits. */
class MethodsTest {
  private static final int SERIES = 8;
  private static final int HORIZON = 4;

  private static SparkSession spark;

  @TempDir private static Path folder;
  @TempDir private Path other;
  private static Path file;
  private static Dataset<Row> table;

  @BeforeAll
  static void begin() {
    spark = Panels.session();
    file = Panels.file(folder, Panels.rows(SERIES, 5));
    table = Panels.table(spark, file).cache();
  }

  @AfterAll
  static void end() {
    table.unpersist();
  }

  @Test
  void aModelRemembersHowItsRowsWereRead() {
    List<String> rows = new ArrayList<>(Panels.rows(SERIES, 5));
    rows.removeIf(row -> row.contains(",2019-03-"));
    Path gaps = Panels.file(other, rows);
    ReadOptions options =
        ReadOptions.builder().missing(MissingPolicy.SEASONAL).zone("Europe/Berlin").build();
    SavedModel plain = Panels.trained(Data.read(gaps, options), "naive", HORIZON);
    SparkSpec spec =
        Panels.SPEC
            .with()
            .model("naive")
            .horizon(HORIZON)
            .missing("seasonal")
            .zone("Europe/Berlin")
            .build();
    SavedModel model = RecurSpark.train(Panels.table(spark, gaps), spec);
    assertArrayEquals(Recur.bytes(plain.withProvenance(model.provenance())), Recur.bytes(model));
  }

  @ParameterizedTest
  @CsvSource({
    "naive, 1, 1",
    "seasonal-naive, 7, 1",
    "drift, 1, 7",
    "mean, 7, 256",
    "ets, 1, 3",
    "theta, 7, 2",
    "sarima, 1, 256",
    "mstl, 7, 1",
    "croston, 1, 256",
    "croston-sba, 1, 3",
    "tsb, 7, 1",
    "adida, 1, 2",
    "imapa, 7, 7",
    "gru, 1, 3",
    "lstm, 7, 1",
    "mlp, 1, 256",
    "pretrained-mean, 7, 2",
    "auto, 1, 3",
  })
  void aModelIsThatOfPlainRecur(String name, int partitions, int batch) {
    Data whole = Data.read(file);
    SavedModel plainModel = Panels.trained(whole, name, HORIZON);
    List<String> plain = ForecastLines.of(new Recur().forecast(plainModel, whole));
    SparkSpec spec =
        Panels.SPEC.with().model(name).horizon(HORIZON).partitions(partitions).batch(batch).build();
    SavedModel model = RecurSpark.train(table, spec);
    // All that may differ is the name and the digest of what was read.
    assertArrayEquals(
        Recur.bytes(plainModel.withProvenance(model.provenance())), Recur.bytes(model));
    Path saved = folder.resolve(name + ".recur");
    Recur.save(model, saved);
    assertEquals(plain, ForecastLines.of(new Recur().forecast(Recur.load(saved), whole)));
    assertEquals(SERIES * HORIZON, plain.size());
    assertEquals(
        plain, ForecastLines.of(RecurSpark.forecast(table, spec.withModel(saved.toString()))));
  }
}
