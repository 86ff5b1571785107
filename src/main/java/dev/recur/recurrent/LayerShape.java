package dev.recur.recurrent;

/**
 * The size of one recurrent layer and the layout of its flat parameters: input weights {@code
 * [gates, units, inputs]}, recurrent weights {@code [gates, units, units]}, biases {@code [gates,
 * units]}, peephole weights {@code [3, units]} of a peephole LSTM, and, if normalized, the gains of
 * the input's and of the state's products, one a row; all with the last index fastest.
 *
 * @param cell the cell
 * @param inputs values in, each step
 * @param units values out, each step
 * @param normalized whether each gate's two products are normalized over the units before they are
 *     added (layer normalization, Ba 2016)
 * @param activation of the simple recurrent network; the other cells have the hyperbolic tangent
 */
public record LayerShape(
    Cell cell, int inputs, int units, boolean normalized, Activation activation) {
  /**
   * @throws IllegalArgumentException if a size is not positive or the activation not the cell's
   */
  public LayerShape {
    if (inputs < 1 || units < 1) {
      throw new IllegalArgumentException(
          "inputs " + inputs + " and units " + units + " must be 1 or more");
    }
    if (cell != Cell.RNN && activation != Activation.TANH) {
      throw new IllegalArgumentException(cell + " has no activation " + activation);
    }
  }

  /** A layer without normalization, with the hyperbolic tangent. */
  public LayerShape(Cell cell, int inputs, int units) {
    this(cell, inputs, units, false, Activation.TANH);
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

  /** Where the peephole weights start: into the input, forget and output gate. */
  public int peepholeOffset() {
    return biasOffset() + rows();
  }

  /** Peephole weights. */
  public int peepholes() {
    return cell == Cell.PEEPHOLE_LSTM ? 3 * units : 0;
  }

  /** Where the gains start, the input's before the state's. */
  public int gainOffset() {
    return peepholeOffset() + peepholes();
  }

  /** Gains of the normalization. */
  public int gains() {
    return normalized ? inputRows() + recurrentRows() : 0;
  }

  /** Length of the flat parameters. */
  public int parameters() {
    return gainOffset() + gains();
  }
}
