package dev.recur.network;

import dev.recur.recurrent.Cell;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the hidden layers of a network can be made of. */
public enum CellType {
  /** Long short-term memory. */
  LSTM(Cell.LSTM),
  /** An LSTM whose gates see its memory. */
  PEEPHOLE_LSTM(Cell.PEEPHOLE_LSTM),
  /** Gated recurrent unit. */
  GRU(Cell.GRU),
  /** Simple recurrent network. */
  RNN(Cell.RNN),
  /** Multilayer perceptron: no recurrence, but dense layers over the whole window. */
  MLP(null);

  private final @Nullable Cell cell;

  CellType(@Nullable Cell cell) {
    this.cell = cell;
  }

  /** Whether the layers read a window step by step. */
  public boolean isRecurrent() {
    return cell != null;
  }

  /**
   * The recurrent cell.
   *
   * @throws IllegalStateException if there is none
   */
  Cell cell() {
    if (cell == null) {
      throw new IllegalStateException(this + " has no recurrent cell");
    }
    return cell;
  }

  /** The name on the command line and in model files, such as {@code lstm}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
