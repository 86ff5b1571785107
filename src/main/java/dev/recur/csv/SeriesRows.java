package dev.recur.csv;

import dev.recur.series.SourceLines;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of one series on its calendar. */
final class SeriesRows {
  private final int[] order;
  private final int from;
  private final int[] steps;
  private final double without;
  private final int length;

  /**
   * The rows of a series.
   *
   * @param order rows of the file; those of the series lie together, in order of time
   * @param from where those of the series begin in {@code order}
   * @param steps the step of each of its rows, rising from 0
   */
  SeriesRows(int[] order, int from, int[] steps) {
    this(order, from, steps, Double.NaN, steps.length == 0 ? 0 : steps[steps.length - 1] + 1);
  }

  private SeriesRows(int[] order, int from, int[] steps, double without, int length) {
    this.order = order;
    this.from = from;
    this.steps = steps;
    this.without = without;
    this.length = length;
  }

  /**
   * The same rows, with zeros where a step has none.
   *
   * @param span steps, those behind the last row included
   */
  SeriesRows withZeros(int span) {
    return new SeriesRows(order, from, steps, 0, Math.max(span, length));
  }

  /** How many rows there are. */
  int count() {
    return steps.length;
  }

  /** How many steps they span; more than {@link #count} if some have no row. */
  int length() {
    return length;
  }

  /** The row of the file, from the rows of the series in order of time. */
  int row(int i) {
    return order[from + i];
  }

  int step(int i) {
    return steps[i];
  }

  /**
   * The lines of the steps that have a row.
   *
   * @param lines of the rows of the file
   */
  SourceLines lines(Lines lines) {
    SourceLines.Builder all = new SourceLines.Builder();
    for (int i = 0; i < steps.length; i++) {
      all.add(steps[i], lines.of(order[from + i]));
    }
    return all.build();
  }

  /**
   * The values of a column.
   *
   * @param column of the file
   * @return [step], NaN or zero where there is no row
   */
  double[] values(@Nullable Doubles column) {
    double[] values = new double[length()];
    if (steps.length < values.length) {
      Arrays.fill(values, without);
    }
    for (int i = 0; column != null && i < steps.length; i++) {
      values[steps[i]] = column.get(order[from + i]);
    }
    return values;
  }
}
