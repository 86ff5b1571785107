package dev.recur.csv;

import static dev.recur.csv.TimePart.CLOCK;
import static dev.recur.csv.TimePart.DAY;
import static dev.recur.csv.TimePart.DAY_OF_YEAR;
import static dev.recur.csv.TimePart.HOUR;
import static dev.recur.csv.TimePart.MINUTE;
import static dev.recur.csv.TimePart.MONTH;
import static dev.recur.csv.TimePart.QUARTER;
import static dev.recur.csv.TimePart.SECOND;
import static dev.recur.csv.TimePart.WEEK;
import static dev.recur.csv.TimePart.YEAR;

import dev.recur.series.InputException;
import dev.recur.series.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Time that a file splits over several columns: year and month, or date and hour. */
final class TimeParts {
  /** What may follow a year, the first of each that there is. */
  private static final List<List<TimePart>> BELOW_YEAR =
      List.of(
          List.of(MONTH, DAY, HOUR, MINUTE, SECOND),
          List.of(DAY_OF_YEAR, HOUR, MINUTE, SECOND),
          List.of(QUARTER),
          List.of(WEEK));

  /** What may stand beside a year without a name, the finest first. */
  private static final List<List<TimePart>> BESIDE_YEAR =
      List.of(
          List.of(MONTH, DAY),
          List.of(MONTH),
          List.of(QUARTER),
          List.of(WEEK),
          List.of(DAY_OF_YEAR));

  private static final List<List<TimePart>> BELOW_DATE =
      List.of(List.of(HOUR, MINUTE, SECOND), List.of(CLOCK));

  private final Sample sample;
  private final String file;
  private final IntPredicate free;

  /**
   * Parts of times in a file.
   *
   * @param file its name
   * @param free whether a column has no other role
   */
  TimeParts(Sample sample, String file, IntPredicate free) {
    this.sample = sample;
    this.file = file;
    this.free = free;
  }

  /** The parts that columns of a time may be called, in words. */
  static String names() {
    return "year, quarter, month, week, day, hour, minute, second";
  }

  /** A year and what is below it in columns of their own; nothing if there is no such column. */
  TimeColumnFinder.Found belowYear() {
    int year = yearColumn();
    if (year < 0) {
      return TimeColumnFinder.NONE;
    }
    for (List<TimePart> parts : BELOW_YEAR) {
      String first = year(year, parts.contains(WEEK));
      TimeColumnFinder.Found found = below(year, first, parts);
      if (!found.columns().isEmpty()) {
        requireYears(year);
        return found;
      }
    }
    return TimeColumnFinder.NONE;
  }

  /**
   * A year and what is below it in columns beside it that have no names: parts in which the rows
   * are times that follow each other evenly; nothing if there are none.
   */
  TimeColumnFinder.Found unnamed() {
    for (int year = 0; year < sample.width(); year++) {
      List<List<TimePart>> beside = unnamed(year) && sample.inYears(year) ? BESIDE_YEAR : List.of();
      for (List<TimePart> parts : beside) {
        for (int step : new int[] {1, -1}) {
          TimeColumnFinder.Found found = beside(year, step, parts);
          if (!found.columns().isEmpty()) {
            return found;
          }
        }
      }
    }
    return TimeColumnFinder.NONE;
  }

  private boolean unnamed(int column) {
    return column >= 0 && column < sample.width() && !sample.named(column) && free.test(column);
  }

  private TimeColumnFinder.Found beside(int year, int step, List<TimePart> parts) {
    List<Integer> columns = new ArrayList<>(List.of(year));
    String pattern = year(year, parts.contains(WEEK));
    for (TimePart part : parts) {
      int column = columns.get(columns.size() - 1) + step;
      String written = unnamed(column) ? written(column, part, pattern) : "";
      if (written.isEmpty()) {
        return TimeColumnFinder.NONE;
      }
      pattern += "|" + written;
      columns.add(column);
    }
    Notation notation = Notation.of(pattern);
    return sample.numbersBeside(columns)
            && TimeColumnFinder.follows(sample.ticks(columns, notation))
        ? new TimeColumnFinder.Found(columns, List.of(notation), ColumnUse.Why.PART_OF_TIME)
        : TimeColumnFinder.NONE;
  }

  /** Refuses years that stand in the first row of each alone. */
  private void requireYears(int column) {
    if (2 * sample.cells(column).size() <= sample.rowCount()) {
      throw new InputException("column '" + sample.names().get(column) + "' is empty in most rows")
          .at(file)
          .mend("write the year in every row");
    }
  }

  /** How years are written in a column. */
  private String year(int column, boolean ofWeeks) {
    List<String> cells = sample.cells(column);
    boolean twoDigits = cells.stream().allMatch(cell -> cell.length() == 2);
    if (!cells.isEmpty() && cells.stream().allMatch(cell -> cell.endsWith("年"))) {
      return "y'年'";
    }
    return ofWeeks ? twoDigits ? "YY" : "YYYY" : twoDigits ? "yy" : "y";
  }

  /**
   * A column of dates and hours in columns of their own; nothing if there is no such column.
   *
   * @param date the column of dates
   * @param notations without a time of day, two where day and month could change places
   */
  TimeColumnFinder.Found belowDate(int date, List<Notation> notations) {
    for (List<TimePart> parts : BELOW_DATE) {
      List<TimeColumnFinder.Found> found =
          notations.stream().map(notation -> below(date, notation.pattern(), parts)).toList();
      if (!found.get(0).columns().isEmpty()) {
        return new TimeColumnFinder.Found(
            found.get(0).columns(),
            found.stream().flatMap(each -> each.notations().stream()).toList(),
            ColumnUse.Why.PART_OF_TIME);
      }
    }
    return TimeColumnFinder.NONE;
  }

