package dev.recur.spark;

import dev.recur.series.InputException;
import dev.recur.series.Panel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/**
 * What an executor does with the series of a partition: some at a time become rows of a result, or
 * rows that tell what is wrong with them.
 */
final class SeriesWork implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1;

  private final Settled settled;
  private final Maker maker;
  private final int width;

  /**
   * @param settled what all series share
   * @param maker makes what turns series into rows, on the executor
   * @param width columns of a result
   */
  SeriesWork(Settled settled, Maker maker, int width) {
    this.settled = settled;
    this.maker = maker;
    this.width = width;
  }

  /** Makes what turns series into rows. */
  interface Maker extends Serializable {
    /** Makes it. */
    Work make(Settled settled);
  }

  /** Turns series into rows. */
  interface Work {
    /** How rows are read. */
    SeriesReader reader();

    /**
     * Returns rows of the result.
     *
     * @throws dev.recur.series.InputException if a series cannot be used
     */
    List<Row> rows(List<SeriesRows> series, Panel panel);
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    SparkSpec spec = settled.spec();
    Work work = maker.make(settled);
    SeriesIterator batches = new SeriesIterator(rows, spec.keys().size(), spec.batch());
    return new Iterator<>() {
      private Iterator<Row> made = List.<Row>of().iterator();

      @Override
      public boolean hasNext() {
        while (!made.hasNext() && batches.hasNext()) {
          made = made(work, batches.next()).iterator();
        }
        return made.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return made.next();
      }
    };
  }

  private List<Row> made(Work work, List<SeriesRows> batch) {
    SeriesReader.Series read = work.reader().read(batch);
    List<Row> rows = new ArrayList<>();
    List<BadSeries> bad = new ArrayList<>(read.bad());
    read.panel().ifPresent(panel -> rows.addAll(made(work, read.used(), panel, bad)));
    if (settled.spec().failFast() && !bad.isEmpty()) {
      throw new FailFast(bad.get(0).toString());
    }
    bad.forEach(one -> rows.add(one.row(width)));
    return rows;
  }

  /** If one of the series cannot be used, each half is done by itself. */
  private static List<Row> made(
      Work work, List<SeriesRows> series, Panel panel, List<BadSeries> bad) {
    try {
      return work.rows(series, panel);
    } catch (InputException e) {
      if (series.size() == 1) {
        bad.add(BadSeries.of(series.get(0), e));
        return List.of();
      }
    }
    int half = series.size() / 2;
    List<Row> rows = new ArrayList<>();
    for (int[] part : new int[][] {{0, half}, {half, series.size()}}) {
      Panel some = new Panel(panel.schema(), panel.series().subList(part[0], part[1]));
      rows.addAll(made(work, series.subList(part[0], part[1]), some, bad));
    }
    return rows;
  }

  /** The first series that could not be used, where that ends the job. */
  static final class FailFast extends RuntimeException {
    private static final long serialVersionUID = 1;

    FailFast(String message) {
      super(message);
    }
  }
}
