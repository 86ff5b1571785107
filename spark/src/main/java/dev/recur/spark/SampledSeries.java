package dev.recur.spark;

import static dev.recur.series.Message.setting;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.crc32;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;

import dev.recur.api.Data;
import dev.recur.csv.ReadOptions;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The series by which what all share is settled, and to which a model is fitted: the only ones that
 * come to the driver. They are the same however the rows are partitioned.
 */
final class SampledSeries {
  /** Rows of a series that is taken, at the most. */
  private static final long MOST_ROWS_EACH = 100_000;

  /** Rows of all of them, about: what a driver of one gigabyte holds. */
  private static final long MOST_ROWS = 1_000_000;

  private static final String LENGTH = "recur_length";

  private final Dataset<Row> rows;
  private final SparkSpec spec;
  private final Data data;
  private final List<Row> keys;
  private final long able;
  private final boolean someLong;

  /**
   * @param able series that could have been taken
   * @param someLong whether there are others, which are too long
   */
  private SampledSeries(
      Dataset<Row> rows, SparkSpec spec, Data data, List<Row> keys, long able, boolean someLong) {
    this.rows = rows;
    this.spec = spec;
    this.data = data;
    this.keys = keys;
    this.able = able;
    this.someLong = someLong;
  }

  /**
   * Returns some of the series in the order of their keys, or all if they are few: every so many of
   * those sorted by length, those of one length by the hash of {@code --shard}; and those that are
   * rare.
   *
   * @throws InputException if none can be used
   */
  static SampledSeries of(Dataset<Row> rows, SparkSpec spec) {
    return of(rows, spec, MOST_ROWS);
  }

  /**
   * Returns some of the series, fewer than may be where they are long.
   *
   * @param most rows of all of them, about
   * @throws InputException if none can be used
   */
  static SampledSeries of(Dataset<Row> rows, SparkSpec spec, long most) {
    Columns.require(rows, spec.columns());
    int cores = rows.sparkSession().sparkContext().defaultParallelism();
    Dataset<Row> lengths = lengths(rows, spec).coalesce(cores).cache();
    Map<String, List<String>> levels = Categories.of(rows, spec);
    long all = lengths.count();
    Dataset<Row> ofAble = able(lengths);
    long able = ofAble.count();
    List<Row> keys = chosen(rows, ofAble, spec, most, levels);
    Dataset<Row> some = keys.size() == all ? rows : joined(rows, keys, spec, "left_semi");
    List<Row> collected =
        Columns.text(some.sort(Columns.named(spec.columns())), rows, spec).collectAsList();
    lengths.unpersist();
    return new SampledSeries(rows, spec, data(collected, spec, levels), keys, able, able < all);
  }

  /** Returns the keys and rows of each series. */
  private static Dataset<Row> lengths(Dataset<Row> rows, SparkSpec spec) {
    return rows.groupBy(Columns.named(spec.keys())).agg(count(lit(1)).as(LENGTH));
  }

  /** Returns the lengths of the series that are not too long. */
  private static Dataset<Row> able(Dataset<Row> lengths) {
    return lengths.filter(col(LENGTH).leq(MOST_ROWS_EACH));
  }

  /** Returns the series that were taken and can be used. */
  Data data() {
    return data;
  }

  /** Returns how many series could have been taken and were not. */
  long restCount() {
    return able - keys.size();
  }

  /** Returns their share, 0 to 1. */
  double restShare() {
    return restCount() / (double) able;
  }

  /**
   * Returns the rows of these series, or of so many of them, chosen as those of the sample.
   *
   * @param most series, at the most
   */
  Dataset<Row> rest(long most) {
    Dataset<Row> rest = joined(rows, keys, spec, "left_anti");
    long every = parts(restCount(), most);
    if (every <= 1 && !someLong) {
      return rest;
    }
    Dataset<Row> lengths = able(lengths(rest, spec));
    Dataset<Row> chosen = every(lengths, rows, spec, every);
    return rest.join(chosen, spec.keys().toArray(String[]::new), "left_semi");
  }

  /** Returns the rows of some series, or of all others. */
  private static Dataset<Row> joined(
      Dataset<Row> rows, List<Row> keys, SparkSpec spec, String how) {
    StructType schema = rows.select(Columns.named(spec.keys())).schema();
    Dataset<Row> some = rows.sparkSession().createDataFrame(keys, schema);
    return rows.join(broadcast(some), spec.keys().toArray(String[]::new), how);
  }

  /**
   * Returns their keys, all of them if all are taken.
   *
   * @param able rows of each series, the column {@link #LENGTH} behind the keys
   */
  private static List<Row> chosen(
      Dataset<Row> rows,
      Dataset<Row> able,
      SparkSpec spec,
      long most,
      Map<String, List<String>> levels) {
    Column[] keys = Columns.named(spec.keys());
    String[] names = spec.keys().toArray(String[]::new);
    Row sizes = able.agg(count(lit(1)), sum(LENGTH)).collectAsList().get(0);
    long rowsOfAll = sizes.isNullAt(1) ? 0 : sizes.getLong(1);
    long every = Math.max(parts(sizes.getLong(0), spec.sample()), parts(rowsOfAll, most));
    if (every <= 1) {
      return able.select(keys).collectAsList();
    }
    Dataset<Row> rowsOfAble = rows.join(able.select(keys), names, "left_semi");
    return every(able, rows, spec, every)
        .union(RareSeries.of(rowsOfAble, spec, hash(rows, spec), levels))
        .distinct()
        .collectAsList();
  }

  /** Returns the keys of every so many series, of all for 1. */
  private static Dataset<Row> every(
      Dataset<Row> lengths, Dataset<Row> rows, SparkSpec spec, long every) {
    Column[] keys = Columns.named(spec.keys());
    List<Column> order = new ArrayList<>(List.of(col(LENGTH), hash(rows, spec)));
    order.addAll(List.of(keys));
    return lengths
        .withColumn(
            "recur_place", row_number().over(Window.orderBy(order.toArray(Column[]::new))).minus(1))
        .filter(col("recur_place").mod(every).equalTo(every / 2))
        .select(keys);
  }

  private static Column hash(Dataset<Row> rows, SparkSpec spec) {
    Column[] written =
        spec.keys().stream().map(key -> Columns.text(rows, key)).toArray(Column[]::new);
    return crc32(concat_ws("|", written).cast(DataTypes.BinaryType));
  }

  private static long parts(long all, long most) {
    return (all + most - 1) / most;
  }

  private static Data data(List<Row> rows, SparkSpec spec, Map<String, List<String>> levels) {
    SeriesIterator series =
        new SeriesIterator(rows.iterator(), spec.keys().size(), Integer.MAX_VALUE);
    ReadOptions options = spec.readOptions().with().levels(levels).build();
    SeriesReader reader = new SeriesReader(options, spec.columns());
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
    return Data.of(panel.get(), options);
  }
}
