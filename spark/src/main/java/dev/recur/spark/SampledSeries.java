package dev.recur.spark;

import static dev.recur.series.Message.setting;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.crc32;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;

import dev.recur.api.Data;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/**
 * The series by which what all share is settled, and to which a model is fitted: the only ones that
 * come to the driver. They are the same however the rows are partitioned.
 */
final class SampledSeries {
  /** Rows of a series that is taken, at the most. */
  private static final long MOST_ROWS_EACH = 100_000;

  /** Rows of all of them, about: what a driver of one gigabyte holds. */
  private static final long MOST_ROWS = 1_000_000;

  private SampledSeries() {}

  /**
   * Returns some of the series in the order of their keys, or all if they are few: every so many of
   * those sorted by length, those of one length by the hash of {@code --shard}.
   *
   * @throws InputException if none can be used
   */
  static Data of(Dataset<Row> rows, SparkSpec spec) {
    return of(rows, spec, MOST_ROWS);
  }

  /**
   * Returns some of the series, fewer than may be where they are long.
   *
   * @param most rows of all of them, about
   * @throws InputException if none can be used
   */
  static Data of(Dataset<Row> rows, SparkSpec spec, long most) {
    Columns.require(rows, spec.columns());
    int cores = rows.sparkSession().sparkContext().defaultParallelism();
    Dataset<Row> lengths = rows.groupBy(Columns.named(spec.keys())).count().coalesce(cores).cache();
    Dataset<Row> some = chosen(rows, lengths, spec, most);
    List<Row> collected =
        Columns.text(some.sort(Columns.named(spec.columns())), spec.columns()).collectAsList();
    lengths.unpersist();
    return data(collected, spec);
  }

  /**
   * Returns their rows.
   *
   * @param lengths rows of each series, the column {@code count} behind the keys
   */
  private static Dataset<Row> chosen(
      Dataset<Row> rows, Dataset<Row> lengths, SparkSpec spec, long most) {
    Column[] keys = Columns.named(spec.keys());
    Dataset<Row> able = lengths.filter(col("count").leq(MOST_ROWS_EACH));
    Row sizes = able.agg(count(lit(1)), sum("count")).first();
    long all = sizes.getLong(0);
    long rowsOfAll = sizes.isNullAt(1) ? 0 : sizes.getLong(1);
    long every = Math.max(parts(all, spec.sample()), parts(rowsOfAll, most));
    if (every <= 1 && all == lengths.count()) {
      return rows;
    }
    Dataset<Row> chosen = able.select(keys);
    if (every > 1) {
      List<Column> order = new ArrayList<>(List.of(col("count")));
      Column[] written =
          spec.keys().stream().map(key -> Columns.text(rows, key)).toArray(Column[]::new);
      order.add(crc32(concat_ws("|", written).cast(DataTypes.BinaryType)));
      order.addAll(List.of(keys));
      chosen =
          able.withColumn(
                  "recur_place",
                  row_number().over(Window.orderBy(order.toArray(Column[]::new))).minus(1))
              .filter(col("recur_place").mod(every).equalTo(every / 2))
              .select(keys);
    }
    return rows.join(chosen, spec.keys().toArray(String[]::new), "left_semi");
  }

  private static long parts(long all, long most) {
    return (all + most - 1) / most;
  }

  private static Data data(List<Row> rows, SparkSpec spec) {
    SeriesIterator series =
        new SeriesIterator(rows.iterator(), spec.keys().size(), Integer.MAX_VALUE);
    SeriesReader reader = new SeriesReader(spec.readOptions(), spec.columns());
    List<SeriesRows> all = new ArrayList<>();
    series.forEachRemaining(all::addAll);
    if (all.isEmpty()) {
      throw new InputException("the table has no series of up to " + MOST_ROWS_EACH + " rows")
          .mend(
              "pass ",
              setting("frequency"),
              ", ",
              setting("horizon"),
              " and ",
              setting("season"),
              ", or a model file");
    }
    SeriesReader.Series read = reader.read(all);
    Optional<Panel> panel = read.panel();
    if (panel.isEmpty()) {
      throw new InputException("no series can be used; the first is " + read.bad().get(0));
    }
    return Data.of(panel.get());
  }
}
