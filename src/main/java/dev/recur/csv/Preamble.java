package dev.recur.csv;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What stands in a sheet before its header and after its last row: titles, comments, totals, notes.
 */
final class Preamble {
  private static final int MOST_LINES = 50;
  private static final int ROWS = 200;
  private static final int FEWEST_YEARS = 6;
  private static final int SHORTEST_RULE = 3;

  /** Cells in a row of a title: what it is of, and when. */
  private static final int MOST_TITLES = 3;

  private static final Set<String> TOTALS =
      Set.of(
          "total",
          "totals",
          "grand total",
          "total general",
          "total geral",
          "total général",
          "totale complessivo",
          "gesamtergebnis",
          "eindtotaal",
          "sum",
          "mean",
          "moyenne",
          "media",
          "mittelwert",
          "durchschnitt",
          "razem",
          "ogółem",
          "celkem",
          "spolu",
          "összesen",
          "toplam",
          "genel toplam",
          "yhteensä",
          "summa",
          "totalt",
          "i alt",
          "ukupno",
          "skupaj",
          "kokku",
          "kopā",
          "iš viso",
          "σύνολο",
          "всего",
          "разом",
          "合計",
          "合计",
          "总计",
          "합계",
          "subtotal",
          "average",
          "gesamt",
          "summe",
          "gesamtsumme",
          "insgesamt",
          "totale",
          "totaal",
          "suma",
          "sumă",
          "somme",
          "soma",
          "итого");

  /** Those that name no sum. */
  private static final Set<String> MEANS =
      Set.of("mean", "moyenne", "media", "mittelwert", "durchschnitt", "average");

  /** What the sum of all series is called beside a total. */
  private static final Set<String> ALL = Set.of("all", "overall", "alle", "tous", "todos");

  private Preamble() {}

