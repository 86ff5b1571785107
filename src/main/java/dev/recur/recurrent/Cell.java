package dev.recur.recurrent;

/**
 * The recurrent cells and how their gates lie in memory.
 *
 * <p>A step first fills {@link #blocks} blocks of pre-activations, each one value for every unit
 * and column: the product with the input writes the blocks from 0 to {@link #inputBlocks}, the
 * product with the state the last {@link #recurrentBlocks}. Only the GRU needs the two apart,
 * because its reset gate multiplies the state's share of the candidate but not the input's.
 */
public enum Cell {
  /** Long short-term memory; gates input, forget, candidate, output, as in PyTorch and Keras. */
  LSTM(4, 4, 4),
  /**
   * Gated recurrent unit, reset after the product; gates reset, update, candidate as in PyTorch.
   * Its bias has a fourth gate, the state's share of the candidate.
   */
  GRU(4, 3, 3),
  /** An LSTM whose gates see the memory through peepholes, one weight a unit (Gers 2000). */
  PEEPHOLE_LSTM(4, 4, 4),
  /** Simple recurrent network: one hyperbolic tangent. */
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

  /** The gate, in the order of the parameters, that a block of memory holds. */
  int gateOfBlock(int block) {
    return this == GRU && block < 3 ? (block + 2) % 3 : block;
  }

  /** Whether the state has a memory beside the output. */
  boolean hasMemory() {
    return this == LSTM || this == PEEPHOLE_LSTM;
  }

  /** The first block the product with the state writes. */
  int firstRecurrentBlock() {
    return blocks - recurrentBlocks;
  }
}
