package dev.recur.evaluation;

import java.util.Arrays;

/** What is scored together of one target of one series: columns of numbers, one row a point. */
final class Gathered {
  private final double[][] columns;
  private int count;
  private int folds;
  private int lastFold = -1;

  Gathered(int columns) {
    this.columns = new double[columns][8];
  }

  /** Adds a point; folds come in their order. */
  void add(int fold, double[] row) {
    for (int i = 0; i < columns.length; i++) {
      if (count == columns[i].length) {
        columns[i] = Arrays.copyOf(columns[i], 2 * count);
      }
      columns[i][count] = row[i];
    }
    count++;
    folds += fold == lastFold ? 0 : 1;
    lastFold = fold;
  }

  /** Returns the folds that points came from. */
  int folds() {
    return folds;
  }

  /** Returns shape [points]. */
  double[] column(int index) {
    return Arrays.copyOf(columns[index], count);
  }

  /** Returns the columns from one on, shape [column][points]. */
  double[][] columnsFrom(int first) {
    double[][] from = new double[columns.length - first][];
    Arrays.setAll(from, i -> column(first + i));
    return from;
  }
}
