package dev.recur.csv;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A row without a time, which may hold the sums of the others: analytics exports have one above or
 * below the rows.
 *
 * @param line of the file
 * @param cells its texts, by column
 */
record TotalRow(long line, List<String> cells) {
  private static final int MOST_DECIMALS = 6;
  private static final double EXACT = 1e-9;

  /** Copies the list. */
  TotalRow {
    cells = List.copyOf(cells);
  }

  /** Keeps a row. */
  static TotalRow of(RecordScanner row) {
    List<String> cells = new ArrayList<>();
    for (int c = 0; c < row.cells(); c++) {
      cells.add(row.text(c));
    }
    return new TotalRow(row.line(), cells);
  }

  /**
   * Whether the row has the sum or the mean of a column.
   *
   * @param column of the file
   * @param values of the column in all other rows
   */
  boolean totals(int column, Doubles values) {
    double sum = 0;
    int count = 0;
    for (int row = 0; row < values.size(); row++) {
      if (!Double.isNaN(values.get(row))) {
        sum += values.get(row);
        count++;
      }
    }
    return count > 1 && sum != 0 && (isCell(column, sum) || isCell(column, sum / count));
  }

  /** Whether the digits of a cell are those of a number, wherever its marks stand. */
  private boolean isCell(int column, double number) {
    String digits = column < cells.size() ? cells.get(column).replaceAll("[^0-9]", "") : "";
    if (digits.isEmpty() || digits.length() > 18) {
      return false;
    }
    BigDecimal written = new BigDecimal(digits);
    for (int k = 0; k <= MOST_DECIMALS; k++) {
      double value = written.movePointLeft(k).doubleValue();
      double rounding = k == 0 ? 0 : 0.5 * Math.pow(10, -k);
      double size = Math.abs(number);
      if (value != 0 && Math.abs(value - size) <= rounding + EXACT * size) {
        return true;
      }
    }
    return false;
  }
}
