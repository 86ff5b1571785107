package dev.recur.csv;

/** The order of times, by series and in the whole file. */
final class TimeOrder {
  private TimeOrder() {}

  /** Puts the rows of each series in order of time; rows of one time stay as they were. */
  static boolean sort(Longs ticks, Groups groups) {
    boolean moved = false;
    int[] order = groups.order;
    int[] spare = new int[0];
    for (int g = 0; g < groups.count(); g++) {
      int from = groups.starts[g];
      int to = groups.starts[g + 1];
      boolean rising = true;
      for (int i = from + 1; i < to && rising; i++) {
        rising = ticks.get(order[i - 1]) <= ticks.get(order[i]);
      }
      if (!rising) {
        moved = true;
        if (spare.length < to - from) {
          spare = new int[to - from];
        }
        mergeSort(ticks, order, from, to, spare);
      }
    }
    return moved;
  }

  private static void mergeSort(Longs ticks, int[] order, int from, int to, int[] spare) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    mergeSort(ticks, order, from, middle, spare);
    mergeSort(ticks, order, middle, to, spare);
    if (ticks.get(order[middle - 1]) <= ticks.get(order[middle])) {
      return;
    }
    System.arraycopy(order, from, spare, 0, middle - from);
    int a = 0;
    int b = middle;
    for (int i = from; i < to; i++) {
      boolean left = b == to || (a < middle - from && ticks.get(spare[a]) <= ticks.get(order[b]));
      order[i] = left ? spare[a++] : order[b++];
    }
  }

  /**
   * The number of distinct times, or the first number at which it is settled that there are more
   * than a limit.
   */
  static int distinct(Longs ticks, int limit) {
    long[] table = new long[1024];
    boolean[] used = new boolean[1024];
    int count = 0;
    for (int row = 0; row < ticks.size() && count <= limit; row++) {
      long time = ticks.get(row);
      int slot = place(time, table, used);
      if (!used[slot]) {
        used[slot] = true;
        table[slot] = time;
        if (++count * 2 > table.length) {
          long[] old = table;
          boolean[] oldUsed = used;
          table = new long[old.length * 2];
          used = new boolean[table.length];
          for (int i = 0; i < old.length; i++) {
            if (oldUsed[i]) {
              int to = place(old[i], table, used);
              table[to] = old[i];
              used[to] = true;
            }
          }
        }
      }
    }
    return count;
  }

  private static int place(long time, long[] table, boolean[] used) {
    int slot = (int) ((time * 0x9E3779B97F4A7C15L) >>> 32) & (table.length - 1);
    while (used[slot] && table[slot] != time) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  /** Whether every time is later than the one before, or every one earlier. */
  static boolean steadilyOrdered(Longs ticks) {
    boolean rising = true;
    boolean falling = true;
    for (int row = 1; row < ticks.size() && (rising || falling); row++) {
      rising &= ticks.get(row - 1) < ticks.get(row);
      falling &= ticks.get(row - 1) > ticks.get(row);
    }
    return rising || falling;
  }
}
