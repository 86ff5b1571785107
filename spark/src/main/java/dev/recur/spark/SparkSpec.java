package dev.recur.spark;

import static dev.recur.series.Message.setting;

import dev.recur.config.ModelChoice;
import dev.recur.csv.ReadOptions;
import dev.recur.forecast.Levels;
import dev.recur.series.DecimalMark;
import dev.recur.series.EnumNames;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.MissingPolicy;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What is said of a table and of what is to be done with its series. Empty text and 0 leave a thing
 * open.
 *
 * @param series the columns that tell series apart, with commas
 * @param time the column of the time: text, a date, a timestamp or a whole number
 * @param target the columns to forecast, with commas
 * @param frequency the step, such as {@code monthly}; open for whole numbers
 * @param past covariates known up to the origin, with commas
 * @param future covariates known ahead, with commas
 * @param statics covariates with one value a series, with commas
 * @param timeFormat how text writes time
 * @param zone of times without an offset
 * @param missing what becomes of missing values: error, interpolate, previous, zero, seasonal or
 *     gaps; open for gaps in a forecast without training and for the model's own with one
 * @param model {@code pretrained}; the name of a model that is fitted to a sample of the series, as
 *     {@code train} does; or a model file
 * @param horizon steps ahead
 * @param levels of the intervals, percents with commas, or none
 * @param season steps in a season
 * @param folds origins of a backtest
 * @param stride steps between them
 * @param compare its rivals, with commas, or none
 * @param sample series that settle what all share, and that a model is fitted to, at the most
 * @param batch series that go through a network together, 1 or more
 * @param partitions of the work; open for Spark's own
 * @param failFast whether the first series that cannot be used ends the job
 */
@RecordBuilder
public record SparkSpec(
    String series,
    String time,
    String target,
    String frequency,
    String past,
    String future,
    String statics,
    String timeFormat,
    String zone,
    String missing,
    String model,
    int horizon,
    String levels,
    int season,
    int folds,
    int stride,
    String compare,
    int sample,
    int batch,
    int partitions,
    boolean failFast)
    implements Serializable, SparkSpecBuilder.With {
  /** Without training. */
  static final String PRETRAINED = "pretrained";

  /** Rivals of a backtest, those that are not fitted. */
  static final String RIVALS = "naive,seasonal-naive,drift";

  /** Series of a sample, at the most. */
  static final int SAMPLE = 1000;

  /** Series that go through a network together. */
  static final int BATCH = 256;

  /** Checks the ranges. */
  public SparkSpec {
    if (series.isBlank() || time.isBlank() || target.isBlank()) {
      throw new InputException("name the columns: series, time and target");
    }
    atLeast(0, "horizon", horizon);
    atLeast(0, "season", season);
    atLeast(0, "folds", folds);
    atLeast(0, "stride", stride);
    atLeast(0, "partitions", partitions);
    atLeast(1, "sample", sample);
    atLeast(1, "batch", batch);
    if (!frequency.isBlank()) {
      Frequency.parse(frequency);
    }
    if (!levels.isBlank()) {
      Levels.parse(levels);
    }
    if (!missing.isBlank()) {
      policy(missing);
    }
    rivals(compare);
    if (!isFile(model)) {
      ModelChoice.parse(model);
    }
  }

  private static void atLeast(int least, String name, int value) {
    if (value < least) {
      throw new InputException(Message.of(setting(name), " is " + value))
          .expecting(least + " or more");
    }
  }

  private static MissingPolicy policy(String name) {
    return EnumNames.find(MissingPolicy.class, name.strip())
        .orElseThrow(
            () ->
                new InputException(Message.of(setting("missing"), " '" + name + "' is unknown"))
                    .expecting("one of " + EnumNames.list(MissingPolicy.class)));
  }

  private static boolean isFile(String model) {
    return model.toLowerCase(Locale.ROOT).endsWith(".recur");
  }

  /**
   * Returns a forecast without training by default.
   *
   * @param series the columns that tell series apart, with commas
   * @param time the column of the time
   * @param target the columns to forecast, with commas
   * @param frequency the step, such as {@code monthly}
   * @throws InputException if a column is not named or the frequency is none
   */
  public static SparkSpec of(String series, String time, String target, String frequency) {
    return new SparkSpec(
        series,
        time,
        target,
        frequency,
        "",
        "",
        "",
        "",
        "",
        "",
        PRETRAINED,
        0,
        "",
        0,
        0,
        0,
        RIVALS,
        SAMPLE,
        BATCH,
        0,
        false);
  }

  /** Returns a number that 0 leaves open. */
  static OptionalInt open(int value) {
    return value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** Returns words between commas. */
  static List<String> words(String list) {
    return list.isBlank()
        ? List.of()
        : Arrays.stream(list.split(",", -1)).map(String::strip).toList();
  }

  private static List<ModelChoice.Untrained> rivals(String compare) {
    List<String> names = words(compare.isBlank() ? RIVALS : compare);
    return names.equals(List.of("none"))
        ? List.of()
        : names.stream().map(ModelChoice.Untrained::parse).toList();
  }

  /** Returns the rivals of a backtest. */
  List<ModelChoice.Untrained> rivals() {
    return rivals(compare);
  }

  /** Returns the columns that tell series apart. */
  List<String> keys() {
    return words(series);
  }

  /** Returns the columns that a result begins with, the keys as text. */
  StructType keyColumns() {
    StructType columns = new StructType();
    for (String key : keys()) {
      columns = columns.add(key, DataTypes.StringType);
    }
    return columns;
  }

  /** Returns the columns of numbers, the targets first. */
  List<String> values() {
    List<String> values = new ArrayList<>(words(target));
    values.addAll(covariates());
    return values;
  }

  /** Returns the columns of covariates. */
  List<String> covariates() {
    List<String> covariates = new ArrayList<>(words(past));
    covariates.addAll(words(future));
    covariates.addAll(words(statics));
    return covariates;
  }

  /** Returns all columns that are read. */
  List<String> columns() {
    List<String> columns = new ArrayList<>(keys());
    columns.add(time);
    columns.addAll(values());
    return columns;
  }

  /** Returns whether there is no model and none is to be trained. */
  boolean zeroShot() {
    return model.equals(PRETRAINED);
  }

  /** Returns whether the model is in a file. */
  boolean hasFile() {
    return isFile(model);
  }

  /** Returns how rows are read where no model knows. */
  ReadOptions readOptions() {
    return ReadOptions.builder()
        .time(List.of(time))
        .targets(words(target))
        .keys(keys())
        .past(words(past))
        .future(words(future))
        .statics(words(statics))
        .frequency(frequency.isBlank() ? Optional.empty() : Optional.of(Frequency.parse(frequency)))
        .timeFormat(timeFormat)
        .zone(zone)
        .decimal(DecimalMark.POINT)
        .layout(ReadOptions.LayoutChoice.LONG)
        .missing(policy())
        .season(season)
        .build();
  }

  private MissingPolicy policy() {
    if (missing.isBlank()) {
      return zeroShot() ? MissingPolicy.GAPS : MissingPolicy.ERROR;
    }
    return policy(missing);
  }
}
