package dev.recur.csv;

import dev.recur.series.DecimalMark;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.Notation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The first rows of a file and what their columns hold. */
final class Sample {
  /** Rows looked at before the file is read. */
  static final int ROWS = 1000;

  /** Rows that can show that they are counted in fractions. */
  private static final int FEWEST_COUNTED = 8;

  /** Of a step, which the digits of a time may round. */
  private static final double ROUNDED = 0.02;

  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2100;

  /** What most cells of a column are. */
  enum Kind {
    NUMBER,
    BOOLEAN,
    TIME,
    TEXT,
    EMPTY
  }

  private final boolean header;
  private final List<String> names;
  private final List<String[]> rows;
  private final Dialect dialect;
  private final Kind[] kinds;
  private final List<List<Notation>> notations = new ArrayList<>();

  /** Whether the values of a column come twice or more on the average. */
  boolean repeats(int column) {
    return rows.stream().map(row -> cell(row, column)).distinct().count() * 2 <= rows.size();
  }

  /** Whether no two rows have both the same time and the same value of a column. */
  boolean distinct(List<Integer> time, int column) {
    Set<List<String>> seen = new HashSet<>();
    for (String[] row : rows) {
      List<String> cells = new ArrayList<>(time.stream().map(c -> cell(row, c)).toList());
      cells.add(cell(row, column));
      if (!seen.add(cells)) {
        return false;
      }
    }
    return true;
  }

  private static String cell(String[] row, int column) {
    return column < row.length ? row[column] : "";
  }

  private Sample(boolean header, List<String> names, List<String[]> rows, Dialect dialect) {
    this.header = header;
    this.names = names;
    this.rows = rows;
    this.dialect = dialect;
    this.kinds = new Kind[names.size()];
    for (int c = 0; c < kinds.length; c++) {
      List<String> cells = cells(c);
      List<Notation> found = NotationFinder.find(cells, names.get(c));
      notations.add(found);
      kinds[c] = kind(cells, found);
    }
  }

  /**
   * Looks at the first records.
   *
   * @param records at least one
   * @param dialect of the file
   * @param name of the file
   * @param headed whether the first record is a header, for certain
   */
  static Sample of(List<String[]> records, Dialect dialect, String name, boolean headed) {
    String[] first = records.get(0);
    boolean header = headed || header(records);
    if (!header) {
      List<String> names = new ArrayList<>();
      for (int c = 0; c < first.length; c++) {
        names.add("column " + (c + 1));
      }
      return new Sample(false, names, records, dialect);
    }
    List<String> names = new ArrayList<>(Arrays.asList(first));
    if (leavesOutName(records)) {
      names.add(0, "");
    }
    while (names.size() > 1 && names.get(names.size() - 1).isEmpty()) {
      names.remove(names.size() - 1);
    }
    Map<String, Integer> places = new HashMap<>();
    for (int c = 0; c < names.size(); c++) {
      if (names.get(c).isEmpty()) {
        names.set(c, c == 0 ? "" : "column " + (c + 1));
      }
      Integer before = places.put(names.get(c), c);
      if (before != null) {
        throw new InputException(
                "columns "
                    + (before + 1)
                    + " and "
                    + (c + 1)
                    + " are both named '"
                    + Message.shown(names.get(c))
                    + "'")
            .at(name, 1)
            .mend("rename one of them");
      }
    }
    return new Sample(true, names, records.subList(1, records.size()), dialect);
  }

  /** Whether the header leaves out the name of the row names, as R's write.table does. */
  static boolean leavesOutName(List<String[]> records) {
    int width = records.get(0).length + 1;
    return records.size() > 1
        && records.stream()
            .skip(1)
            .limit(FEWEST_COUNTED)
            .allMatch(row -> row.length == width && !row[width - 1].isEmpty());
  }

  /** Whether a row ends in the steps of a forecast, from {@code +1}. */
  private static boolean stepsAhead(String[] cells) {
    int first = Arrays.asList(cells).indexOf("+1");
    boolean rising = first > 0;
    for (int c = first; rising && c < cells.length; c++) {
      rising = cells[c].equals("+" + (c - first + 1));
    }
    return rising;
  }

