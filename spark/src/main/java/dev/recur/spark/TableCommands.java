package dev.recur.spark;

import dev.recur.api.Recur;
import dev.recur.model.SavedModel;
import dev.recur.series.InputException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands: each reads a table, does one thing, and writes tables or a file. */
final class TableCommands {
  private TableCommands() {}

  /** {@code forecast}. */
  @Command(
      name = "forecast",
      description = "Write the values beyond the end of every series of a table.",
      sortOptions = false,
      mixinStandardHelpOptions = true)
  static final class Forecast implements Callable<Integer> {
    @Mixin private TableOptions table = new TableOptions();
    @Mixin private OutputOptions output = new OutputOptions();

    @Option(
        names = "--model",
        description =
            "pretrained; or the name of a model that is fitted to a sample of the series: auto,"
                + " ets, theta, sarima, gru, lstm ...; or a model file, FILE.recur"
                + " [${DEFAULT-VALUE}].")
    private String model = SparkSpec.PRETRAINED;

    @Option(
        names = "--resume",
        description =
            "Forecast only the series that are not in the output yet, and add them to it.")
    private boolean resume;

    @Override
    public Integer call() {
      SparkSpec spec = table.spec(said -> said.withModel(model));
      SparkSession spark = Session.of();
      Dataset<Row> rows = table.read(spark);
      Tables tables = new Tables(spark, output, resume);
      Dataset<Row> left = tables.without(rows, spec);
      return tables.write(RecurSpark.forecast(rows, left, spec), spec, "forecast");
    }
  }

  /** {@code evaluate}. */
  @Command(
      name = "evaluate",
      description =
          "Score a model on held-out values of every series, beside rivals: a table of scores by"
              + " series and by step, and the scores over all.",
      sortOptions = false,
      mixinStandardHelpOptions = true)
  static final class Evaluate implements Callable<Integer> {
    @Mixin private TableOptions table = new TableOptions();
    @Mixin private OutputOptions output = new OutputOptions();

    @Option(names = "--model", description = "As for forecast [${DEFAULT-VALUE}].")
    private String model = SparkSpec.PRETRAINED;

    @Option(names = "--folds", description = "Origins a series [those of the held-out end].")
    private int folds;

    @Option(names = "--stride", description = "Steps between origins [one horizon].")
    private int stride;

    @Option(
        names = "--compare",
        description =
            "Classical methods and pretrained, scored beside the model, or none"
                + " [naive,seasonal-naive,drift].")
    private String compare = "";

    @Override
    public Integer call() {
      SparkSpec spec =
          table.spec(
              said ->
                  said.with().model(model).folds(folds).stride(stride).compare(compare).build());
      SparkSession spark = Session.of();
      Tables tables = new Tables(spark, output, false);
      Dataset<Row> all = RecurSpark.evaluate(table.read(spark), spec);
      int code = tables.write(all, spec, "scored");
      Scores.print(tables.written(RecurSpark.results(all).schema()), System.out);
      return code;
    }
  }

  /** {@code inspect}. */
  @Command(
      name = "inspect",
      description = "Tell what is seen of every series, which cannot be used and why.",
      sortOptions = false,
      mixinStandardHelpOptions = true)
  static final class Inspect implements Callable<Integer> {
    @Mixin private TableOptions table = new TableOptions();
    @Mixin private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
      SparkSpec spec = table.spec(said -> said);
      SparkSession spark = Session.of();
      return new Tables(spark, output, false)
          .write(RecurSpark.inspect(table.read(spark), spec), spec, "can be used");
    }
  }

  /** {@code train}. */
  @Command(
      name = "train",
      description =
          "Fit a model to a sample of the series, on the driver; the file is one of plain recur.",
      sortOptions = false,
      mixinStandardHelpOptions = true)
  static final class Train implements Callable<Integer> {
    @Mixin private TableOptions table = new TableOptions();

    @Option(
        names = {"-o", "--output"},
        required = true,
        description = "Model file to write.")
    private java.nio.file.Path output;

    @Option(names = "--model", description = "What is fitted [${DEFAULT-VALUE}].")
    private String model = "auto";

    @Override
    public Integer call() {
      SparkSpec spec = table.spec(said -> said.withModel(model));
      SparkSession spark = Session.of();
      SavedModel made = RecurSpark.train(table.read(spark), spec);
      Recur.save(made, output);
      System.err.println(
          "held-out RMSE "
              + made.score().model().overall().rmse()
              + " over a sample of "
              + made.ends().size()
              + " series");
      System.err.println("wrote " + output);
      return 0;
    }
  }

  /** The columns of a table. */
  static final class TableOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--input", required = true, description = "Table to read: a path, or a name.")
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
    private java.util.Map<String, String> options = new java.util.LinkedHashMap<>();

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

    @Option(
        names = "--missing",
        description = "error, interpolate, previous, zero, seasonal, gaps.")
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
    private int sample = SparkSpec.of("s", "t", "y", "").sample();

    @Option(names = "--batch", description = "Series that are done together [${DEFAULT-VALUE}].")
    private int batch = SparkSpec.of("s", "t", "y", "").batch();

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
        Dataset<Row> ahead =
            one(spark, futureData)
                .join(columns(rows, keys).distinct(), keys, "left_semi")
                .join(columns(rows, steps), steps, "left_anti");
        rows = rows.unionByName(ahead, true);
      }
      if (!staticData.isBlank()) {
        String[] wanted = SparkSpec.words(series + "," + statics).toArray(String[]::new);
        rows = rows.join(columns(one(spark, staticData), wanted), keys, "left");
      }
      return rows;
    }

    private static Dataset<Row> columns(Dataset<Row> rows, String[] names) {
      return rows.select(Arrays.stream(names).map(RecurSpark::named).toArray(Column[]::new));
    }

    private Dataset<Row> one(SparkSession spark, String name) {
      if (format.equals("table")) {
        return spark.table(name);
      }
      try {
        return spark.read().format(format).option("header", "true").options(options).load(name);
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        // Spark's analysis errors are checked, though its API does not say so.
        throw new InputException(String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
      }
    }
  }

  /** Where tables are written. */
  static final class OutputOptions {
    @Option(
        names = {"-o", "--output"},
        required = true,
        description = "Table to write, a path.")
    String output;

    @Option(
        names = "--output-format",
        description = "parquet, csv, orc or json [${DEFAULT-VALUE}].")
    String format = "parquet";

    @Option(
        names = "--errors",
        description =
            "Table of the series that cannot be used: what was found where, and what to do"
                + " [OUTPUT-errors].")
    String errors = "";

    @Option(
        names = {"-f", "--force"},
        description = "Replace the output if it is there.")
    boolean force;

    String errors() {
      return errors.isBlank() ? output + "-errors" : errors;
    }
  }
}
