package dev.recur.csv;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Rows of a file by series: which rows have the same cells in the key columns. */
final class Groups {
  /** Rows ordered by series, within one as they stand in the file. */
  final int[] order;

  /** Where the rows of each series begin in {@link #order}; one more entry for the end. */
  final int[] starts;

  private Groups(int[] order, int[] starts) {
    this.order = order;
    this.starts = starts;
  }

  int count() {
    return starts.length - 1;
  }

  static Groups of(List<Words> keys, int rows) {
    int[] group = new int[rows];
    int count = rows == 0 ? 0 : 1;
    boolean first = true;
    for (Words key : keys) {
      if (first) {
        for (int row = 0; row < rows; row++) {
          group[row] = key.get(row);
        }
        count = key.distinctCount();
        first = false;
      } else {
        count = combine(group, key);
      }
    }
    int[] starts = new int[count + 1];
    for (int row = 0; row < rows; row++) {
      starts[group[row] + 1]++;
    }
    for (int g = 0; g < count; g++) {
      starts[g + 1] += starts[g];
    }
    int[] next = starts.clone();
    int[] order = new int[rows];
    for (int row = 0; row < rows; row++) {
      order[next[group[row]]++] = row;
    }
    return new Groups(order, starts);
  }

  /**
   * The same series without some rows.
   *
   * @param left the rows left out, by row of the file
   */
  Groups without(BitSet left) {
    int[] kept = new int[order.length];
    int[] begins = new int[starts.length];
    int count = 0;
    for (int g = 0; g < count(); g++) {
      begins[g] = count;
      for (int i = starts[g]; i < starts[g + 1]; i++) {
        if (!left.get(order[i])) {
          kept[count++] = order[i];
        }
      }
    }
    begins[count()] = count;
    return new Groups(Arrays.copyOf(kept, count), begins);
  }

  /** Replaces each group by the pair of group and code, numbered in order of appearance. */
  private static int combine(int[] group, Words key) {
    long[] pairs = new long[64];
    int[] numbers = new int[64];
    Arrays.fill(numbers, -1);
    int count = 0;
    for (int row = 0; row < group.length; row++) {
      long pair = ((long) group[row] << 32) | key.get(row);
      int slot = slot(pair, pairs, numbers);
      if (numbers[slot] < 0) {
        pairs[slot] = pair;
        numbers[slot] = count++;
        if (count * 2 > pairs.length) {
          long[] oldPairs = pairs;
          int[] oldNumbers = numbers;
          pairs = new long[oldPairs.length * 2];
          numbers = new int[oldPairs.length * 2];
          Arrays.fill(numbers, -1);
          for (int i = 0; i < oldPairs.length; i++) {
            if (oldNumbers[i] >= 0) {
              int to = slot(oldPairs[i], pairs, numbers);
              pairs[to] = oldPairs[i];
              numbers[to] = oldNumbers[i];
            }
          }
          slot = slot(pair, pairs, numbers);
        }
      }
      group[row] = numbers[slot];
    }
    return count;
  }

  private static int slot(long pair, long[] pairs, int[] numbers) {
    long mixed = pair * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & (pairs.length - 1);
    while (numbers[slot] >= 0 && pairs[slot] != pair) {
      slot = (slot + 1) & (pairs.length - 1);
    }
    return slot;
  }
}