  /**
   * A first row is a header if it holds a word above a column of numbers or times, or nothing but
   * words.
   */
  private static boolean header(List<String[]> records) {
    String[] first = records.get(0);
    if (stepsAhead(first)) {
      return true;
    }
    boolean onlyWords = true;
    for (int c = 0; c < first.length; c++) {
      String cell = first[c];
      if (missing(cell) || cell.chars().noneMatch(Character::isLetterOrDigit)) {
        continue;
      }
      if (plainNumber(cell, '.') || plainNumber(cell, ',') || NotationFinder.looksLikeTime(cell)) {
        onlyWords = false;
        continue;
      }
      int known = 0;
      int filled = 0;
      for (String[] row : records.subList(1, Math.min(records.size(), 50))) {
        if (c < row.length && !missing(row[c])) {
          filled++;
          if (number(row[c]) || NotationFinder.looksLikeTime(row[c])) {
            known++;
          }
        }
      }
      if (filled > 0 && known > filled / 2) {
        return true;
      }
    }
    return onlyWords;
  }

  private Kind kind(List<String> cells, List<Notation> found) {
    if (cells.isEmpty()) {
      return Kind.EMPTY;
    }
    char mark = dialect.decimal().character();
    int numbers = 0;
    int truths = 0;
    Set<String> words = new HashSet<>();
    for (String cell : cells) {
      if (plainNumber(cell, mark) || (found.isEmpty() && NumberText.read(cell).isPresent())) {
        numbers++;
      } else {
        byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
        truths += Cells.truth(bytes, 0, bytes.length) >= 0 ? 1 : 0;
        words.add(cell);
      }
    }
    if (numbers > cells.size() / 2) {
      return Kind.NUMBER;
    }
    if (truths == cells.size() && words.size() <= 2) {
      return Kind.BOOLEAN;
    }
    return found.isEmpty() ? Kind.TEXT : Kind.TIME;
  }

  boolean header() {
    return header;
  }

  List<String> names() {
    return names;
  }

  /** Whether the file has a name for a column. */
  boolean named(int column) {
    String name = names.get(column);
    return header && !name.isEmpty() && !name.equals("column " + (column + 1));
  }

  int width() {
    return names.size();
  }

  int rowCount() {
    return rows.size();
  }

  List<String[]> rows() {
    return rows;
  }

  Kind kind(int column) {
    return kinds[column];
  }

  /** The notations that read a column of times; for columns of digits too, such as 20200131. */
  List<Notation> notations(int column) {
    return notations.get(column);
  }

  /** The cells of a column that hold something. */
  List<String> cells(int column) {
    List<String> cells = new ArrayList<>();
    for (String[] row : rows) {
      if (column < row.length && !missing(row[column])) {
        cells.add(row[column]);
      }
    }
    return cells;
  }

  /** Whether every cell of a column is there and is a whole number. */
  boolean wholeNumbers(int column) {
    Notation integer = Notation.of(Notation.INTEGER);
    List<String> cells = cells(column);
    return cells.size() == rows.size()
        && !cells.isEmpty()
        && cells.stream().allMatch(cell -> integer.parse(cell) != Notation.NO_MATCH);
  }

  /** Whether every row of a column has one and the same cell, other than zero. */
  boolean constant(int column) {
    List<String> cells = cells(column);
    return cells.size() == rows.size()
        && cells.stream().distinct().count() == 1
        && !cells.get(0).matches("0*[.,]?0*");
  }

  /** Whether a column holds years, several rows of each. */
  boolean years(int column) {
    if (!inYears(column)) {
      return false;
    }
    long[] values = integers(column);
    long distinct = Arrays.stream(values).distinct().count();
    return distinct > 1
        && values.length >= 2 * distinct
        && Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow()
            == distinct - 1;
  }

