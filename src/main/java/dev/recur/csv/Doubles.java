package dev.recur.csv;

import java.util.Arrays;

/** A growing column of doubles in blocks, so that growing copies nothing. */
final class Doubles {
  private static final int BITS = 16;
  private double[][] blocks = new double[4][];
  private int size;

  void add(double value) {
    int block = size >> BITS;
    if (block == blocks.length) {
      blocks = Arrays.copyOf(blocks, blocks.length * 2);
    }
    if (blocks[block] == null) {
      blocks[block] = new double[1 << BITS];
    }
    blocks[block][size & ((1 << BITS) - 1)] = value;
    size++;
  }

  double get(int index) {
    return blocks[index >> BITS][index & ((1 << BITS) - 1)];
  }

  void set(int index, double value) {
    blocks[index >> BITS][index & ((1 << BITS) - 1)] = value;
  }

  /** Forgets every value, and keeps the memory for those to come. */
  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }
}
