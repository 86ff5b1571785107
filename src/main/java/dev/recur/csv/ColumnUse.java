package dev.recur.csv;

import dev.recur.series.EnumNames;
import java.util.Optional;

/**
 * What a column of a file is used for.
 *
 * @param name its name, or {@code column 3} where the file has no header
 * @param role what it is used for
 * @param why what settled it
 * @param style how its numbers are written, where some are no plain ones
 */
public record ColumnUse(String name, Role role, Why why, Optional<NumberStyle> style) {
  /** What a column can be used for. */
  public enum Role {
    /** Times of rows, or a part of them. */
    TIME("time"),
    /** Tells series apart. */
    SERIES("keys"),
    /** Values to forecast. */
    TARGET("targets"),
    /** An end of an interval, in a file of forecasts. */
    INTERVAL_END("targets"),
    /** A covariate known up to the origin. */
    PAST("past"),
    /** A covariate known ahead. */
    FUTURE("future"),
    /** A covariate that is the same for all steps of a series. */
    STATIC("statics"),
    /** Nothing. */
    IGNORED("");

    private final String setting;

    Role(String setting) {
      this.setting = setting;
    }

    /** The setting that gives a column this role, empty if none does. */
    public String setting() {
      return setting;
    }

    @Override
    public String toString() {
      return EnumNames.of(this);
    }
  }

  /** What can settle a role. */
  public enum Why {
    /** The user named it. */
    NAMED,
    /** Its name. */
    NAME,
    /** The forecast that is to be scored has it. */
    OF_FORECAST,
    /** It holds times. */
    TIMES,
    /** It counts the rows. */
    COUNTS_ROWS,
    /** It holds one part of the time. */
    PART_OF_TIME,
    /** It tells rows of one time apart. */
    TELLS_APART,
    /** It names the series of each row. */
    NAMES_ROWS,
    /** It counts the events of a step. */
    COUNTS_EVENTS,
    /** It is the only column of numbers. */
    ONLY_NUMBERS,
    /** Every other column is a number too. */
    ALL_NUMBERS,
    /** It is one of several columns of numbers, of which the user has to choose. */
    ONE_OF_SEVERAL,
    /** A row of it and its neighbours is a series. */
    ROW_OF_VALUES,
    /** It holds row numbers. */
    ROW_NUMBERS,
    /** A number without a role. */
    NUMBER,
    /** A truth value without a role. */
    TRUTH_VALUE,
    /** Another time than that of the rows. */
    OTHER_TIME,
    /** Text without a role. */
    TEXT,
    /** Text that could tell series of events apart. */
    TEXT_OF_EVENTS,
    /** One value in every row, beside series. */
    CONSTANT,
    /** It is the sum of the others. */
    SUM,
    /** Another text in almost every row. */
    DISTINCT_TEXT,
    /** Empty in the first rows. */
    EMPTY
  }

  /**
   * A column of plain numbers, or of none.
   *
   * @param name its name
   * @param role what it is used for
   * @param why what settled it
   */
  ColumnUse(String name, Role role, Why why) {
    this(name, role, why, Optional.empty());
  }
}
