package dev.recur.pretrained;

import dev.recur.network.ForkingBlock;
import dev.recur.synthetic.Simulator;
import dev.recur.synthetic.SyntheticSeries;
import java.util.function.IntFunction;

/** Where the network learns from: blocks of {@value ForkingBlock#COLUMNS} equally long series. */
@FunctionalInterface
interface SeriesBlocks {
  /**
   * A block.
   *
   * @param history steps up to the last origin
   * @param ahead steps that follow
   * @param series by its place in the block
   */
  record Block(int history, int ahead, IntFunction<SyntheticSeries> series) {}

  /**
   * Returns a block, which depends on its number alone.
   *
   * @param number from 0
   */
  Block block(long number);

  /** Returns blocks of simulated series. */
  static SeriesBlocks of(Simulator simulator) {
    return number -> {
      long first = number * ForkingBlock.COLUMNS;
      return new Block(
          simulator.history(first), simulator.ahead(first), c -> simulator.series(first + c));
    };
  }
}
