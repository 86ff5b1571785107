package dev.recur.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.crc32;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.config.IntervalsConfig;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.config.ZeroShotConfig;
import dev.recur.forecast.Levels;
import dev.recur.model.SavedModel;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * recur over the series of a table: what it does with a file, with the same values to the last bit,
 * however the rows are partitioned. Spark reads, shuffles, retries and writes. No series is
 * collected on the driver but those of a sample, by which what all share is settled.
 */
public final class RecurSpark {
  /** Rows of a series that is taken into a sample, at the most. */
  private static final long MOST_SAMPLED_ROWS = 100_000;

  private RecurSpark() {}

  /**
   * Forecasts every series.
   *
   * @param rows a row a step
   * @param spec what is wanted
   * @return a row a step ahead: the keys, the time, each target with the ends of its intervals,
   *     such as {@code y-lo-80}; then {@code error_place}, {@code error_found} and {@code
   *     error_remedy}, which are null but in the one row of a series that could not be used
   */
  public static Dataset<Row> forecast(Dataset<Row> rows, SparkSpec spec) {
    return forecast(rows, rows, spec);
  }

  /**
   * Forecasts some of the series.
   *
   * @param all by which what all share is settled
   * @param some those that are forecast, with the same columns
   */
  static Dataset<Row> forecast(Dataset<Row> all, Dataset<Row> some, SparkSpec spec) {
    Settled settled = settled(all, spec, spec.zeroShot());
    Levels levels = settled.levels(settled.loaded());
    return done(some, settled, ForecastWork::new, ForecastWork.columns(spec, levels));
  }

  /**
   * Scores a model on the held-out end of every series, or from several origins, beside rivals.
   *
   * @param rows a row a step
   * @param spec what is wanted
   * @return for each series and model a row of step 0 with all metrics, and a row for each step
   *     ahead; then the columns of errors as {@link #forecast} has them
   */
  public static Dataset<Row> evaluate(Dataset<Row> rows, SparkSpec spec) {
    Settled settled = settled(rows, spec, false);
    return done(rows, settled, EvaluateWork::new, EvaluateWork.columns(spec));
  }

  /**
   * Tells what is seen of every series.
   *
   * @param rows a row a step
   * @param spec how they are read
   * @return a row a series: its steps, first and last time, missing values and frequency; then the
   *     columns of errors as {@link #forecast} has them
   */
  public static Dataset<Row> inspect(Dataset<Row> rows, SparkSpec spec) {
    // The step of a series that is read by itself is its own.
    SparkSpec each = spec.frequency().isBlank() ? spec.withBatch(1) : spec;
    Settled settled = new Settled(each, new byte[0], 0, 0);
    return done(rows, settled, InspectWork::new, InspectWork.columns(each));
  }

  /**
   * Fits a model to a sample of the series, on the driver: the same sample and the same bytes
   * however the rows are partitioned. The model is an ordinary one.
   *
   * @param rows a row a step
   * @param spec what is wanted
   * @throws InputException if no series of the sample can be used
   */
  public static SavedModel train(Dataset<Row> rows, SparkSpec spec) {
    return trained(sample(rows, spec), spec);
  }

  /** Returns the rows of the result that are no errors, without the columns of errors. */
  public static Dataset<Row> results(Dataset<Row> all) {
    return all.filter(col("error_found").isNull()).drop(BadSeries.COLUMNS.toArray(String[]::new));
  }

  /** Returns the series that could not be used: keys, place, what was found, what to do. */
  public static Dataset<Row> errors(Dataset<Row> all, SparkSpec spec) {
    List<String> columns = new ArrayList<>(spec.keys());
    columns.addAll(BadSeries.COLUMNS);
    return all.filter(col("error_found").isNotNull())
        .select(columns.stream().map(RecurSpark::named).toArray(Column[]::new));
  }

  static Column named(String column) {
    return col("`" + column.replace("`", "``") + "`");
  }

  private static Dataset<Row> done(
      Dataset<Row> rows, Settled settled, SeriesWork.Maker maker, StructType columns) {
    Dataset<Row> made =
        series(rows, settled.spec())
            .mapPartitions(
                new SeriesWork(settled, maker, columns.size()),
                Encoders.row(BadSeries.with(columns)));
    return typed(made, rows, settled.spec());
  }

  /** Gives keys and times the types that they have in the table. */
  private static Dataset<Row> typed(Dataset<Row> made, Dataset<Row> rows, SparkSpec spec) {
    List<String> own = new ArrayList<>(spec.keys());
    own.add(spec.time());
    Column[] columns =
        Arrays.stream(made.columns())
            .map(
                name ->
                    own.contains(name) ? named(name).cast(type(rows, name)).as(name) : named(name))
            .toArray(Column[]::new);
    return made.select(columns);
  }

  private static DataType type(Dataset<Row> rows, String column) {
    return rows.schema().apply(column).dataType();
  }

  /** Returns the columns that are read as text, a partition holding whole series in order. */
  private static Dataset<Row> series(Dataset<Row> rows, SparkSpec spec) {
    requireColumns(rows, spec);
    Column[] keys = spec.keys().stream().map(RecurSpark::named).toArray(Column[]::new);
    Column[] columns = spec.columns().stream().map(RecurSpark::named).toArray(Column[]::new);
    Dataset<Row> used = rows.select(columns);
    Dataset<Row> apart =
        spec.partitions() > 0 ? used.repartition(spec.partitions(), keys) : used.repartition(keys);
    return text(apart.sortWithinPartitions(columns), spec);
  }