  /**
   * Lines before the header: rows with fewer cells than the rows of the table, without a number,
   * before a row that could be a header. Rows that begin with # may have as many cells.
   *
   * @param head the first bytes of the file
   * @param name of the file
   * @param delimiter between cells
   * @return 0 where that is not certain
   */
  static int lines(byte[] head, String name, char delimiter) {
    List<String[]> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    RecordScanner scanner = new RecordScanner(new ByteArrayInputStream(head), name, delimiter);
    try {
      while (rows.size() < ROWS && scanner.next()) {
        String[] row = new String[scanner.cells()];
        for (int i = 0; i < row.length; i++) {
          row[i] = scanner.text(i);
        }
        rows.add(row);
        lines.add(scanner.line());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (dev.recur.series.InputException e) {
      // What is wrong here is said with its place when the file itself is read.
      return 0;
    }
    int years = rowOfYears(rows);
    if (years >= 0) {
      return years == 0 ? 0 : (int) (lines.get(years) - 1);
    }
    int width = usualWidth(rows);
    for (int i = 0; i < Math.min(rows.size(), MOST_LINES) && width > 0; i++) {
      String[] row = rows.get(i);
      boolean comment = row[0].startsWith("#");
      boolean couldBeHeader = filled(row) >= Math.max(Math.min(width, 2), width - 1);
      if (couldBeHeader && !(comment && words(belowComments(rows, i), width))) {
        boolean certain = words(row, width) || comments(rows, i);
        return i == 0 || !certain ? 0 : (int) (lines.get(i) - 1);
      }
      if (filled(row) > 1 && !comment && holdsNumber(row)) {
        return 0;
      }
    }
    return 0;
  }

  /**
   * The first bytes of a file without its first lines and without comments.
   *
   * @param head the first bytes
   * @param lines how many lines are left out
   * @param comment what lines begin with that are left out, 0 for none
   */
  static byte[] cut(byte[] head, int lines, char comment) {
    if (lines == 0 && comment == 0) {
      return head;
    }
    ByteArrayOutputStream rest = new ByteArrayOutputStream(head.length);
    int line = 0;
    int from = 0;
    while (from < head.length) {
      int to = from;
      while (to < head.length && head[to] != '\n' && head[to] != '\r') {
        to++;
      }
      boolean pair = to + 1 < head.length && head[to] == '\r' && head[to + 1] == '\n';
      to = Math.min(head.length, to + (pair ? 2 : 1));
      if (line++ >= lines && (comment == 0 || head[from] != comment)) {
        rest.write(head, from, to - from);
      }
      from = to;
    }
    return rest.toByteArray();
  }

  /**
   * The row that holds names and then years, below rows of titles alone; -1 if there is none. Rows
   * of the table need not have as many cells: what is missing may be left empty.
   */
  private static int rowOfYears(List<String[]> rows) {
    for (int i = 0; i < Math.min(rows.size(), MOST_LINES); i++) {
      String[] row = rows.get(i);
      int from = 0;
      while (from < row.length && YearParts.year(row[from]) == 0) {
        from++;
      }
      int to = from;
      while (to < row.length && YearParts.year(row[to]) == YearParts.year(row[from]) + to - from) {
        to++;
      }
      if (from > 0 && to - from >= FEWEST_YEARS) {
        return i;
      }
      if (filled(row) > MOST_TITLES) {
        return -1;
      }
    }
    return -1;
  }

  /** How many cells hold something in most rows; 0 if rows differ too much. */
  private static int usualWidth(List<String[]> rows) {
    Map<Integer, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(filled(row), 1, Integer::sum));
    return counts.entrySet().stream()
        .filter(count -> count.getValue() * 2 > rows.size())
        .mapToInt(Map.Entry::getKey)
        .findFirst()
        .orElse(0);
  }

  /** Whether nothing but comments stands above a row. */
  private static boolean comments(List<String[]> rows, int row) {
    return rows.subList(0, row).stream().allMatch(above -> above[0].startsWith("#"));
  }

  private static String[] belowComments(List<String[]> rows, int from) {
    int next = from;
    while (next + 1 < rows.size() && rows.get(next)[0].startsWith("#")) {
      next++;
    }
    return rows.get(next);
  }

  private static int filled(String[] row) {
    int count = 0;
    for (String cell : row) {
      count += cell.isEmpty() ? 0 : 1;
    }
    return count;
  }

  private static boolean holdsNumber(String[] row) {
    for (String cell : row) {
      if (!cell.isEmpty() && Sample.number(cell)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a row could be a header: as many cells as the others, and no number. */
  private static boolean words(String[] row, int width) {
    return filled(row) >= Math.max(Math.min(width, 2), width - 1)
        && !row[0].startsWith("#")
        && !holdsNumber(row);
  }

  /**
   * The first rows without what follows the table: all below a line, empty rows, totals, notes of
   * one cell.
   */
  static List<String[]> withoutTail(List<String[]> rows) {
    int end = 2;
    while (end < rows.size() && !(rule(rows.get(end)[0]) && filledByRules(rows.get(end)))) {
      end++;
    }
    end = Math.min(end, rows.size());
    int width = usualWidth(rows);
    while (end > 2 && tail(rows.get(end - 1), width)) {
      end--;
    }
    return rows.subList(0, end);
  }

  private static boolean filledByRules(String[] row) {
    return Arrays.stream(row).allMatch(cell -> cell.isEmpty() || rule(cell));
  }

  /** Whether a cell is a line drawn below a table, such as {@code ______}. */
  static boolean rule(String cell) {
    return cell.length() >= SHORTEST_RULE
        && "_-=*".indexOf(cell.charAt(0)) >= 0
        && cell.chars().allMatch(c -> c == cell.charAt(0));
  }

  private static boolean tail(String[] row, int width) {
    int filled = filled(row);
    return filled == 0
        ? row.length > 1
        : total(row[0])
            || (filled == 1
                && width > 1
                && !row[0].isEmpty()
                && !Sample.missing(row[0])
                && !Sample.number(row[0])
                && !NotationFinder.looksLikeTime(row[0]));
  }

  /** Whether a cell names a sum. */
  static boolean sum(String cell) {
    return total(cell) && !MEANS.contains(cell.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether a name may be that of the sum of other series. */
  static boolean sumOfSeries(String name) {
    return sum(name) || ALL.contains(name.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether a word of the name of a column names a sum. */
  static boolean speaksOfSum(String column) {
    return sum(column) || UsualNames.words(column).anyMatch(Preamble::sumOfSeries);
  }

  /** Whether a cell names a sum or a mean of the rows above. */
  static boolean total(String cell) {
    String word = cell.strip().toLowerCase(Locale.ROOT);
    return TOTALS.contains(word.endsWith(":") ? word.substring(0, word.length() - 1) : word);
  }
}
