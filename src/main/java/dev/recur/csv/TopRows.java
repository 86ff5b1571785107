package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.Frequency.Unit;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows that stand above a table and around its header, where its first column holds times: titles
 * as wide as the table, units and codes below the header, and years above quarters and months.
 *
 * @param header which row is the header, -1 if none is
 * @param table which is the first row of the table, 0 if all that is not the header is of the table
 * @param certain whether nothing that is left out could be a value
 * @param coarser the longest step of rows that are left out above those of shorter ones, if any
 */
record TopRows(int header, int table, boolean certain, Optional<Unit> coarser) {
  static final TopRows NONE = new TopRows(-1, 0, true, Optional.empty());
  private static final int FEWEST_ROWS = 3;

  /** Looks at the first rows of a file, without what follows the table. */
  static TopRows of(List<String[]> rows) {
    if (rows.size() < 2 + FEWEST_ROWS) {
      return NONE;
    }
    Set<Unit> steps = steps(rows.get(rows.size() - 1));
    if (steps.isEmpty() || !common(steps, rows.get(1)).isEmpty()) {
      return NONE;
    }
    int table = rows.size() - 1;
    while (table > 0 && !common(steps, rows.get(table - 1)).isEmpty()) {
      steps = common(steps, rows.get(--table));
    }
    int first = table;
    while (first > 0 && coarser(rows.get(first - 1), steps)) {
      first--;
    }
    int width = width(rows.subList(table, rows.size()));
    if (table < 2 || width < 2 || rows.size() - table < FEWEST_ROWS) {
      return NONE;
    }
    int header = header(rows.subList(0, first), width);
    List<String[]> others = rows.subList(header + 1, first);
    if (others.stream().anyMatch(TopRows::mayBeRow)) {
      // A time that is misspelt is told of with its place.
      return NONE;
    }
    return new TopRows(
        header,
        table,
        others.stream().noneMatch(TopRows::holdsValue),
        rows.subList(first, table).stream()
            .flatMap(row -> steps(row).stream())
            .min(Comparator.naturalOrder()));
  }

  /** How many rows are left out. */
  int count() {
    return header < 0 ? table : table - 1;
  }

  /** The header and the table, of the first rows of a file. */
  List<String[]> leftOf(List<String[]> rows) {
    List<String[]> left = new ArrayList<>(rows.subList(table, rows.size()));
    if (header >= 0) {
      left.add(0, rows.get(header));
    }
    return left;
  }

  /**
   * Has a scanner pass over what is left out.
   *
   * @param scanner before the first row
   * @param file its name
   * @throws InputException if that is not certain
   */
  void passOver(RecordScanner scanner, String file) throws IOException {
    if (certain) {
      for (int i = 0; i < (header < 0 ? table : header); i++) {
        scanner.next();
      }
      scanner.leaveOutBelowNext(header < 0 ? 0 : table - header - 1);
      return;
    }
    scanner.next();
    long first = scanner.line();
    for (int i = 0; i < table; i++) {
      scanner.next();
    }
    throw new InputException(
            "no row of the table, of which the first has '" + Message.shown(scanner.text(0)) + "'")
        .at(file, first)
        .mend("pass ", setting("skipRows", scanner.line() - 1));
  }

  /** The steps that the time in the first cell of a row may stand for, none if it holds no time. */
  private static Set<Unit> steps(String[] row) {
    Set<Unit> steps = EnumSet.noneOf(Unit.class);
    if (YearParts.year(row[0]) > 0) {
      steps.add(Unit.YEAR);
    }
    NotationFinder.notations(row[0]).forEach(notation -> steps.add(notation.finest()));
    return steps;
  }

  private static Set<Unit> common(Set<Unit> steps, String[] row) {
    Set<Unit> common = steps(row);
    common.retainAll(steps);
    return common;
  }

  /** Whether a row is of a year or a quarter above rows of quarters or months. */
  private static boolean coarser(String[] row, Set<Unit> steps) {
    Set<Unit> of = steps(row);
    return !of.isEmpty()
        && Set.of(Unit.YEAR, Unit.QUARTER).containsAll(of)
        && Set.of(Unit.QUARTER, Unit.MONTH).containsAll(steps)
        && of.stream().allMatch(unit -> steps.stream().allMatch(step -> unit.compareTo(step) < 0));
  }

  /** The columns up to the last that most rows fill. */
  private static int width(List<String[]> rows) {
    int width = rows.get(0).length;
    while (width > 0 && !mostlyFilled(rows, width - 1)) {
      width--;
    }
    return width;
  }

  private static boolean mostlyFilled(List<String[]> rows, int column) {
    return 2 * rows.stream().filter(row -> filled(row, column)).count() > rows.size();
  }

  private static boolean filled(String[] row, int column) {
    return column < row.length && !row[column].isEmpty();
  }

  /** The last row of names whose first is that of a time, else the first row of names, else -1. */
  private static int header(List<String[]> rows, int width) {
    int first = -1;
    for (int i = rows.size() - 1; i >= 0; i--) {
      if (names(rows.get(i), width)) {
        if (UsualNames.time(rows.get(i)[0])) {
          return i;
        }
        first = i;
      }
    }
    return first;
  }

  private static boolean names(String[] row, int width) {
    List<String> names = Arrays.stream(row).filter(cell -> !cell.isEmpty()).toList();
    return filled(row, width - 1)
        && names.size() > (filled(row, 0) ? 1 : 0)
        && names.stream().distinct().count() == names.size()
        && names.stream().noneMatch(name -> Sample.number(name) || isTime(name))
        && !row[0].startsWith("#");
  }

  private static boolean isTime(String cell) {
    return !steps(new String[] {cell}).isEmpty();
  }

  /** Whether a row could be one of the table with a time that is misspelt or missing. */
  private static boolean mayBeRow(String[] row) {
    return isTime(row[0]) || (row[0].matches("|.*\\d.*") && holdsValue(row));
  }

  /**
   * Whether a row that is no total holds a number; those that begin with 0 and digits are codes.
   */
  private static boolean holdsValue(String[] row) {
    return !Preamble.total(row[0])
        && Arrays.stream(row, 1, row.length)
            .anyMatch(cell -> Sample.number(cell) && !cell.matches("0\\d.*"));
  }
}
