package dev.recur.csv;

import java.util.Arrays;

/** The line of every row: kept only where a row does not follow on the line after the last. */
final class Lines {
  private int[] rows = new int[8];
  private long[] lines = new long[8];
  private int count;
  private long expected = Long.MIN_VALUE;

  void add(int row, long line) {
    if (line != expected) {
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, count * 2);
        lines = Arrays.copyOf(lines, count * 2);
      }
      rows[count] = row;
      lines[count++] = line;
    }
    expected = line + 1;
  }

  void clear() {
    count = 0;
    expected = Long.MIN_VALUE;
  }

  long of(int row) {
    int place = Arrays.binarySearch(rows, 0, count, row);
    int block = place >= 0 ? place : -place - 2;
    return lines[block] + (row - rows[block]);
  }
}