  /** Returns the columns that are read as text. */
  private static Dataset<Row> text(Dataset<Row> rows, SparkSpec spec) {
    return rows.select(
        spec.columns().stream().map(name -> text(rows, name)).toArray(Column[]::new));
  }

  private static void requireColumns(Dataset<Row> rows, SparkSpec spec) {
    List<String> known = Arrays.asList(rows.columns());
    for (String column : spec.columns()) {
      if (!known.contains(column)) {
        throw new InputException("the table has no column '" + column + "'")
            .expecting("one of " + String.join(", ", known));
      }
    }
  }

  /** Returns a column as text that plain recur reads back without loss. */
  private static Column text(Dataset<Row> rows, String column) {
    DataType type = type(rows, column);
    Column own = named(column);
    if (type instanceof TimestampType || type instanceof TimestampNTZType) {
      return date_format(own, "yyyy-MM-dd HH:mm:ss").as(column);
    }
    boolean real = type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType);
    Column number = real ? when(isnan(own), null).otherwise(own) : own;
    return number.cast(DataTypes.StringType).as(column);
  }

  private static Settled settled(Dataset<Row> rows, SparkSpec spec, boolean zeroShot) {
    OptionalInt horizon = EvaluateWork.open(spec.horizon());
    if (zeroShot && horizon.isPresent() && spec.season() > 0 && !spec.frequency().isBlank()) {
      return new Settled(spec, new byte[0], spec.horizon(), spec.season());
    }
    if (zeroShot) {
      Data sample = sample(rows, spec);
      ZeroShotConfig config =
          Recur.settled(sample, Settled.zeroShot(spec, horizon, EvaluateWork.open(spec.season())));
      return new Settled(
          spec.withFrequency(frequency(sample, spec)),
          new byte[0],
          config.horizon().getAsInt(),
          config.season().getAsInt());
    }
    SavedModel model =
        spec.hasFile()
            ? Recur.load(bytes(rows.sparkSession(), spec.model()))
            : trained(sample(rows, spec), spec);
    return new Settled(spec, Recur.bytes(model), horizon.orElse(model.horizon()), 0);
  }

  /** Returns the step of all series; where it has no words it stays open. */
  private static String frequency(Data sample, SparkSpec spec) {
    Frequency found = sample.panel().schema().frequency();
    boolean said = !spec.frequency().isBlank() || found.unit() == Frequency.Unit.STEP;
    return said ? spec.frequency() : found.toString();
  }

  private static byte[] bytes(SparkSession spark, String file) {
    Path path = new Path(file);
    try {
      FileSystem system = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
      try (InputStream in = system.open(path)) {
        return in.readAllBytes();
      }
    } catch (java.io.FileNotFoundException e) {
      throw new InputException(file + " does not exist", e).mend("check the name");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SavedModel trained(Data data, SparkSpec spec) {
    TrainConfig config =
        TrainConfig.builder()
            .horizon(EvaluateWork.open(spec.horizon()))
            .season(EvaluateWork.open(spec.season()))
            .model(ModelChoice.parse(spec.model()))
            .intervals(
                IntervalsConfig.defaults()
                    .with()
                    .levels(Settled.levels(spec).orElse(Levels.DEFAULT))
                    .build())
            .build();
    return new Recur().train(data, config);
  }

  /**
   * Returns some of the series in the order of their keys, or all if they are few: every so many of
   * those sorted by length, those of one length by the hash of {@code --shard}.
   */
  private static Data sample(Dataset<Row> rows, SparkSpec spec) {
    requireColumns(rows, spec);
    String[] names = spec.keys().toArray(String[]::new);
    Column[] keys = spec.keys().stream().map(RecurSpark::named).toArray(Column[]::new);
    Dataset<Row> lengths = rows.groupBy(keys).count().cache();
    Dataset<Row> able = lengths.filter(col("count").leq(MOST_SAMPLED_ROWS));
    long all = able.count();
    boolean whole = all <= spec.sample() && all == lengths.count();
    Dataset<Row> chosen = able.select(keys);
    if (all > spec.sample()) {
      List<Column> order = new ArrayList<>(List.of(col("count")));
      Column[] written = spec.keys().stream().map(key -> text(rows, key)).toArray(Column[]::new);
      order.add(crc32(concat_ws("|", written).cast(DataTypes.BinaryType)));
      order.addAll(List.of(keys));
      long every = (all + spec.sample() - 1) / spec.sample();
      chosen =
          able.withColumn(
                  "recur_place",
                  row_number().over(Window.orderBy(order.toArray(Column[]::new))).minus(1))
              .filter(col("recur_place").mod(every).equalTo(every / 2))
              .select(keys);
    }
    Dataset<Row> some = whole ? rows : rows.join(chosen, names, "left_semi");
    Column[] order = spec.columns().stream().map(RecurSpark::named).toArray(Column[]::new);
    List<Row> collected = text(some.sort(order), spec).collectAsList();
    lengths.unpersist();
    return data(collected, spec);
  }

  private static Data data(List<Row> rows, SparkSpec spec) {
    SeriesIterator series =
        new SeriesIterator(rows.iterator(), spec.keys().size(), Integer.MAX_VALUE);
    SeriesReader reader = new SeriesReader(spec.readOptions(), spec.columns());
    List<SeriesRows> all = new ArrayList<>();
    series.forEachRemaining(all::addAll);
    if (all.isEmpty()) {
      throw new InputException("the table has no series of up to " + MOST_SAMPLED_ROWS + " rows");
    }
    SeriesReader.Series read = reader.read(all);
    Optional<Panel> panel = read.panel();
    if (panel.isEmpty()) {
      throw new InputException("no series can be used; the first is " + read.bad().get(0));
    }
    return Data.of(panel.get());
  }
}
