package dev.recur.spark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;

/**
 * The rows of one series, as text.
 *
 * @param keys what tells it apart; null where a row has none
 * @param rows the cells of each row, the keys left out: time, then values, empty where there is
 *     none
 */
record SeriesRows(List<String> keys, List<List<String>> rows) {
  /** Returns the text of a cell. */
  static String cell(Row row, int column) {
    return row.isNullAt(column) ? "" : row.getString(column);
  }

  /** Returns the keys of a row, null where there is none. */
  static List<String> keys(Row row, int count) {
    List<String> keys = new ArrayList<>(count);
    for (int k = 0; k < count; k++) {
      keys.add(row.getString(k));
    }
    return keys;
  }

  /** Returns the first and the last time. */
  String span() {
    return rows.get(0).get(0) + " to " + rows.get(rows.size() - 1).get(0);
  }

  /** Returns whether there are all keys. */
  boolean hasKeys() {
    return keys.stream().allMatch(Objects::nonNull);
  }

  /** Returns the cells of a row behind its keys. */
  static List<String> cells(Row row, int keys) {
    List<String> cells = new ArrayList<>(row.size() - keys);
    for (int c = keys; c < row.size(); c++) {
      cells.add(cell(row, c));
    }
    return cells;
  }

  /** Returns several series as the bytes of a CSV file. */
  static byte[] csv(List<String> header, List<SeriesRows> series) {
    StringBuilder text = new StringBuilder();
    line(header, List.of(), text);
    for (SeriesRows one : series) {
      for (List<String> row : one.rows) {
        line(one.keys, row, text);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(List<String> keys, List<String> cells, StringBuilder text) {
    String comma = "";
    for (List<String> part : List.of(keys, cells)) {
      for (String cell : part) {
        text.append(comma).append(quoted(cell));
        comma = ",";
      }
    }
    text.append('\n');
  }

  private static String quoted(String cell) {
    boolean plain =
        cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
