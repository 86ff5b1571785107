package dev.recur.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import dev.recur.cli.OptionNames;
import dev.recur.series.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The columns of a table. */
final class TableOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--input",
      required = true,
      description =
          "Table to read: a path; of jdbc and table a name, of jdbc also (SELECT ...) AS NAME.")
  private String input;

  @Option(
      names = "--format",
      description =
          "Format of the input, as Spark names it: parquet, csv, orc, json, jdbc, or table for"
              + " one of the catalog [${DEFAULT-VALUE}].")
  private String format = "parquet";

  @Option(
      names = "--option",
      description = "KEY=VALUE for Spark's reader; may be given several times.")
  private Map<String, String> options = new LinkedHashMap<>();

  @Option(names = "--series", required = true, description = "Columns that tell series apart.")
  private String series;

  @Option(names = "--time", required = true, description = "Column of the time.")
  private String time;

  @Option(names = "--target", required = true, description = "Columns to forecast.")
  private String target;

  @Option(names = "--frequency", description = "Step between rows, such as monthly [found].")
  private String frequency = "";

  @Option(
      names = {"-H", "--horizon"},
      description = "Steps ahead [one season, or the model's].")
  private int horizon;

  @Option(names = "--levels", description = "Levels of the intervals, or none [80,95].")
  private String levels = "";

  @Option(names = "--season", description = "Steps in a season [found in a sample].")
  private int season;

  @Option(names = "--missing", description = "error, interpolate, previous, zero, seasonal, gaps.")
  private String missing = "";

  @Option(names = "--time-format", description = "How text writes time [found].")
  private String timeFormat = "";

  @Option(names = "--zone", description = "Zone of times without an offset [none].")
  private String zone = "";

  @Option(names = "--past", description = "Covariates known up to the origin [none].")
  private String past = "";

  @Option(names = "--future", description = "Covariates known ahead [none].")
  private String future = "";

  @Option(names = "--static", description = "Covariates with one value a series [none].")
  private String statics = "";

  @Option(
      names = "--future-data",
      description =
          "Table with the future covariates of the steps beyond the end, in the format of the"
              + " input: series, time and covariates.")
  private String futureData = "";

  @Option(
      names = "--static-data",
      description =
          "Table with the static covariates, in the format of the input: series and covariates.")
  private String staticData = "";

  @Option(
      names = "--sample",
      description = "Series that settle what all share, at the most [${DEFAULT-VALUE}].")
  private int sample = SparkSpec.SAMPLE;

  @Option(names = "--batch", description = "Series that are done together [${DEFAULT-VALUE}].")
  private int batch = SparkSpec.BATCH;

  @Option(names = "--partitions", description = "Parts of the work [Spark's own choice].")
  private int partitions;

  @Option(
      names = "--fail-fast",
      description = "End at the first series that cannot be used [they are told of in a table].")
  private boolean failFast;

  /**
   * Returns what is said.
   *
   * @param more that the command adds
   * @throws ParameterException if it cannot be
   */
  SparkSpec spec(UnaryOperator<SparkSpec> more) {
    try {
      return more.apply(spec());
    } catch (InputException e) {
      throw new ParameterException(command.commandLine(), OptionNames.message(e), e);
    }
  }

  private SparkSpec spec() {
    return SparkSpec.of(series, time, target, frequency)
        .with()
        .horizon(horizon)
        .levels(levels)
        .season(season)
        .missing(missing)
        .timeFormat(timeFormat)
        .zone(zone)
        .past(past)
        .future(future)
        .statics(statics)
        .sample(sample)
        .batch(batch)
        .partitions(partitions)
        .failFast(failFast)
        .build();
  }

  /** Returns the rows of the input, those ahead behind them, with the static covariates. */
  Dataset<Row> read(SparkSession spark) {
    Dataset<Row> rows = one(spark, input);
    String[] keys = SparkSpec.words(series).toArray(String[]::new);
    if (!futureData.isBlank()) {
      // Rows of steps already known, and rows of other series, are passed over.
      String[] steps = SparkSpec.words(series + "," + time).toArray(String[]::new);
      Dataset<Row> ahead = one(spark, futureData);
      Columns.require(ahead, SparkSpec.words(series + "," + time + "," + future));
      ahead =
          ahead
              .join(columns(rows, keys).distinct(), keys, "left_semi")
              .join(columns(rows, steps), steps, "left_anti");
      rows = rows.unionByName(ahead, true);
    }
    if (!staticData.isBlank()) {
      String[] wanted = SparkSpec.words(series + "," + statics).toArray(String[]::new);
      Dataset<Row> each = columns(one(spark, staticData), wanted).distinct();
      requireOneRow(each, keys);
      rows = rows.join(each, keys, "left");
    }
    return rows;
  }

  private static void requireOneRow(Dataset<Row> each, String[] keys) {
    List<Row> twice =
        each.groupBy(Columns.named(List.of(keys)))
            .agg(count(lit(1)).as("recur_rows"))
            .filter(col("recur_rows").gt(1))
            .limit(1)
            .collectAsList();
    if (!twice.isEmpty()) {
      List<String> key = new ArrayList<>();
      for (int k = 0; k < keys.length; k++) {
        key.add(String.valueOf(twice.get(0).get(k)));
      }
      throw new InputException(
              "the static covariates of series '"
                  + String.join("/", key)
                  + "' stand on several rows")
          .mend("keep one row a series");
    }
  }

  private static Dataset<Row> columns(Dataset<Row> rows, String[] names) {
    Columns.require(rows, List.of(names));
    return rows.select(Columns.named(List.of(names)));
  }

  private Dataset<Row> one(SparkSession spark, String name) {
    if (format.equals("table")) {
      return spark.table(name);
    }
    DataFrameReader reader = spark.read().format(format).option("header", "true").options(options);
    return format.equalsIgnoreCase("jdbc")
        ? reader.option("dbtable", name).load()
        : reader.load(name);
  }
}
