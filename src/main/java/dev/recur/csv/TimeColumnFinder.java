package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Finds which columns hold the time, and how they write it. */
final class TimeColumnFinder {
  /** The names of columns that time is split over, and how each is written. */
  private static final List<String> PARTS =
      List.of("year", "month", "day", "hour", "minute", "second");

  private static final List<String> PART_PATTERNS = List.of("y", "M", "d", "H", "m", "s");

  /**
   * Columns that hold the time.
   *
   * @param columns none, one, or those it is split over
   * @param notations one, or two where day and month could change places
   * @param why what tells that they do
   */
  record Found(List<Integer> columns, List<Notation> notations, String why) {}

  /** No column holds a time. */
  static final Found NONE = new Found(List.of(), List.of(), "");

  private final Sample sample;
  private final ReadOptions options;
  private final String file;
  private final IntPredicate free;

  /**
   * A finder for one file.
   *
   * @param free whether a column has no other role
   */
  TimeColumnFinder(Sample sample, ReadOptions options, String file, IntPredicate free) {
    this.sample = sample;
    this.options = options;
    this.file = file;
    this.free = free;
  }

  private String name(int column) {
    return sample.names().get(column);
  }

  private String lower(int column) {
    return name(column).toLowerCase(Locale.ROOT).strip();
  }

  /**
   * The columns that the user names.
   *
   * @param time at least one column
   * @throws InputException if they hold no times that can be read
   */
  Found named(List<Integer> time) {
    return new Found(time, namedNotations(time), "");
  }

  private List<Notation> namedNotations(List<Integer> time) {
    if (!options.timeFormat().isEmpty()) {
      return List.of(Notation.of(options.timeFormat()));
    }
    if (time.size() > 1) {
      StringBuilder pattern = new StringBuilder();
      for (int column : time) {
        int part = PARTS.indexOf(lower(column));
        if (part < 0) {
          throw new InputException(
                  Message.of(
                      setting("time"),
                      " names several columns, but '"
                          + name(column)
                          + "' is none of "
                          + String.join(", ", PARTS)))
              .at(file)
              .mend("pass ", setting("timeFormat"), ", such as 'yyyy-MM-dd|HH:mm'");
        }
        pattern.append(pattern.length() == 0 ? "" : "|").append(PART_PATTERNS.get(part));
      }
      return List.of(Notation.of(pattern.toString()));
    }
    List<Notation> found = notations(time.get(0));
    if (found.isEmpty()) {
      List<String> cells = sample.cells(time.get(0));
      throw new InputException(
              "column '"
                  + name(time.get(0))
                  + "'"
                  + (cells.isEmpty()
                      ? " is empty in the first rows"
                      : ": '" + Message.shown(cells.get(0)) + "' is not a time that recur knows"))
          .at(file)
          .mend("pass ", setting("timeFormat"), ", such as dd.MM.yyyy");
    }
    return found;
  }

  /** The notations that a column named as a time can be read in, none if it holds no times. */
  private List<Notation> notations(int column) {
    Sample.Kind kind = sample.kind(column);
    if (kind == Sample.Kind.TIME) {
      return sample.notations(column);
    }
    if (kind != Sample.Kind.NUMBER) {
      return List.of();
    }
    return sample.notations(column).isEmpty()
        ? NumericTimes.notations(sample.cells(column))
        : sample.notations(column);
  }

  /**
   * The column that looks most like a time: one of times, else parts of a time in columns of their
   * own, else numbers under the name of a time, else numbers that count the rows.
   *
   * @throws InputException if the user gives a notation and no column looks like a time
   */
  Found find() {
    int best = columnOfTimes();
    if (best >= 0) {
      return found(best, "holds times");
    }
    Found parts = parts();
    if (!parts.columns().isEmpty()) {
      return parts;
    }
    int unread = -1;
    for (int c = 0; c < sample.width(); c++) {
      if (namedAsTime(c)) {
        if (!notations(c).isEmpty()) {
          return found(c, "its name");
        }
        unread = c;
      }
    }
    for (int c = 0; c < sample.width(); c++) {
      if (countsSteps(c)) {
        return found(c, "counts the rows");
      }
    }
    if (unread >= 0 && !sample.cells(unread).isEmpty()) {
      throw new InputException(
              "column '"
                  + name(unread)
                  + "': '"
                  + Message.shown(sample.cells(unread).get(0))
                  + "' is not a time that recur knows")
          .at(file)
          .mend(
              "pass ",
              setting("timeFormat"),
              ", ",
              setting("time"),
              " with another column, or ",
              setting("time", "none"),
              " to count the rows");
    }
    if (!options.timeFormat().isEmpty()) {
      throw new InputException(
              Message.of(setting("timeFormat"), " is given but no column looks like a time"))
          .at(file)
          .mend("name it with ", setting("time"));
    }
    return NONE;
  }

  private Found found(int column, String why) {
    return new Found(
        List.of(column),
        options.timeFormat().isEmpty()
            ? notations(column)
            : List.of(Notation.of(options.timeFormat())),
        why);
  }

  private int columnOfTimes() {
    int best = -1;
    for (int c = 0; c < sample.width(); c++) {
      if (free.test(c) && sample.kind(c) == Sample.Kind.TIME && better(c, best)) {
        best = c;
      }
    }
    return best;
  }

  /** More distinct cells, then a time of day, then the usual names, then the first. */
  private boolean better(int column, int than) {
    if (than < 0) {
      return true;
    }
    long distinct = sample.cells(column).stream().distinct().count();
    long others = sample.cells(than).stream().distinct().count();
    if (distinct != others) {
      return distinct > others;
    }
    return UsualNames.time(name(column)) && !UsualNames.time(name(than));
  }

  private boolean namedAsTime(int column) {
    return free.test(column)
        && sample.kind(column) == Sample.Kind.NUMBER
        && UsualNames.time(name(column))
        && !UsualNames.rowNumbers(name(column))
        && leavesATarget(column);
  }

  private boolean countsSteps(int column) {
    if (!free.test(column)
        || (column > 0 && !UsualNames.rowNumbers(name(column)))
        || !sample.wholeNumbers(column)
        || !options.keys().isEmpty()
        || !leavesATarget(column)) {
      return false;
    }
    long[] values = sample.integers(column);
    return values.length > 2
        && values[1] != values[0]
        && Sample.steady(values, values[1] - values[0]);
  }

  private boolean leavesATarget(int column) {
    for (int c = 0; c < sample.width(); c++) {
      if (c != column
          && (sample.kind(c) == Sample.Kind.NUMBER || sample.kind(c) == Sample.Kind.TEXT)) {
        return true;
      }
    }
    return false;
  }

  /** Year, month and so on in columns of their own. */
  private Found parts() {
    StringBuilder pattern = new StringBuilder();
    List<Integer> found = new ArrayList<>();
    for (int part = 0; part < PARTS.size(); part++) {
      int column = -1;
      for (int c = 0; c < sample.width(); c++) {
        if (free.test(c) && lower(c).equals(PARTS.get(part)) && sample.wholeNumbers(c)) {
          column = c;
        }
      }
      if (column < 0) {
        break;
      }
      found.add(column);
      pattern.append(part == 0 ? "" : "|").append(PART_PATTERNS.get(part));
    }
    return found.size() < 2
        ? NONE
        : new Found(found, List.of(Notation.of(pattern.toString())), "one part of it");
  }
}
