package dev.recur.spark;

import static org.apache.spark.sql.functions.col;

import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.config.IntervalsConfig;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.config.ZeroShotConfig;
import dev.recur.forecast.Deviates;
import dev.recur.forecast.Levels;
import dev.recur.model.SavedModel;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.transform.CovariateScales;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * recur over the series of a table: what it does with a file, with the same values to the last bit,
 * however the rows are partitioned. Spark reads, shuffles, retries and writes. No series is
 * collected on the driver but those of a sample, by which what all share is settled.
 */
public final class RecurSpark {
  /** Forecasts by which intervals are calibrated on series that are not in the sample. */
  private static final long MOST_FORECASTS = 10_000;

  /** The same of methods that are fitted for each of them. */
  private static final long MOST_FITS = 1_000;

  /** What is fitted where only its horizon and its split are wanted. */
  private static final String CHEAPEST = "naive";

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
    Settled settled = Settled.untrained(each, 0, 0);
    return done(rows, settled, InspectWork::new, InspectWork.columns(each));
  }

  /**
   * Fits a model to a sample of the series, on the driver, and calibrates its intervals by the
   * others, too, on the executors: the same bytes however the rows are partitioned. The model is an
   * ordinary one; it knows the categories of all series.
   *
   * @param rows a row a step
   * @param spec what is wanted
   * @throws InputException if no series of the sample can be used
   */
  public static SavedModel train(Dataset<Row> rows, SparkSpec spec) {
    SampledSeries sample = SampledSeries.of(rows, spec);
    if (sample.restShare() == 0) {
      return trained(sample.data(), spec);
    }
    SavedModel model =
        seesCovariates(spec)
            ? new Recur().train(sample.data(), config(spec), scales(rows, sample.data(), spec))
            : trained(sample.data(), spec);
    long most = model.model().isFittedToHistories() ? MOST_FITS : MOST_FORECASTS;
    Dataset<Row> rest = sample.rest(most);
    int each = (int) Math.max(1, most / Math.max(1, sample.restCount()));
    Settled settled = Settled.by(model, spec.withFailFast(false), model.horizon());
    Dataset<Row> made =
        done(rest, settled, all -> new CalibrationWork(all, each), CalibrationWork.columns(spec));
    List<Deviates> deviates = CalibrationWork.collected(results(made), spec);
    return Recur.calibrated(model, deviates, sample.restShare());
  }

  /** Returns the rows of the result that are no errors, without the columns of errors. */
  public static Dataset<Row> results(Dataset<Row> all) {
    return all.filter(col("error_found").isNull()).drop(BadSeries.COLUMNS.toArray(String[]::new));
  }

  /** Returns the series that could not be used: keys, place, what was found, what to do. */
  public static Dataset<Row> errors(Dataset<Row> all, SparkSpec spec) {
    List<String> columns = new ArrayList<>(spec.keys());
    columns.addAll(BadSeries.COLUMNS);
    return all.filter(col("error_found").isNotNull()).select(Columns.named(columns));
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
                    own.contains(name)
                        ? Columns.named(name).try_cast(Columns.type(rows, name)).as(name)
                        : Columns.named(name))
            .toArray(Column[]::new);
    return made.select(columns);
  }

  /** Returns the columns that are read as text, a partition holding whole series in order. */
  private static Dataset<Row> series(Dataset<Row> rows, SparkSpec spec) {
    Columns.require(rows, spec.columns());
    Column[] keys = Columns.named(spec.keys());
    Column[] columns = Columns.named(spec.columns());
    Dataset<Row> used = rows.select(columns);
    Dataset<Row> apart =
        spec.partitions() > 0 ? used.repartition(spec.partitions(), keys) : used.repartition(keys);
    return Columns.text(apart.sortWithinPartitions(columns), rows, spec);
  }

  private static Settled settled(Dataset<Row> rows, SparkSpec spec, boolean zeroShot) {
    OptionalInt horizon = SparkSpec.open(spec.horizon());
    if (zeroShot && horizon.isPresent() && spec.season() > 0 && !spec.frequency().isBlank()) {
      return Settled.untrained(spec, spec.horizon(), spec.season());
    }
    if (zeroShot) {
      Data sample = SampledSeries.of(rows, spec).data();
      ZeroShotConfig config =
          Recur.settled(sample, Settled.zeroShot(spec, horizon, SparkSpec.open(spec.season())));
      return Settled.untrained(
          spec.withFrequency(frequency(sample, spec)),
          config.horizon().getAsInt(),
          config.season().getAsInt());
    }
    SavedModel model =
        spec.hasFile() ? Recur.load(bytes(rows.sparkSession(), spec.model())) : train(rows, spec);
    return Settled.by(model, spec, horizon.orElse(model.horizon()));
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
    } catch (FileNotFoundException e) {
      throw new InputException(file + " does not exist", e).mend("check the name");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean seesCovariates(SparkSpec spec) {
    return !spec.covariates().isEmpty()
        && !(ModelChoice.parse(spec.model()) instanceof ModelChoice.Untrained);
  }

  /** Returns the scales of the covariates of all series, split as the sample is. */
  static CovariateScales scales(Dataset<Row> rows, Data sample, SparkSpec spec) {
    SavedModel splits = trained(sample, spec.withModel(CHEAPEST));
    Settled settled = Settled.by(splits, spec.withFailFast(false), splits.horizon());
    return ScalesWork.scales(
        results(done(rows, settled, ScalesWork::new, ScalesWork.columns(spec))), spec);
  }

  /** Fits a model to a sample alone. */
  static SavedModel trained(Data data, SparkSpec spec) {
    return new Recur().train(data, config(spec));
  }

  private static TrainConfig config(SparkSpec spec) {
    return TrainConfig.builder()
        .horizon(SparkSpec.open(spec.horizon()))
        .season(SparkSpec.open(spec.season()))
        .model(ModelChoice.parse(spec.model()))
        .intervals(
            IntervalsConfig.defaults()
                .with()
                .levels(Settled.levels(spec).orElse(Levels.DEFAULT))
                .build())
        .build();
  }
}
