package dev.recur.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Rows under names.
 *
 * @param caption what it shows
 * @param header names of the columns
 * @param rows of as many cells, the first of which names the row
 */
record Table(String caption, List<String> header, List<Row> rows) {
  /** The name of a column of times, whose digits are no numbers. */
  static final String FROM = "from";

  /** Copies the lists. */
  Table {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param cells in the order of the columns
   * @param strong whether it is the one that the page is about
   * @param chart the place of its chart, if it has one
   */
  record Row(List<String> cells, boolean strong, OptionalInt chart) {
    /** Copies the list. */
    Row {
      cells = List.copyOf(cells);
    }

    /** A row like the others. */
    static Row of(List<String> cells) {
      return new Row(cells, false, OptionalInt.empty());
    }

    /** The same with a name before the other cells. */
    static Row of(String name, List<String> others) {
      List<String> cells = new ArrayList<>(List.of(name));
      cells.addAll(others);
      return of(cells);
    }
  }
}
