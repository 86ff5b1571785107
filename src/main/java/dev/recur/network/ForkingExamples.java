package dev.recur.network;

/** Where a network of forking sequences learns from; asked by several threads at once. */
@FunctionalInterface
public interface ForkingExamples {
  /**
   * Fills a block.
   *
   * @param number of the block, from 0; the block depends on it alone
   * @param goal what to fill, in a state left by an earlier block
   */
  void fill(long number, ForkingBlock goal);
}
