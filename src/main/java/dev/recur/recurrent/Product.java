package dev.recur.recurrent;

/**
 * One of the matrix products of a step: rows of the weights times the step's column {@code [x; 1;
 * h]}, or the part of it that those rows see.
 *
 * @param firstBlock the first block of the weights' rows
 * @param blocks how many blocks
 * @param goal the first block that it writes
 * @param sees what it sees of the column
 */
record Product(int firstBlock, int blocks, int goal, Sees sees) {
  /** A part of the column. */
  enum Sees {
    /** All of it. */
    BOTH,
    /** x and 1. */
    INPUT,
    /** 1 and h. */
    STATE,
    /** x. */
    INPUT_ALONE,
    /** h. */
    STATE_ALONE
  }

  /** The first row of the column it sees. */
  int from(LayerShape shape) {
    return switch (sees) {
      case BOTH, INPUT, INPUT_ALONE -> 0;
      case STATE -> shape.inputs();
      case STATE_ALONE -> shape.inputs() + 1;
    };
  }

  /** The end of the rows of the column it sees; without the state's if that is zero. */
  int to(LayerShape shape, boolean zeroState) {
    int state = zeroState ? 0 : shape.units();
    return switch (sees) {
      case INPUT_ALONE -> shape.inputs();
      case INPUT -> shape.inputs() + 1;
      case BOTH, STATE, STATE_ALONE -> shape.inputs() + 1 + state;
    };
  }
}
