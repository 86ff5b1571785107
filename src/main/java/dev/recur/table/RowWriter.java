package dev.recur.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Takes the rows of a table, cells as text: numbers with a point, nothing where there is nothing.
 */
public interface RowWriter extends Closeable {
  /** What the cells of a column are. */
  enum Kind {
    /** A time, or a part of one, in the notation of the data. */
    TIME,
    /** A text. */
    TEXT,
    /** A number. */
    NUMBER
  }

  /**
   * A column.
   *
   * @param name of the column
   * @param kind of its cells
   */
  record Column(String name, Kind kind) {
    /** Columns of one kind. */
    public static List<Column> all(List<String> names, Kind kind) {
      return names.stream().map(name -> new Column(name, kind)).toList();
    }
  }

  /**
   * Takes the columns, once, before any row.
   *
   * @param columns from left to right
   * @param header whether a text has them in a first row
   * @throws IOException if writing fails
   */
  void columns(List<Column> columns, boolean header) throws IOException;

  /**
   * Takes a row.
   *
   * @param cells one a column; fewer where the rest holds nothing
   * @throws IOException if writing fails
   */
  void row(List<String> cells) throws IOException;

  /**
   * Writes what is left; does not close where it is written to.
   *
   * @throws IOException if writing fails
   */
  @Override
  void close() throws IOException;
}
