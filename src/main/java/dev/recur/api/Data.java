package dev.recur.api;

import dev.recur.covariate.CalendarFeatures;
import dev.recur.covariate.DataSettings;
import dev.recur.csv.PanelReader;
import dev.recur.csv.ReadOptions;
import dev.recur.model.Provenance;
import dev.recur.model.SavedModel;
import dev.recur.model.Version;
import dev.recur.pipeline.ModelData;
import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Label;
import dev.recur.series.Notation;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import dev.recur.table.Source;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Series to learn from or to continue: from a file, from arrays, or a panel. Immutable, and so may
 * be shared by threads.
 *
 * @param panel the series, original units
 * @param settings what a training does to their values and knows beside them; a trained model has
 *     its own
 * @param provenance where they come from, kept in the model
 */
public record Data(Panel panel, DataSettings settings, Provenance provenance) {
  private static final String FROM_MEMORY = "memory";

  /**
   * Reads a CSV file, plain or gzip, finding everything from it; missing values are refused.
   *
   * @throws InputException if it cannot be read, or needs a choice that only the user can make
   */
  public static Data read(Path csv) {
    return read(csv, ReadOptions.DEFAULT);
  }

  /**
   * Reads a CSV file, plain or gzip.
   *
   * @param options what is known about it
   * @throws InputException if it cannot be read, or needs a choice that only the user can make
   */
  public static Data read(Path csv, ReadOptions options) {
    MessageDigest digest = sha256();
    Panel panel = PanelReader.read(Source.of(csv), options, digest).panel();
    String name = String.valueOf(csv.getFileName());
    return of(panel, options, name, HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * Reads the bytes of a CSV file, plain or gzip, such as rows that a program has.
   *
   * @param in not closed
   * @param name what messages and models call it
   * @param options what is known about it
   * @throws InputException if it cannot be read, or needs a choice that only the user can make
   */
  public static Data read(InputStream in, String name, ReadOptions options) {
    MessageDigest digest = sha256();
    Panel panel = PanelReader.read(Source.of(in, name), options, digest).panel();
    return of(panel, options, name, HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * Reads a file like the one that a model was trained on: the same columns in the same roles.
   *
   * @throws InputException if it cannot be read, or is not like that one
   */
  public static Data readLike(SavedModel model, Path csv) {
    return read(csv, optionsLike(model));
  }

  /** Returns the options that read a file like the one that a model was trained on. */
  public static ReadOptions optionsLike(SavedModel model) {
    return ModelData.readOptions(model, Optional.empty());
  }

  /**
   * One series of one target.
   *
   * @param name of the target
   * @param step between values, such as {@code Frequency.parse("monthly")}
   * @param first time of the first value
   * @param values shape [time], finite, original units
   * @throws IllegalArgumentException if a value is not finite, or there is none
   */
  public static Data of(String name, Frequency step, LocalDateTime first, double... values) {
    return of(name, calendar(step, first), values);
  }

  /**
   * One series of one target whose steps have no time.
   *
   * @param name of the target
   * @param values shape [step], finite, original units
   * @throws IllegalArgumentException if a value is not finite, or there is none
   */
  public static Data of(String name, double... values) {
    return of(name, Calendar.rows(), values);
  }

  private static Data of(String name, Calendar calendar, double[] values) {
    TimeSeries series = TimeSeries.of(name, calendar, values);
    return of(new Panel(Schema.of(name, calendar), List.of(series)));
  }

  /**
   * Several series of one target that begin together; they may end apart.
   *
   * @param step between values
   * @param first time of the first values
   * @param series values by name, each of shape [time], finite, original units; at least one
   * @throws IllegalArgumentException if a value is not finite, or there is none
   */
  public static Data of(Frequency step, LocalDateTime first, Map<String, double[]> series) {
    Calendar calendar = calendar(step, first);
    List<TimeSeries> all = new ArrayList<>();
    series.forEach(
        (name, values) ->
            all.add(TimeSeries.builder(name, calendar, values).keys(List.of(name)).build()));
    Schema one = Schema.of("value", calendar);
    Schema schema =
        new Schema(
            one.time(),
            List.of("series"),
            one.targets(),
            one.covariates(),
            one.frequency(),
            one.notation(),
            one.format());
    return of(new Panel(schema, all));
  }

  /** A panel made by hand, for covariates, several targets, missing values. */
  public static Data of(Panel panel) {
    return of(panel, ReadOptions.DEFAULT);
  }

  /**
   * A panel that was read elsewhere, a part of a larger one say.
   *
   * @param read how it was read, which a model of it remembers
   */
  public static Data of(Panel panel, ReadOptions read) {
    return of(panel, read, FROM_MEMORY, digested(panel));
  }

  private static Data of(Panel panel, ReadOptions read, String name, String sha256) {
    DataSettings settings =
        DataSettings.NONE
            .with()
            .label(Label.of(panel.series().get(0).calendar()))
            .zone(read.zone())
            .aggregate(read.aggregate())
            .missing(read.missing())
            .fillSeason(read.season())
            .timeFormat(read.timeFormat())
            .skipRows(read.skipRows())
            .comment(read.comment())
            .encoding(read.encoding())
            .build();
    return new Data(panel, settings, Provenance.of(name, sha256, Version.text()));
  }

  /**
   * Returns the same with fields of the calendar as future covariates.
   *
   * @param fields {@code auto}, those in which steps of the frequency differ; or some of month,
   *     yearday, monthday, weekday, hour and minute, with commas
   * @throws InputException if a field is unknown, or the steps have no time
   */
  public Data withCalendar(String fields) {
    return with(CalendarFeatures.parse(fields, panel.schema().frequency()), settings.holidays());
  }

  /**
   * Returns the same with public holidays as a future covariate.
   *
   * @param region a country such as {@code US}, or a part of one such as {@code AU-VIC}
   */
  public Data withHolidays(String region) {
    return with(settings.calendar(), region);
  }

  private Data with(CalendarFeatures calendar, String holidays) {
    DataSettings more = settings.with().calendar(calendar).holidays(holidays).build();
    return new Data(panel, more, provenance);
  }

  private static Calendar calendar(Frequency step, LocalDateTime first) {
    boolean days = !step.unit().shorterThanADay() && first.toLocalTime().equals(LocalTime.MIDNIGHT);
    String pattern =
        days
            ? "yyyy-MM-dd"
            : step.unit() == Frequency.Unit.MILLISECOND
                ? "yyyy-MM-dd HH:mm:ss.SSS"
                : "yyyy-MM-dd HH:mm:ss";
    String text = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(first);
    return Calendar.of(step, Notation.of(pattern), text);
  }

  /** The SHA-256 of all targets as big-endian doubles, one series after another. */
  private static String digested(Panel panel) {
    MessageDigest digest = sha256();
    for (TimeSeries series : panel.series()) {
      for (int k = 0; k < series.targetCount(); k++) {
        ByteBuffer bytes = ByteBuffer.allocate(series.length() * Double.BYTES);
        bytes.asDoubleBuffer().put(series.target(k));
        digest.update(bytes.array());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
