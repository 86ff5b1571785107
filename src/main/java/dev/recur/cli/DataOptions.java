package dev.recur.cli;

import static dev.recur.series.Message.setting;

import dev.recur.covariate.DataSettings;
import dev.recur.csv.ReadOptions;
import dev.recur.csv.ReadOptions.LayoutChoice;
import dev.recur.csv.ReadOptionsBuilder;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.ModelData;
import dev.recur.report.ProgressLine;
import dev.recur.series.Aggregation;
import dev.recur.series.DecimalMark;
import dev.recur.series.Frequency;
import dev.recur.series.Message;
import dev.recur.series.Message.Setting;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Wording;
import dev.recur.table.Source;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The options that say what the columns of a file are; for {@code @Mixin}. */
final class DataOptions {
  /** What is said of a file though a model knows its columns. */
  static final Set<String> BESIDE_A_MODEL =
      Set.of(
          "--query",
          "--missing",
          "--decimal",
          "--skip-bad-series",
          "--skip-rows",
          "--comment",
          "--encoding",
          "--time-format",
          "--zone");

  /** What else a model settles that a command takes without one. */
  private static final Map<String, Set<String>> BESIDE_DATA =
      Map.of("forecast", Set.of("--season", "--hierarchy"), "evaluate", Set.of("--season"));

  @Option(
      names = "--query",
      paramLabel = "SQL",
      description = "What is read of a database, which a jdbc: URL names.")
  String query = "";

  @Option(
      names = "--time",
      split = ",",
      paramLabel = "COL",
      description =
          "Column of the time, or the columns it is split over, or none [found by itself].")
  List<String> time = List.of();

  @Option(
      names = "--target",
      split = ",",
      paramLabel = "COL",
      description = "Columns to forecast [the only column of numbers, or all columns if all are].")
  List<String> target = List.of();

  @Option(
      names = "--series",
      split = ",",
      paramLabel = "COL",
      description = "Columns that tell series apart [found where one time stands on several rows].")
  List<String> series = List.of();

  @Option(
      names = "--past",
      split = ",",
      paramLabel = "COL",
      description = "Covariates known up to the origin [none].")
  List<String> past = List.of();

  @Option(
      names = "--future",
      split = ",",
      paramLabel = "COL",
      description = "Covariates known ahead [none].")
  List<String> future = List.of();

  @Option(
      names = "--static",
      split = ",",
      paramLabel = "COL",
      description = "Covariates with one value a series [none].")
  List<String> statics = List.of();

  @Option(
      names = "--frequency",
      paramLabel = "STEP",
      converter = FrequencyConverter.class,
      description =
          "Step between rows, such as monthly, '30 minutes' or 'Mon-Sat' [the most frequent one].")
  @Nullable Frequency frequency;

  @Option(
      names = "--aggregate",
      paramLabel = "HOW",
      converter = AggregationConverter.class,
      description =
          "Make a series of events: their sum, mean, count, last, min or max in each step of"
              + " --frequency [rows are steps].")
  private @Nullable Aggregation aggregate;

  @Option(
      names = "--time-format",
      paramLabel = "PATTERN",
      description = "How time is written, such as dd/MM/yyyy [found by itself].")
  String timeFormat = "";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Zone of times without an offset, such as Europe/Berlin [none].")
  String zone = "";

  @Option(
      names = "--decimal",
      paramLabel = "MARK",
      converter = DecimalConverter.class,
      completionCandidates = DecimalNames.class,
      description =
          "Mark before decimals, point or comma, where the file does not show it [found by"
              + " itself].")
  DecimalMark decimal = ReadOptions.DEFAULT.decimal();

  @Option(
      names = "--skip-rows",
      paramLabel = "N",
      description = "Lines above the header [titles and comments are found by themselves].")
  private @Nullable Integer skipRows;

