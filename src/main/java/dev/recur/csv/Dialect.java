package dev.recur.csv;

import dev.recur.series.DecimalMark;
import dev.recur.table.TableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a file separates cells and, as its first rows have it, marks decimals.
 *
 * @param delimiter between cells of the text that is read
 * @param parted between cells of the file, 0 for a file that is no text
 * @param decimal the mark that more numbers of the first rows show, OPEN if none does
 */
record Dialect(char delimiter, char parted, DecimalMark decimal) {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final int ROWS = 200;
  private static final int MOST_CELLS = 300_000;

  /**
   * Finds the dialect of a table.
   *
   * @param head the first bytes of its text
   */
  static Dialect of(TableText table, byte[] head) {
    if (table.delimiter().isEmpty()) {
      return find(head, table.name());
    }
    char delimiter = table.delimiter().get();
    DecimalMark decimal = decimal(rows(head, table.name(), delimiter, ROWS));
    return new Dialect(delimiter, table.parted().orElse((char) 0), decimal);
  }

  /** Whether commas part the cells of the file, whose decimal mark is then the point. */
  boolean commas() {
    return parted == ',';
  }

  /** What parts the cells of the file, if it is text. */
  Optional<Character> ofText() {
    return parted == 0 ? Optional.empty() : Optional.of(parted);
  }

  /** What parts the cells of files that are written like this one. */
  char written() {
    return parted == 0 ? ',' : parted;
  }

  /**
   * Finds the dialect from the first rows: the delimiter that gives most rows the same number of
   * cells and most cells a number, a time or nothing.
   *
   * @param head the first bytes of the file
   * @param name of the file
   */
  private static Dialect find(byte[] head, String name) {
    Map<Character, List<String[]>> parted = new LinkedHashMap<>();
    for (char delimiter : DELIMITERS) {
      if (contains(head, delimiter)) {
        List<String[]> rows = rows(head, name, delimiter, ROWS);
        if (usual(rows).width > 1) {
          parted.put(delimiter, rows);
        }
      }
    }
    Dialect best = new Dialect(',', ',', DecimalMark.OPEN);
    double bestScore = 0;
    for (Map.Entry<Character, List<String[]>> each : parted.entrySet()) {
      // Scoring the only one would keep the start of every command waiting.
      double score = parted.size() == 1 ? 1 : score(each.getValue());
      // Of a comma and another, the comma may as well begin decimals.
      if (score > 0 && score >= bestScore) {
        best = new Dialect(each.getKey(), each.getKey(), decimal(each.getValue()));
        bestScore = score;
      }
    }
    if (parted.isEmpty() && contains(head, ' ')) {
      List<String[]> rows = rows(head, name, ' ', ROWS);
      if (partedBySpaces(rows, head[0] == '"')) {
        return new Dialect(' ', ' ', decimal(rows));
      }
    }
    return best;
  }

  /**
   * Whether single spaces part the cells, as R's write.table has it, and no thousands: every row
   * has as many, and begins with a quoted name that the header leaves out, or holds a time.
   */
  private static boolean partedBySpaces(List<String[]> rows, boolean quoted) {
    if (rows.size() < 2) {
      return false;
    }
    int width = rows.get(1).length;
    List<String[]> below = rows.subList(1, rows.size());
    int header = rows.get(0).length;
    if (width < 2 || below.stream().anyMatch(row -> row.length != width)) {
      return false;
    }
    boolean named = quoted && header == width - 1;
    boolean timed =
        header == width
            && IntStream.range(0, width)
                .anyMatch(
                    c -> below.stream().allMatch(row -> NotationFinder.looksLikeTime(row[c])));
    return named || timed;
  }

  private static boolean contains(byte[] head, char delimiter) {
    for (byte each : head) {
      if (each == delimiter) {
        return true;
      }
    }
    return false;
  }

  /** How many cells most rows have, and how many these are. */
  private record Usual(int width, int rows) {}

  private static Usual usual(List<String[]> rows) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (String[] row : rows) {
      counts.merge(row.length, 1, Integer::sum);
    }
    Usual usual = new Usual(1, 0);
    for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
      if (count.getValue() > usual.rows) {
        usual = new Usual(count.getKey(), count.getValue());
      }
    }
    return usual;
  }

  private static double score(List<String[]> rows) {
    int known = 0;
    int all = 0;
    for (int i = 1; i < rows.size(); i++) {
      for (String cell : rows.get(i)) {
        all++;
        if (Sample.missing(cell) || Sample.number(cell) || NotationFinder.looksLikeTime(cell)) {
          known++;
        }
      }
    }
    return (double) usual(rows).rows / rows.size() * (0.1 + (all == 0 ? 0 : (double) known / all));
  }

  private static DecimalMark decimal(List<String[]> rows) {
    int commas = 0;
    int points = 0;
    for (String[] row : rows) {
      for (String cell : row) {
        DecimalMark shown = NumberText.shown(cell);
        commas += shown == DecimalMark.COMMA ? 1 : 0;
        points += shown == DecimalMark.POINT ? 1 : 0;
      }
    }
    return commas > points ? DecimalMark.COMMA : points > 0 ? DecimalMark.POINT : DecimalMark.OPEN;
  }

  /** The first records as text; a record that the end of the bytes cuts is left out. */
  static List<String[]> rows(byte[] head, String name, char delimiter, int most) {
    List<String[]> rows = new ArrayList<>();
    RecordScanner scanner = new RecordScanner(new ByteArrayInputStream(head), name, delimiter);
    try {
      int cells = 0;
      while (rows.size() < most && cells < MOST_CELLS && scanner.next()) {
        cells += scanner.cells();
        String[] row = new String[scanner.cells()];
        for (int i = 0; i < row.length; i++) {
          row[i] = scanner.text(i);
        }
        rows.add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (dev.recur.series.InputException e) {
      // What is wrong here is said with its place when the file itself is read.
      return rows;
    }
    return rows;
  }
}