  private TimeColumnFinder.Found below(int first, String notation, List<TimePart> parts) {
    List<Integer> columns = new ArrayList<>(List.of(first));
    String pattern = notation;
    for (TimePart part : parts) {
      int column = column(part, pattern, columns);
      if (column < 0) {
        break;
      }
      pattern += "|" + written(column, part, pattern);
      columns.add(column);
      if (pattern.contains("H:")
          || pattern.contains("k:")
          || pattern.contains("h:")
          || pattern.endsWith("*")) {
        break;
      }
    }
    return columns.size() < 2
        ? TimeColumnFinder.NONE
        : new TimeColumnFinder.Found(
            columns, List.of(Notation.of(pattern)), ColumnUse.Why.PART_OF_TIME);
  }

  /** The column of years, by its name or a word of it: {@code Order Year}. */
  private int yearColumn() {
    for (int c = 0; c < sample.width(); c++) {
      if (is(YEAR, c) && free.test(c) && !written(c, YEAR, "").isEmpty()) {
        return c;
      }
    }
    for (int c = 0; c < sample.width(); c++) {
      if (speaksOf(YEAR, c) && free.test(c) && sample.years(c)) {
        return c;
      }
    }
    return -1;
  }

  /**
   * The column of a part: by its name, or, below times that come again and again, by a word of its
   * name or by its cells, where these are the names of months or all are times of day.
   */
  private int column(TimePart part, String above, List<Integer> others) {
    for (int c = 0; c < sample.width(); c++) {
      if (is(part, c) && candidate(c, others) && !written(c, part, above).isEmpty()) {
        return c;
      }
    }
    for (int c = 0; c < sample.width() && sample.repeats(others.get(0)); c++) {
      if (candidate(c, others)
          && ((speaksOf(part, c) && readsAll(c, part, above)) || shows(part, c, above))) {
        return c;
      }
    }
    return -1;
  }

  private boolean candidate(int column, List<Integer> others) {
    return free.test(column) && !others.contains(column);
  }

  private boolean readsAll(int column, TimePart part, String above) {
    String pattern = written(column, part, above);
    return !pattern.isEmpty()
        && sample.cells(column).size() == sample.rowCount()
        && read(distinct(column), pattern, above) == distinct(column).size();
  }

  /** Whether the cells of a column are names of months. */
  boolean showsMonths(int column) {
    return shows(MONTH, column, "y");
  }

  private boolean shows(TimePart part, int column, String above) {
    if (sample.kind(column) != Sample.Kind.TEXT) {
      return false;
    }
    String pattern = written(column, part, above);
    return part.equals(MONTH)
        ? pattern.contains("MMM")
        : part.equals(CLOCK) && pattern.contains(":") && readsAll(column, part, above);
  }

  private List<String> distinct(int column) {
    return sample.cells(column).stream().distinct().toList();
  }

  /**
   * How a part is written, empty if its column is none.
   *
   * @param above the pattern of the parts before it
   */
  private String written(int column, TimePart part, String above) {
    List<String> cells = distinct(column);
    String best = "";
    long most = part.equals(MONTH) ? Math.min(cells.size() / 2, 2) : cells.size() / 2;
    for (String pattern : part.patterns()) {
      if (most == cells.size() && !best.isEmpty()) {
        break;
      }
      boolean name = pattern.contains("MMM");
      long read = read(cells, pattern, above);
      // Three names of months are enough: the others are misspelt, or in letters of another code.
      if (read > (name ? most : Math.max(most, cells.size() / 2)) && read * 3 >= cells.size()) {
        best = pattern;
        most = read;
      }
    }
    return best;
  }

  /** How many of some cells a pattern reads. */
  private static long read(List<String> cells, String pattern, String above) {
    String before = above.isEmpty() ? "" : "yyyy|";
    String year = above.isEmpty() ? "" : "2020|";
    Notation notation = Notation.of(pattern.contains("w") ? "YYYY|" + pattern : before + pattern);
    return cells.stream().filter(cell -> notation.parse(year + cell) != Notation.NO_MATCH).count();
  }

  /**
   * The pattern of columns that the user names as one time.
   *
   * @return empty if one of them is called like no part
   */
  String named(List<Integer> columns) {
    String pattern = "";
    boolean weeks = columns.stream().anyMatch(c -> is(WEEK, c));
    for (int column : columns) {
      String written = "";
      for (TimePart part :
          List.of(YEAR, QUARTER, MONTH, WEEK, DAY_OF_YEAR, DAY, HOUR, CLOCK, MINUTE, SECOND)) {
        if (written.isEmpty() && (is(part, column) || speaksOf(part, column))) {
          written = part.equals(YEAR) ? year(column, weeks) : written(column, part, "y");
        }
      }
      List<Notation> dates = sample.notations(column);
      if (written.isEmpty() && pattern.isEmpty() && !dates.isEmpty()) {
        written = dates.get(0).pattern();
      }
      if (written.isEmpty()) {
        return "";
      }
      pattern += (pattern.isEmpty() ? "" : "|") + written;
    }
    return pattern;
  }

  private boolean is(TimePart part, int column) {
    return part.names(sample.names().get(column));
  }

  private boolean speaksOf(TimePart part, int column) {
    return part.isSpokenOf(sample.names().get(column));
  }
}
