package dev.recur.recurrent;

/**
 * The size of one recurrent layer and the layout of its flat parameters: input weights {@code
 * [gates, units, inputs]}, recurrent weights {@code [gates, units, units]}, biases {@code [gates,
 * units]}, all with the last index fastest.
 *
 * @param cell the cell
 * @param inputs values in, each step
 * @param units values out, each step
 */
public record LayerShape(Cell cell, int inputs, int units) {
  /**
   * @throws IllegalArgumentException if a size is not positive
   */
  public LayerShape {
    if (inputs < 1 || units < 1) {
      throw new IllegalArgumentException(
          "inputs " + inputs + " and units " + units + " must be 1 or more");
    }
  }

  /** Rows of the input weights. */
  public int inputRows() {
    return cell.inputBlocks() * units;
  }

  /** Rows of the recurrent weights. */
  public int recurrentRows() {
    return cell.recurrentBlocks() * units;
  }

  /** Biases, and pre-activations of one column. */
  public int rows() {
    return cell.blocks() * units;
  }

  /** Where the recurrent weights start in the flat parameters. */
  public int recurrentOffset() {
    return inputRows() * inputs;
  }

  /** Where the biases start in the flat parameters. */
  public int biasOffset() {
    return recurrentOffset() + recurrentRows() * units;
  }

  /** Length of the flat parameters. */
  public int parameters() {
    return biasOffset() + rows();
  }
}
