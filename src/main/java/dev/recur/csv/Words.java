package dev.recur.csv;

import dev.recur.table.Characters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A column of texts, each distinct one kept once and named by a number in order of appearance. */
final class Words {
  private static final int MOST = 100_000;

  private final List<byte[]> distinct = new ArrayList<>();
  private int[] table = new int[64];
  private int[] codes = new int[1024];
  private int size;
  private long added;
  private boolean overflowed;

  Words() {
    Arrays.fill(table, -1);
  }

  void add(byte[] text, int from, int to) {
    added++;
    if (size == codes.length && !overflowed) {
      codes = Arrays.copyOf(codes, size * 2);
    }
    if (overflowed) {
      size++;
      return;
    }
    int last = size == 0 ? -1 : codes[size - 1];
    int code = last >= 0 && same(distinct.get(last), text, from, to) ? last : code(text, from, to);
    if (!overflowed) {
      codes[size] = code;
    }
    size++;
  }

  /** Adds a text that was met, by its number. */
  void add(int code) {
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, size * 2);
    }
    codes[size++] = code;
  }

  /** Forgets the rows, and keeps the texts with their numbers. */
  void clear() {
    size = 0;
  }

  private int code(byte[] text, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    int slot = spread(hash) & (table.length - 1);
    while (table[slot] >= 0) {
      if (same(distinct.get(table[slot]), text, from, to)) {
        return table[slot];
      }
      slot = (slot + 1) & (table.length - 1);
    }
    int code = distinct.size();
    distinct.add(Arrays.copyOfRange(text, from, to));
    if (code >= MOST && code > (added - 1) / 2) {
      overflowed = true;
      distinct.clear();
      table = new int[] {-1};
      codes = new int[0];
      return 0;
    }
    table[slot] = code;
    if (distinct.size() * 2 > table.length) {
      grow();
    }
    return code;
  }

  private void grow() {
    table = new int[table.length * 2];
    Arrays.fill(table, -1);
    for (int code = 0; code < distinct.size(); code++) {
      int slot = spread(Arrays.hashCode(distinct.get(code))) & (table.length - 1);
      while (table[slot] >= 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = code;
    }
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }

  private static boolean same(byte[] word, byte[] text, int from, int to) {
    return Arrays.equals(word, 0, word.length, text, from, to);
  }

  /** Whether almost every row has a text of its own, so that none is kept. */
  boolean overflowed() {
    return overflowed;
  }

  int get(int row) {
    return codes[row];
  }

  /** The first row that holds a text. */
  int firstRow(int code) {
    int row = 0;
    while (codes[row] != code) {
      row++;
    }
    return row;
  }

  int distinctCount() {
    return distinct.size();
  }

  String text(int code) {
    byte[] word = distinct.get(code);
    return Characters.of(word, 0, word.length);
  }
}
