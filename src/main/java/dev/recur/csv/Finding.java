package dev.recur.csv;

import dev.recur.series.Aggregation;
import dev.recur.series.DecimalMark;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Opening;
import dev.recur.series.Schema;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** What was found out about a file and its user did not say, as data. */
public sealed interface Finding {
  /**
   * The sheet of a workbook that was read.
   *
   * @param name of the sheet
   */
  record Sheet(String name) implements Finding {}

  /** Bytes that are no UTF-8 were read as windows-1252. */
  record Western() implements Finding {}

  /**
   * Lines above the header that were passed over.
   *
   * @param lines how many
   */
  record Titles(int lines) implements Finding {}

  /**
   * Rows above the first one with a time that were passed over, but for the header.
   *
   * @param rows how many
   * @param coarser the longest step of those among them that have a time, of longer steps than the
   *     rest of the file
   */
  record TopRows(int rows, Optional<Frequency.Unit> coarser) implements Finding {}

  /**
   * Times across the top.
   *
   * @param parts of a year that stand across the top of a year a row, 12 or 4; 0 if there are
   *     series in rows, or the parts of a year
   * @param first as the header has it
   * @param last as the header has it
   */
  record TimesAcross(int parts, String first, String last) implements Finding {}

  /**
   * A file of one row a step.
   *
   * @param schema of its columns
   * @param first time of all series, empty if there are none
   * @param last time of all series
   * @param series how many
   * @param steps of all series
   */
  record StepsInRows(Schema schema, String first, String last, int series, long steps)
      implements Finding {}

  /**
   * A file of one series a row.
   *
   * @param series how many
   * @param shortest values
   * @param longest values
   */
  record SeriesInRows(int series, int shortest, int longest) implements Finding {}

  /**
   * Columns without a role.
   *
   * @param columns at least one
   */
  record Ignored(List<ColumnUse> columns) implements Finding {
    /** Copies the list. */
    public Ignored {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Numbers that are not plain ones.
   *
   * @param style how they are written
   * @param columns that hold them, empty if all numbers are of one column
   */
  record Numbers(NumberStyle style, List<String> columns) implements Finding {
    /** Copies the list. */
    public Numbers {
      columns = List.copyOf(columns);
    }
  }

  /** The decimal mark is a comma. */
  record DecimalComma() implements Finding {}

  /**
   * A mark that may part thousands or begin decimals, taken as usual in files with commas between
   * cells.
   *
   * @param text the first number with it
   * @param mark in it
   * @param whole the number if the mark parts thousands
   * @param decimal the number if it begins decimals
   */
  record OpenMark(String text, DecimalMark mark, String whole, String decimal) implements Finding {
    /** Whether it begins decimals. */
    public boolean beginsDecimals() {
      return mark == DecimalMark.POINT;
    }
  }

  /**
   * A line behind the last row that was left out.
   *
   * @param line from 1
   * @param text of its first cell
   */
  record Behind(long line, String text) implements Finding {}

  /**
   * Times finer than a millisecond, which were cut.
   *
   * @param line of the first, from 1
   * @param text of it
   */
  record CutTimes(long line, String text) implements Finding {}

  /**
   * Times of a zone, written on the clock of one offset.
   *
   * @param zone of the times
   * @param clock the zone they are written in
   */
  record ClockOf(String zone, String clock) implements Finding {}

  /**
   * Offsets that change with summer time.
   *
   * @param zone whose summer time it is
   */
  record SummerTime(String zone) implements Finding {}

  /**
   * Times that could be read in two ways, of which one leaves no gap.
   *
   * @param pattern of that one
   */
  record TimePattern(String pattern) implements Finding {}

  /**
   * Steps on an open day of their month.
   *
   * @param opening the open days
   * @param monthDay from which the first of them counts; 31 for the last of the month
   */
  record OpenDay(Opening opening, int monthDay) implements Finding {}

  /**
   * Rows that count as the open day of their month and stand on another.
   *
   * @param rows how many
   * @param line of the first
   * @param time of the first
   */
  record MovedRows(int rows, long line, String time) implements Finding {}

  /**
   * Rows that were left out, at times that are closed.
   *
   * @param rows how many
   * @param frequency with its opening
   * @param line of the first
   * @param time of the first
   */
  record ClosedTimes(int rows, Frequency frequency, long line, String time) implements Finding {}

  /** Rows that were not in the order of time. */
  record Sorted() implements Finding {}

  /**
   * Steps that were left out, before the first value of every column.
   *
   * @param steps how many
   */
  record Leading(long steps) implements Finding {}

  /**
   * Rows at the ends of series that have a time and no value.
   *
   * @param rows how many
   * @param series that have such rows
   * @param first time of the first such row of the first such series
   */
  record ToForecast(long rows, int series, String first) implements Finding {}

  /**
   * Missing values that were filled, or are seen as gaps.
   *
   * @param cells rows without a value, counted by column
   * @param steps without a row
   * @param policy what became of them
   * @param first the first of them
   */
  record Filled(long cells, long steps, MissingPolicy policy, InputException first)
      implements Finding {}

  /**
   * Series that were left out, which cannot be used.
   *
   * @param names at least one
   */
  record BadSeries(List<String> names) implements Finding {
    /** Copies the list. */
    public BadSeries {
      names = List.copyOf(names);
    }
  }

  /**
   * Events that were aggregated.
   *
   * @param events how many
   * @param how they were
   * @param frequency of the steps
   * @param nearest whether each was taken for one of the step nearest to it
   */
  record Aggregated(long events, Aggregation how, Frequency frequency, boolean nearest)
      implements Finding {}

  /**
   * The first step was left out: its events begin later than in all others.
   *
   * @param time of the step
   */
  record BegunStep(String time) implements Finding {}

  /**
   * The last step was left out: it is not over.
   *
   * @param time of the step
   */
  record OpenStep(String time) implements Finding {}

  /**
   * An hour that the clock shows twice when summer time ends.
   *
   * @param first time of the hour
   * @param events in such hours
   * @param told whether the order of rows tells which of the two they are in; otherwise they count
   *     in the first
   */
  record DoubledHour(LocalDateTime first, long events, boolean told) implements Finding {}

  /**
   * Series that were left out, which have events in no other step than those left out.
   *
   * @param series how many
   */
  record WithoutSteps(long series) implements Finding {}

  /**
   * Events that were left out, which have no value.
   *
   * @param events how many
   * @param first of them
   */
  record WithoutValue(long events, InputException first) implements Finding {}

  /**
   * A row without a time was left out, which holds sums or means of the others.
   *
   * @param line of the file
   */
  record DatelessTotal(long line) implements Finding {}

  /**
   * Series that were left out, which are the sums of others.
   *
   * @param names of the series
   * @param columns that tell series apart
   */
  record SumSeries(List<String> names, List<String> columns) implements Finding {
    /** Copies the lists. */
    public SumSeries {
      names = List.copyOf(names);
      columns = List.copyOf(columns);
    }
  }

  /**
   * What is called a total is not the sum of the others, and stays.
   *
   * @param name of a column or a series
   * @param series whether it is a series
   */
  record NoTotal(String name, boolean series) implements Finding {}

  /**
   * A column is the sum of the other targets in every row, and stays, for its name does not say so.
   *
   * @param name of the column
   */
  record LikeTotal(String name) implements Finding {}

  /**
   * What the user has to choose before a training.
   *
   * @param question with what to do as its remedy
   */
  record Open(InputException question) implements Finding {}
}
