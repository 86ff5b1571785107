package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.csv.ColumnUse.Why;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.Notation;
import dev.recur.series.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds which columns hold the time, and how they write it. */
final class TimeColumnFinder {
  /**
   * Columns that hold the time.
   *
   * @param columns none, one, or those it is split over
   * @param notations one, or two where day and month could change places
   * @param why what tells that they do
   */
  record Found(List<Integer> columns, List<Notation> notations, Why why) {}

  private static final int FEWEST_TIMES = 3;

  /** Of months 28 to 31 days long, and of business days four of five. */
  private static final double EVEN = 0.8;

  /** In milliseconds; numbers that count by one are no moments. */
  private static final long SHORTEST_STEP = 60_000;

  /** No column holds a time. */
  static final Found NONE = new Found(List.of(), List.of(), Why.NAMED);

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

  /**
   * The columns that the user names.
   *
   * @param time at least one column
   * @throws InputException if they hold no times that can be read
   */
  Found named(List<Integer> time) {
    return new Found(time, namedNotations(time), Why.NAMED);
  }

  private List<Notation> namedNotations(List<Integer> time) {
    if (!options.timeFormat().isEmpty()) {
      return List.of(Notation.of(options.timeFormat()));
    }
    if (isUsual(time)) {
      return List.of(Notation.of(options.usualTimeFormat()));
    }
    if (time.size() > 1) {
      String pattern = new TimeParts(sample, file, column -> true).named(time);
      if (pattern.isEmpty()) {
        throw new InputException(
                Message.of(
                    setting("time"),
                    " names several columns, but "
                        + Wording.quoted(time.stream().map(this::name).toList())
                        + " are not called or written like "
                        + TimeParts.names()))
            .at(file)
            .mend("pass ", setting("timeFormat"), ", such as 'yyyy-MM-dd|HH:mm'");
      }
      return List.of(Notation.of(pattern));
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

  /** Whether every time is in the notation that is usual. */
  private boolean isUsual(List<Integer> time) {
    if (options.usualTimeFormat().isEmpty()) {
      return false;
    }
    Notation usual = Notation.of(options.usualTimeFormat());
    return usual.dated()
        && usual.columns() == time.size()
        && sample.rows().stream()
            .allMatch(
                row -> {
                  String cell =
                      time.stream()
                          .map(c -> c < row.length ? row[c] : "")
                          .collect(Collectors.joining("|"));
                  return usual.parse(cell) != Notation.NO_MATCH
                      || NotationFinder.relaxed(usual, cell).parse(cell) != Notation.NO_MATCH;
                });
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
        ? NumericTimes.notations(sample.cells(column), name(column))
        : sample.notations(column);
  }

  /**
   * The column that looks most like a time: one of times, else parts of a time in columns of their
   * own, else numbers under the name of a time, else numbers that count the rows.
   *
   * @throws InputException if a column is called or placed like a time and written in no notation
   *     that is known
   */
  Found find() {
    TimeParts parts = new TimeParts(sample, file, free);
    int best = options.timeFormat().isEmpty() ? columnOfTimes() : columnInFormat();
    if (best >= 0) {
      if (!UsualNames.saysTime(name(best))) {
        refuseUnread(this::calledTime);
      }
      List<Notation> notations =
          options.timeFormat().isEmpty()
              ? notations(best)
              : List.of(Notation.of(options.timeFormat()));
      Notation first = notations.get(0);
      Found split =
          first.writesTimeOfDay() || first.columns() > 1 ? NONE : parts.belowDate(best, notations);
      return split.columns().isEmpty() ? found(best, Why.TIMES) : split;
    }
    Found year = parts.belowYear();
    year = year.columns().isEmpty() ? parts.unnamed() : year;
    if (!year.columns().isEmpty()) {
      return year;
    }
    refuseUnread(c -> calledTime(c) || (text(c) && parts.showsMonths(c)));
    for (int c = 0; c < sample.width(); c++) {
      if (namedAsTime(c) && !notations(c).isEmpty()) {
        return splitDigits(c, parts);
      }
    }
    for (int c = 0; c < sample.width(); c++) {
      if ((c == 0 && holdsDigitsOfTime(c)) || followsAsTimes(c)) {
        return found(c, Why.TIMES);
      }
      if (countsSteps(c)) {
        return found(c, Why.COUNTS_ROWS);
      }
    }
    refuseOutline();
    refuseUnread(c -> namedAsTime(c) || placedLikeTime(c) || countsOtherwise(c));
    refuseUnread(c -> namedAsTime(c) || placedLikeTime(c));
    if (!options.timeFormat().isEmpty()) {
      throw new InputException(
              Message.of(setting("timeFormat"), " is given but no column looks like a time"))
          .at(file)
          .mend("name it with ", setting("time"), ", or leave out ", setting("timeFormat"));
    }
    return NONE;
  }

  /** Dates in digits, with hours in a column of their own perhaps. */
  private Found splitDigits(int column, TimeParts parts) {
    Notation notation = notations(column).get(0);
    boolean date = notation.pattern().contains("dd") && !notation.writesTimeOfDay();
    Found split = date ? parts.belowDate(column, List.of(notation)) : NONE;
    return split.columns().isEmpty() ? found(column, Why.NAME) : split;
  }

  /** Whether text is called like a time, so that passing it over could put rows out of order. */
  private boolean calledTime(int column) {
    return text(column) && UsualNames.saysTime(name(column));
  }

  /** Whether the first column holds another text in every row, as one of times would. */
  private boolean placedLikeTime(int column) {
    List<String> cells = sample.cells(column);
    return column == 0
        && text(column)
        && cells.size() > 2
        && options.keys().isEmpty()
        && cells.stream().distinct().count() == cells.size();
  }

  private boolean text(int column) {
    return free.test(column) && sample.kind(column) == Sample.Kind.TEXT;
  }

  /** Refuses a first column of years and, below each, its months, as a pivot table has them. */
  private void refuseOutline() {
    List<String> cells = sample.cells(0);
    if (!free.test(0) || sample.kind(0) != Sample.Kind.TEXT || cells.size() < FEWEST_TIMES) {
      return;
    }
    long years = cells.stream().filter(cell -> YearParts.year(cell) > 0).count();
    if (years < 2) {
      return;
    }
    long parts = cells.stream().filter(YearParts::names).count();
    if (parts >= years && (years + parts) >= EVEN * cells.size()) {
      throw new InputException("column '" + name(0) + "' holds years and, below each, its parts")
          .at(file)
          .mend("write the year in every row, in a column of its own, and leave out its totals");
    }
  }

  private void refuseUnread(IntPredicate looksLikeTime) {
    for (int c = 0; c < sample.width() && options.timeFormat().isEmpty(); c++) {
      if (looksLikeTime.test(c) && !sample.cells(c).isEmpty()) {
        throw new InputException(
                "column '"
                    + name(c)
                    + "': '"
                    + Message.shown(sample.cells(c).get(0))
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
    }
  }

  /** Whether every number of a column has the digits of a month, a week, a day or an hour. */
  private boolean holdsDigitsOfTime(int column) {
    if (!free.test(column) || !sample.wholeNumbers(column) || !leavesATarget(column)) {
      return false;
    }
    List<String> cells = sample.cells(column);
    List<Notation> notations = notations(column);
    return cells.size() > 2
        && cells.get(0).length() >= 6
        && (cells.get(0).startsWith("19") || cells.get(0).startsWith("20"))
        && !notations.isEmpty()
        && notations.get(0).pattern().matches("[yY]{4}.*")
        && cells.stream().allMatch(c -> notations.get(0).parse(c) != Notation.NO_MATCH);
  }

  private Found found(int column, Why why) {
    return new Found(
        List.of(column),
        options.timeFormat().isEmpty()
            ? notations(column)
            : List.of(Notation.of(options.timeFormat())),
        why);
  }

  /** The first column whose times are written as the user says, else the first of times. */
  private int columnInFormat() {
    Notation format = Notation.of(options.timeFormat());
    for (int c = 0; c < sample.width(); c++) {
      List<String> cells = sample.cells(c);
      long read = cells.stream().filter(cell -> format.parse(cell) != Notation.NO_MATCH).count();
      if (free.test(c) && read * 2 > cells.size()) {
        return c;
      }
    }
    return columnOfTimes();
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

  /**
   * Whether numbers under a name that speaks of a time, or in the first column, are times that
   * follow each other evenly, so that counting the rows instead could put them out of order.
   */
  private boolean followsAsTimes(int column) {
    if (!free.test(column)
        || sample.kind(column) != Sample.Kind.NUMBER
        || (column > 0 && !UsualNames.speaksOfTime(name(column)))
        || !leavesATarget(column)) {
      return false;
    }
    List<Notation> notations = notations(column);
    return !notations.isEmpty()
        && notations.get(0).dated()
        && (UsualNames.speaksOfTime(name(column)) || sample.distinct(List.of(), column))
        && follows(sample.cells(column).stream().mapToLong(notations.get(0)::parse).toArray());
  }

  /** Whether nearly all steps between times are as long as the middle one. */
  static boolean follows(long[] ticks) {
    long[] times = Arrays.stream(ticks).sorted().distinct().toArray();
    if (times.length < FEWEST_TIMES || times[0] == Notation.NO_MATCH) {
      return false;
    }
    long[] steps =
        IntStream.range(1, times.length).mapToLong(i -> times[i] - times[i - 1]).sorted().toArray();
    double middle = steps[steps.length / 2];
    long even = Arrays.stream(steps).filter(s -> s >= EVEN * middle && s <= middle / EVEN).count();
    return middle >= SHORTEST_STEP && even >= EVEN * steps.length;
  }

  /** Whether the numbers of the first column count the rows in parts of a unit, or backwards. */
  private boolean countsOtherwise(int column) {
    return column == 0
        && free.test(column)
        && sample.kind(column) == Sample.Kind.NUMBER
        && !sample.wholeNumbers(column)
        && leavesATarget(column)
        && sample.evenSteps(column) < 0;
  }

  private boolean countsSteps(int column) {
    if (!free.test(column)
        || (column > 0
            && !UsualNames.rowNumbers(name(column))
            && !UsualNames.speaksOfTime(name(column)))
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
}
