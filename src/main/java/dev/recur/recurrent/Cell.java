package dev.recur.recurrent;

import java.util.List;

/**
 * The recurrent cells and how their gates lie in memory.
 *
 * <p>A step first fills {@link #blocks} blocks of pre-activations, each one value for every unit
 * and column. The first {@link #inputBlocks} see the input, the last {@link #recurrentBlocks} the
 * state. Only for the GRU these are not the same blocks, because its reset gate multiplies the
 * state's share of the candidate but not the input's.
 */
public enum Cell {
  /** Long short-term memory; gates input, forget, candidate, output, as in PyTorch and Keras. */
  LSTM(4, 4, 4),
  /**
   * Gated recurrent unit, reset after the product; gates reset, update, candidate as in PyTorch.
   * Its bias has a fourth gate, the state's share of the candidate. Blocks: the input's share of
   * the candidate, reset, update, the state's share.
   */
  GRU(4, 3, 3),
  /** An LSTM whose gates see the memory through peepholes, one weight a unit (Gers 2000). */
  PEEPHOLE_LSTM(4, 4, 4),
  /** Simple recurrent network: one activation, as a rule the hyperbolic tangent. */
  RNN(1, 1, 1);

  private final int blocks;
  private final int inputBlocks;
  private final int recurrentBlocks;

  Cell(int blocks, int inputBlocks, int recurrentBlocks) {
    this.blocks = blocks;
    this.inputBlocks = inputBlocks;
    this.recurrentBlocks = recurrentBlocks;
  }

  /** Blocks of pre-activations in a step, and gates of the bias. */
  public int blocks() {
    return blocks;
  }

  /** Gates of the input weights. */
  public int inputBlocks() {
    return inputBlocks;
  }

  /** Gates of the recurrent weights. */
  public int recurrentBlocks() {
    return recurrentBlocks;
  }

  /** The gate of the input weights and biases that a block holds. */
  int inputGate(int block) {
    return this == GRU && block < 3 ? (block + 2) % 3 : block;
  }

  /** The first block that sees the state; its gate is the first of the recurrent weights. */
  int firstRecurrentBlock() {
    return blocks - recurrentBlocks;
  }

  /** Whether the state has a memory beside the output. */
  public boolean hasMemory() {
    return this == LSTM || this == PEEPHOLE_LSTM;
  }

  /**
   * The products of a step, which together write every block once; if normalized, the input's and
   * the state's apart, without the bias, the state's after the input's.
   */
  List<Product> products(boolean normalized) {
    if (normalized) {
      return List.of(
          new Product(0, inputBlocks, 0, Product.Sees.INPUT_ALONE),
          new Product(
              firstRecurrentBlock(), recurrentBlocks, inputBlocks, Product.Sees.STATE_ALONE));
    }
    return this == GRU
        ? List.of(
            new Product(0, 1, 0, Product.Sees.INPUT),
            new Product(1, 2, 1, Product.Sees.BOTH),
            new Product(3, 1, 3, Product.Sees.STATE))
        : List.of(new Product(0, blocks, 0, Product.Sees.BOTH));
  }
}
