package dev.recur.spark;

import static org.apache.spark.sql.functions.col;

import dev.recur.api.Data;
import dev.recur.csv.ReadOptions;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Schema.Covariate;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;

/** The categories of covariates: those of the whole table, so that a model knows all of them. */
final class Categories {
  /** Distinct texts that are looked at; more than a covariate may have. */
  private static final int MOST = 200;

  private Categories() {}

  /**
   * Returns the categories of each covariate that has some.
   *
   * @param rows a row a step
   * @throws dev.recur.series.InputException if there are too many
   */
  static Map<String, List<String>> of(Dataset<Row> rows, SparkSpec spec) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String column : spec.covariates()) {
      List<String> levels =
          Columns.type(rows, column) instanceof StringType ? levels(rows, column) : List.of();
      if (!levels.isEmpty()) {
        all.put(column, levels);
      }
    }
    return all;
  }

  private static List<String> levels(Dataset<Row> rows, String column) {
    Dataset<Row> distinct = rows.select(Columns.named(column).as("text")).distinct().cache();
    Column isNumber = col("text").try_cast(DataTypes.DoubleType).isNotNull();
    List<String> texts = new ArrayList<>();
    for (Column kind : List.of(isNumber, col("text").isNotNull().and(isNumber.equalTo(false)))) {
      distinct
          .filter(kind)
          .sort("text")
          .limit(MOST)
          .collectAsList()
          .forEach(row -> texts.add(row.getString(0)));
    }
    distinct.unpersist();
    return texts.isEmpty() ? List.of() : read(column, texts);
  }

  /** Returns what plain recur makes of them. */
  private static List<String> read(String column, List<String> texts) {
    List<List<String>> rows = new ArrayList<>();
    for (String text : texts) {
      rows.add(List.of(Integer.toString(rows.size() + 1), "0", text));
    }
    SeriesRows one = new SeriesRows(List.of(), rows);
    ReadOptions options =
        ReadOptions.builder()
            .time(List.of("time"))
            .targets(List.of("target"))
            .past(List.of(column))
            .layout(ReadOptions.LayoutChoice.LONG)
            .missing(MissingPolicy.KEEP)
            .build();
    byte[] csv = SeriesRows.csv(List.of("time", "target", column), List.of(one));
    return Data.read(new ByteArrayInputStream(csv), "table", options)
        .panel()
        .schema()
        .covariates()
        .stream()
        .findFirst()
        .map(Covariate::levels)
        .orElse(List.of());
  }
}
