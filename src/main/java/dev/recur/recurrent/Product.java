package dev.recur.recurrent;

/**
 * One of the matrix products of a step: rows of the weights times the step's column {@code [x; 1;
 * h]}, or the part of it that those rows see.
 *
 * @param firstBlock the first block of pre-activations it writes
 * @param blocks how many blocks it writes
 * @param seesInput whether it sees x, beside 1
 * @param seesState whether it sees h, beside 1
 */
record Product(int firstBlock, int blocks, boolean seesInput, boolean seesState) {
  /** The first row of the column it sees. */
  int from(LayerShape shape) {
    return seesInput ? 0 : shape.inputs();
  }

  /** The end of the rows of the column it sees; without the state's if that is zero. */
  int to(LayerShape shape, boolean zeroState) {
    return shape.inputs() + 1 + (seesState && !zeroState ? shape.units() : 0);
  }
}
