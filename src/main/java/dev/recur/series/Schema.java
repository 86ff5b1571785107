package dev.recur.series;

import java.util.List;

/**
 * Which columns of a file played which role, so that more rows of the same kind can be read and
 * written.
 *
 * @param time the columns that hold the time, empty if none does
 * @param keys the columns that tell series apart, empty for one series
 * @param targets the columns to forecast, at least one
 * @param covariates the columns known beside them
 * @param frequency the step
 * @param notation how the file writes time
 * @param format how the file writes rows
 */
public record Schema(
    List<String> time,
    List<String> keys,
    List<String> targets,
    List<Covariate> covariates,
    Frequency frequency,
    Notation notation,
    Format format) {

  /** Copies the lists. */
  public Schema {
    time = List.copyOf(time);
    keys = List.copyOf(keys);
    targets = List.copyOf(targets);
    covariates = List.copyOf(covariates);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("a schema names at least one target");
    }
  }

  /**
   * The schema of one series that comes from no file.
   *
   * @param target the name of its target
   * @param calendar its calendar
   */
  public static Schema of(String target, Calendar calendar) {
    return new Schema(
        calendar.notation().columns() == 0 ? List.of() : List.of("time"),
        List.of(),
        List.of(target),
        List.of(),
        calendar.frequency(),
        calendar.notation(),
        Format.COMMA);
  }

  /**
   * The same columns with other targets, such as a forecast with its intervals.
   *
   * @param names the new targets
   */
  public Schema withTargets(List<String> names) {
    return new Schema(time, keys, names, covariates, frequency, notation, format);
  }

  /**
   * The same columns with another decimal mark.
   *
   * @param mark the mark before decimals
   */
  public Schema withDecimal(DecimalMark mark) {
    return new Schema(
        time, keys, targets, covariates, frequency, notation, format.withDecimal(mark));
  }

  /** The part a covariate plays. */
  public enum Role {
    /** Known up to the origin. */
    PAST,
    /** Known ahead. */
    FUTURE,
    /** One value a series. */
    STATIC
  }

  /**
   * A covariate column.
   *
   * @param column its name in the file
   * @param role its part
   * @param levels the categories, each becoming one feature that is 1 where it holds; empty for
   *     numbers and for booleans, which are 0 and 1
   */
  public record Covariate(String column, Role role, List<String> levels) {
    /** Copies the list. */
    public Covariate {
      levels = List.copyOf(levels);
    }

    /** The names of the features made of this column: its own, or {@code column=level}. */
    public List<String> features() {
      return levels.isEmpty()
          ? List.of(column)
          : levels.stream().map(level -> column + "=" + level).toList();
    }
  }

  /** How the values of a series lie in the file. */
  public enum Layout {
    /** One row a step. */
    LONG,
    /** One row a series, without time. */
    ROWS
  }

  /**
   * How rows are written.
   *
   * @param layout one row a step or one a series
   * @param delimiter between cells
   * @param decimal the mark before decimals
   * @param header whether the first row names the columns
   * @param nearest whether events were taken for ones of the step nearest to them
   */
  public record Format(
      Layout layout, char delimiter, DecimalMark decimal, boolean header, boolean nearest) {
    /** Commas, decimal points, a header. */
    public static final Format COMMA = new Format(Layout.LONG, ',', DecimalMark.POINT, true, false);

    /** The same, of events that were taken for ones of the step nearest to them. */
    public Format ofNearestSteps() {
      return new Format(layout, delimiter, decimal, header, true);
    }

    /**
     * The same with another decimal mark.
     *
     * @param mark the mark before decimals
     */
    public Format withDecimal(DecimalMark mark) {
      return new Format(layout, delimiter, mark, header, nearest);
    }
  }

  /**
   * The names of the features that the covariates of one role give, in the order of the arrays of a
   * {@link TimeSeries}.
   *
   * @param role the part
   */
  public List<String> features(Role role) {
    return covariates.stream()
        .filter(c -> c.role() == role)
        .flatMap(c -> c.features().stream())
        .toList();
  }
}
