package dev.recur.spark;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/**
 * The series of a partition, of which no more than a batch is held at once. The rows of a series
 * follow each other in the order of time; of a very long one the last are kept.
 */
final class SeriesIterator implements Iterator<List<SeriesRows>> {
  /** Rows of a series that are kept at the most. */
  static final int MOST_ROWS = 500_000;

  /** Rows of a batch, beyond which it is closed early. */
  private static final int MOST_BATCH_ROWS = 200_000;

  private final Iterator<Row> rows;
  private final int keys;
  private final int batch;
  private Row next;

  /**
   * @param rows sorted by series and time, all cells text
   * @param keys columns that tell series apart, the first ones
   * @param batch series at once
   */
  SeriesIterator(Iterator<Row> rows, int keys, int batch) {
    this.rows = rows;
    this.keys = keys;
    this.batch = batch;
    next = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public List<SeriesRows> next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    List<SeriesRows> series = new ArrayList<>();
    int held = 0;
    while (next != null && series.size() < batch && held < MOST_BATCH_ROWS) {
      SeriesRows one = one();
      held += one.rows().size();
      series.add(one);
    }
    return series;
  }

  private SeriesRows one() {
    List<String> own = SeriesRows.keys(next, keys);
    ArrayDeque<List<String>> cells = new ArrayDeque<>();
    while (next != null && own.equals(SeriesRows.keys(next, keys))) {
      if (cells.size() == MOST_ROWS) {
        cells.removeFirst();
      }
      cells.addLast(SeriesRows.cells(next, keys));
      next = rows.hasNext() ? rows.next() : null;
    }
    return new SeriesRows(own, new ArrayList<>(cells));
  }
}
