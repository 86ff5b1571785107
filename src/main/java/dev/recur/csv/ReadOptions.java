package dev.recur.csv;

import dev.recur.series.Aggregation;
import dev.recur.series.DecimalMark;
import dev.recur.series.EnumNames;
import dev.recur.series.Frequency;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Schema;
import dev.recur.table.Source;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user says about a file. Everything left empty is found from the file.
 *
 * @param time the column that holds the time, or the columns that it is split over
 * @param targets the columns to forecast
 * @param usualTargets the columns to forecast where none is named and the file has all of them, or
 *     one, those of a forecast say; empty for none
 * @param ends whether columns such as {@code units-lo-80} and {@code units-hi-80}, the ends of
 *     intervals beside named targets, are targets too
 * @param keys the columns that tell series apart
 * @param past covariates known up to the origin
 * @param future covariates known ahead
 * @param statics covariates with one value a series
 * @param frequency the step
 * @param aggregate what values are of the events in each step of the frequency; empty where rows
 *     are steps
 * @param nearest whether events belong to the step nearest to them, and not to that they lie in;
 *     empty to find it from the first of them
 * @param timeFormat the notation of time, a pattern of {@link dev.recur.series.Notation}
 * @param usualTimeFormat the notation where the file could be in several, that of a model say;
 *     empty for none
 * @param zone the zone of the wall clock
 * @param skipRows lines before the header, empty to find titles and comments there
 * @param comment the character that lines to pass over begin with, empty for none
 * @param encoding of the characters of the file, the name of a charset; empty to find it
 * @param layout one row a step, one row a series, or found from the file
 * @param missing what becomes of missing values; {@link MissingPolicy#KEEP} reads whatever can be
 *     shown, asks nothing and refuses no gap
 * @param skipBadSeries whether series that cannot be used are left out, and not refused
 * @param season steps in a season, for filling; 0 for that of the frequency
 * @param decimal the decimal mark, OPEN to find it
 * @param usualDecimal the decimal mark where the file cannot say, that of a model say; OPEN for
 *     none
 * @param part the sheet or the query where the source itself names none
 * @param levels the categories of covariate columns where they are settled, by a model say
 */
@RecordBuilder
@RecordBuilder.Options(
    addClassRetainedGenerated = true,
    addConcreteSettersForOptional = true,
    emptyDefaultForOptional = true)
public record ReadOptions(
    List<String> time,
    List<String> targets,
    List<String> usualTargets,
    boolean ends,
    List<String> keys,
    List<String> past,
    List<String> future,
    List<String> statics,
    Optional<Frequency> frequency,
    Optional<Aggregation> aggregate,
    Optional<Boolean> nearest,
    String timeFormat,
    String usualTimeFormat,
    String zone,
    OptionalInt skipRows,
    String comment,
    String encoding,
    LayoutChoice layout,
    MissingPolicy missing,
    boolean skipBadSeries,
    int season,
    DecimalMark decimal,
    DecimalMark usualDecimal,
    Source.Part part,
    Map<String, List<String>> levels)
    implements ReadOptionsBuilder.With {

  /** How the values of a series lie in the file. */
  public enum LayoutChoice {
    /** Found from the file. */
    AUTO,
    /** One row a step. */
    LONG,
    /** One row a series. */
    ROWS,
    /** Months, or other times, across the top. */
    MONTHS;

    /** The name as the command line writes it. */
    @Override
    public String toString() {
      return EnumNames.of(this);
    }
  }

  /** Everything found from the file, missing values refused. */
  public static final ReadOptions DEFAULT =
      new ReadOptions(
          List.of(),
          List.of(),
          List.of(),
          false,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "",
          "",
          "",
          OptionalInt.empty(),
          "",
          "",
          LayoutChoice.AUTO,
          MissingPolicy.ERROR,
          false,
          0,
          DecimalMark.OPEN,
          DecimalMark.OPEN,
          Source.Part.WHOLE,
          Map.of());

  /** Copies the lists and checks the character of comments. */
  public ReadOptions {
    if (comment.length() > 1 || (!comment.isEmpty() && comment.charAt(0) > 126)) {
      throw new IllegalArgumentException("a comment begins with one ASCII character");
    }
    time = List.copyOf(time);
    targets = List.copyOf(targets);
    usualTargets = List.copyOf(usualTargets);
    keys = List.copyOf(keys);
    past = List.copyOf(past);
    future = List.copyOf(future);
    statics = List.copyOf(statics);
    levels = Map.copyOf(levels);
  }

  /**
   * Returns a builder that begins with everything found from the file: {@code
   * ReadOptions.builder().targets(List.of("OT")).missing(MissingPolicy.INTERPOLATE).build()}.
   */
  public static ReadOptionsBuilder builder() {
    return DEFAULT.with();
  }

  /**
   * The options that read another file of the same kind: the same columns in the same roles, the
   * same frequency and categories.
   *
   * @param schema of the first file
   */
  public static ReadOptions like(Schema schema) {
    Map<String, List<String>> levels = new LinkedHashMap<>();
    for (Schema.Covariate covariate : schema.covariates()) {
      levels.put(covariate.column(), covariate.levels());
    }
    boolean rows = schema.format().layout() == Schema.Layout.ROWS;
    return builder()
        .time(schema.time())
        .targets(rows ? List.of() : schema.targets())
        .keys(rows ? List.of() : schema.keys())
        .past(columns(schema, Schema.Role.PAST))
        .future(columns(schema, Schema.Role.FUTURE))
        .statics(columns(schema, Schema.Role.STATIC))
        .frequency(schema.notation().dated() ? Optional.of(schema.frequency()) : Optional.empty())
        .nearest(Optional.of(schema.format().nearest()))
        .usualTimeFormat(schema.notation().written())
        .zone(schema.notation().zone())
        .layout(rows ? LayoutChoice.ROWS : LayoutChoice.LONG)
        .usualDecimal(schema.format().decimal())
        .levels(levels)
        .build();
  }

  private static List<String> columns(Schema schema, Schema.Role role) {
    return schema.covariates().stream()
        .filter(c -> c.role() == role)
        .map(Schema.Covariate::column)
        .toList();
  }

  /**
   * The same options with another policy for missing values.
   *
   * @param policy the policy
   * @param fillSeason steps in a season, for filling; 0 for that of the frequency
   */
  public ReadOptions withMissing(MissingPolicy policy, int fillSeason) {
    return with().missing(policy).season(fillSeason).build();
  }

  /**
   * The same options for a forecast: the ends of its intervals are read beside the targets, and
   * what is missing stays so.
   */
  public ReadOptions forForecast() {
    return with().ends(true).aggregate(Optional.empty()).missing(MissingPolicy.KEEP).build();
  }
}