  /** Whether every cell of a column is a year. */
  boolean inYears(int column) {
    return wholeNumbers(column)
        && Arrays.stream(integers(column)).allMatch(v -> v >= FIRST_YEAR && v <= LAST_YEAR);
  }

  /** Whether a column that is none of some holds numbers. */
  boolean numbersBeside(Collection<Integer> columns) {
    for (int c = 0; c < width(); c++) {
      if (kinds[c] == Kind.NUMBER && !columns.contains(c)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The times of the rows, whose parts stand in columns.
   *
   * @return ticks, {@link Notation#NO_MATCH} for what is none
   */
  long[] ticks(List<Integer> columns, Notation notation) {
    return rows.stream()
        .map(row -> columns.stream().map(c -> cell(row, c)).collect(Collectors.joining("|")))
        .mapToLong(notation::parse)
        .toArray();
  }

  /** Whether a column holds the months of one year after another. */
  boolean months(int column) {
    if (!wholeNumbers(column)) {
      return false;
    }
    long[] values = integers(column);
    boolean months = values.length > 12 && values[0] >= 1 && values[0] <= 12;
    for (int i = 1; months && i < values.length; i++) {
      months = values[i] == values[i - 1] % 12 + 1;
    }
    return months;
  }

  /**
   * Whether the numbers of a column, with fractions, go on by one and the same step.
   *
   * @return 1 if they rise, -1 if they fall, 0 if they do neither
   */
  int evenSteps(int column) {
    List<String> cells = cells(column);
    if (cells.size() < FEWEST_COUNTED || cells.size() < rows.size()) {
      return 0;
    }
    double[] values = new double[cells.size()];
    for (int i = 0; i < values.length; i++) {
      byte[] bytes = cells.get(i).getBytes(StandardCharsets.UTF_8);
      values[i] = Cells.number(bytes, 0, bytes.length, dialect.decimal().character());
    }
    double step = (values[values.length - 1] - values[0]) / (values.length - 1);
    for (int i = 1; i < values.length; i++) {
      // Not for NaN, which stands for no plain number.
      if (!(Math.abs(values[i] - values[i - 1] - step) <= Math.abs(step) * ROUNDED)) {
        return 0;
      }
    }
    return (int) Math.signum(step);
  }

  /** The whole numbers of a column. */
  long[] integers(int column) {
    Notation integer = Notation.of(Notation.INTEGER);
    return cells(column).stream().mapToLong(integer::parse).toArray();
  }

  /** Whether a column counts the rows from 0 or 1. */
  boolean countsRows(int column) {
    if (!wholeNumbers(column)) {
      return false;
    }
    long[] values = integers(column);
    return (values[0] == 0 || values[0] == 1) && steady(values, 1);
  }

  /** Whether whole numbers rise by one and the same step. */
  static boolean steady(long[] values, long step) {
    for (int i = 1; i < values.length; i++) {
      if (values[i] - values[i - 1] != step) {
        return false;
      }
    }
    return values.length > 1;
  }

  static boolean missing(String cell) {
    byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
    return Cells.missing(bytes, 0, bytes.length);
  }

  /** Whether a cell is a number, in whatever writing. */
  static boolean number(String cell) {
    return plainNumber(cell, '.') || NumberText.read(cell).isPresent();
  }

  /** The decimal marks that columns of numbers show, but for some columns. */
  Set<DecimalMark> decimalMarks(Collection<Integer> except) {
    Set<DecimalMark> shown = EnumSet.noneOf(DecimalMark.class);
    for (int c = 0; c < width(); c++) {
      if (kinds[c] == Kind.NUMBER && !except.contains(c)) {
        cells(c).forEach(cell -> shown.add(NumberText.shown(cell)));
      }
    }
    shown.remove(DecimalMark.OPEN);
    return shown;
  }

  /** Whether a cell is a number as programs write them. */
  private static boolean plainNumber(String cell, char decimal) {
    byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
    return Cells.number(bytes, 0, bytes.length, decimal) != Cells.NO_NUMBER;
  }
}