  @Option(
      names = "--comment",
      paramLabel = "CHAR",
      converter = CommentConverter.class,
      description = "Pass over lines that begin with this character [none].")
  String comment = ReadOptions.DEFAULT.comment();

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      converter = EncodingConverter.class,
      description =
          "Encoding of the characters, such as IBM850, windows-1251 or Shift_JIS [UTF-8 or UTF-16,"
              + " else windows-1252].")
  String encoding = ReadOptions.DEFAULT.encoding();

  @Option(
      names = "--layout",
      paramLabel = "HOW",
      converter = LayoutConverter.class,
      description =
          "One row a step (long), one row a series (rows) or months and other times across the top"
              + " (months) [auto].")
  LayoutChoice layout = ReadOptions.DEFAULT.layout();

  @Option(
      names = "--missing",
      paramLabel = "POLICY",
      converter = MissingConverter.class,
      completionCandidates = MissingNames.class,
      description =
          "What becomes of missing values: error, gaps, interpolate, previous, zero or seasonal"
              + " [error; without a model gaps; with one as in training].")
  private @Nullable MissingPolicy missing;

  @Option(
      names = "--skip-bad-series",
      description =
          "Leave out series that cannot be used: without a value, with a time that comes twice or"
              + " is off the calendar, with gaps where they are refused.")
  boolean skipBadSeries;

  /** What values are of the events in each step; empty where rows are steps. */
  Optional<Aggregation> aggregate() {
    return Optional.ofNullable(aggregate);
  }

  /** Lines above the header; empty if nothing was said. */
  OptionalInt skipRows() {
    return skipRows == null ? OptionalInt.empty() : OptionalInt.of(skipRows);
  }

  /** What becomes of missing values; empty if nothing was said. */
  Optional<MissingPolicy> missing() {
    return Optional.ofNullable(missing);
  }

  /**
   * The options as the reader takes them.
   *
   * @param season steps in a season for {@code --missing seasonal}, 0 for that of the frequency
   */
  ReadOptions toReadOptions(int season) {
    return new ReadOptions(
        time,
        target,
        List.of(),
        false,
        series,
        past,
        future,
        statics,
        Optional.ofNullable(frequency),
        aggregate(),
        Optional.empty(),
        timeFormat,
        "",
        zone,
        skipRows(),
        comment,
        encoding,
        layout,
        missing().orElse(ReadOptions.DEFAULT.missing()),
        skipBadSeries,
        season,
        decimal,
        DecimalMark.OPEN,
        new Source.Part("", query),
        Map.of());
  }

  /**
   * The options that read more data of a model, with what was said beside it.
   *
   * @param model that was trained on such data
   * @param progress shows what is taken from the model
   */
  ReadOptions over(SavedModel model, ProgressLine progress) {
    ReadOptionsBuilder options = ModelData.readOptions(model, missing()).with();
    options.decimal(decimal).skipBadSeries(skipBadSeries);
    if (!query.isEmpty()) {
      options.part(new Source.Part("", query));
    }
    if (!timeFormat.isEmpty()) {
      options.timeFormat(timeFormat);
    }
    if (!zone.isEmpty()) {
      options.zone(zone);
    }
    if (skipRows != null) {
      options.skipRows(skipRows);
    }
    if (!comment.isEmpty()) {
      options.comment(comment);
    }
    if (!encoding.isEmpty()) {
      options.encoding(encoding);
    }
    String taken =
        taken(model.data(), options).stream().map(OptionNames::of).collect(Collectors.joining(" "));
    if (!taken.isEmpty()) {
      progress.line("read as in training: " + taken);
    }
    return options.build();
  }

  /**
   * Refuses what a model knows of its columns.
   *
   * @param spec of the command that was given a model
   */
  static void refuseKnown(CommandSpec spec) {
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (isKnown(spec, option.longestName())) {
        throw new ParameterException(
            spec.commandLine(), option.longestName() + " goes without a model, which knows it");
      }
    }
  }

  /** Whether an option of a command is one that a model it is given settles. */
  static boolean isKnown(CommandSpec spec, String option) {
    CommandSpec ofData = CommandSpec.forAnnotatedObject(new DataOptions());
    return BESIDE_DATA.getOrDefault(spec.name(), Set.of()).contains(option)
        || (!BESIDE_A_MODEL.contains(option) && ofData.optionsMap().containsKey(option));
  }

  /** What the user said in training and not again. */
  private List<Setting> taken(DataSettings said, ReadOptionsBuilder options) {
    List<Setting> taken = new ArrayList<>();
    said.aggregate()
        .ifPresent(
            how -> {
              taken.add(setting("aggregate", how));
              taken.add(setting("frequency", options.frequency().orElseThrow()));
            });
    if (missing == null && said.missing() != ReadOptions.DEFAULT.missing()) {
      taken.add(setting("missing", said.missing()));
    }
    if (timeFormat.isEmpty() && !said.timeFormat().isEmpty()) {
      taken.add(setting("timeFormat", said.timeFormat()));
    }
    if (zone.isEmpty() && !said.zone().isEmpty()) {
      taken.add(setting("zone", said.zone()));
    }
    if (skipRows == null && said.skipRows().isPresent()) {
      taken.add(setting("skipRows", said.skipRows().getAsInt()));
    }
    if (comment.isEmpty() && !said.comment().isEmpty()) {
      taken.add(setting("comment", said.comment()));
    }
    if (encoding.isEmpty() && !said.encoding().isEmpty()) {
      taken.add(setting("encoding", said.encoding()));
    }
    return taken;
  }

  /**
   * The options that were said, as words of a command line.
   *
   * @param spec of the command that has them
   */
  List<String> said(CommandSpec spec) {
    List<String> words = new ArrayList<>();
    CommandSpec own = CommandSpec.forAnnotatedObject(new DataOptions());
    for (OptionSpec option : own.options()) {
      String name = option.longestName();
      if (spec.commandLine().getParseResult().hasMatchedOption(name)) {
        OptionSpec matched = spec.commandLine().getParseResult().matchedOption(name);
        words.add(name);
        if (matched.arity().max() > 0) {
          words.add(
              String.join(
                  matched.splitRegex().isEmpty() ? " " : ",", matched.originalStringValues()));
        }
      }
    }
    return words;
  }

  /** The options as the reader takes them, filling by the season of the frequency. */
  ReadOptions toReadOptions() {
    return toReadOptions(0);
  }

  /** Reads a frequency in words. */
  static final class FrequencyConverter implements ITypeConverter<Frequency> {
    @Override
    public Frequency convert(String value) {
      return Conversions.converted(value, Frequency::parse);
    }
  }

  /** Reads what is made of events by its name. */
  static final class AggregationConverter implements ITypeConverter<Aggregation> {
    @Override
    public Aggregation convert(String value) {
      return Conversions.constant(EnumSet.allOf(Aggregation.class), value);
    }
  }

  /** Reads a layout by its lower-case name. */
  static final class LayoutConverter implements ITypeConverter<LayoutChoice> {
    @Override
    public LayoutChoice convert(String value) {
      return Conversions.constant(EnumSet.allOf(LayoutChoice.class), value);
    }
  }

  /** Reads a decimal mark by its name. */
  static final class DecimalConverter implements ITypeConverter<DecimalMark> {
    private static final EnumSet<DecimalMark> KNOWN =
        EnumSet.of(DecimalMark.POINT, DecimalMark.COMMA);

    @Override
    public DecimalMark convert(String value) {
      return Conversions.constant(KNOWN, value);
    }
  }

  /** The names of the decimal marks. */
  static final class DecimalNames extends Names {
    DecimalNames() {
      super(DecimalConverter.KNOWN);
    }
  }

  /** Reads a single character. */
  static final class CommentConverter implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (value.length() != 1 || value.charAt(0) > 126) {
        throw new TypeConversionException("'" + value + "' is not one ASCII character");
      }
      return value;
    }
  }

  /** Reads an encoding by one of its names. */
  static final class EncodingConverter implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      try {
        return Charset.forName(value).name();
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'"
                + Message.shown(value)
                + "' is no encoding known here"
                + Wording.nearest(value, Charset.availableCharsets().keySet())
                    .map(name -> ", did you mean " + name + "?")
                    .orElse("; give a name such as windows-1252, IBM850 or Shift_JIS"));
      }
    }
  }

  /** Reads a policy by its lower-case name. */
  static final class MissingConverter implements ITypeConverter<MissingPolicy> {
    private static final EnumSet<MissingPolicy> KNOWN =
        EnumSet.complementOf(EnumSet.of(MissingPolicy.KEEP));

    @Override
    public MissingPolicy convert(String value) {
      return Conversions.constant(KNOWN, value);
    }
  }

  /** The names of the policies. */
  static final class MissingNames extends Names {
    MissingNames() {
      super(MissingConverter.KNOWN);
    }
  }
}
