package dev.recur.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Series that a sample must not lack: one with the least value of each target, which tells whether
 * there are values of any sign, and one of each category.
 */
final class RareSeries {
  private RareSeries() {}

  /**
   * Returns their keys, some perhaps twice.
   *
   * @param rows of the series that may be taken
   * @param hash which of several is taken
   * @param levels the categories of covariates
   */
  static Dataset<Row> of(
      Dataset<Row> rows, SparkSpec spec, Column hash, Map<String, List<String>> levels) {
    Column[] keys = Columns.named(spec.keys());
    List<Column> order = new ArrayList<>(List.of(hash.as("recur_hash")));
    order.addAll(List.of(keys));
    Dataset<Row> found = rows.select(keys).limit(0);
    for (String target : SparkSpec.words(spec.target())) {
      Column value = Columns.text(rows, target).try_cast(DataTypes.DoubleType);
      List<Column> least = new ArrayList<>(List.of(value));
      least.addAll(order);
      Dataset<Row> one =
          rows.filter(value.isNotNull().and(not(isnan(value))))
              .sort(least.toArray(Column[]::new))
              .limit(1);
      found = found.union(one.select(keys));
    }
    Column first = min(struct(order.toArray(Column[]::new))).as("recur_first");
    Column[] firstKeys =
        spec.keys().stream()
            .map(key -> col("recur_first").getField(key).as(key))
            .toArray(Column[]::new);
    for (Map.Entry<String, List<String>> covariate : levels.entrySet()) {
      Column category = Columns.named(covariate.getKey());
      found =
          found.union(
              rows.filter(category.isin(covariate.getValue().toArray()))
                  .groupBy(category)
                  .agg(first)
                  .select(firstKeys));
    }
    return found;
  }
}
