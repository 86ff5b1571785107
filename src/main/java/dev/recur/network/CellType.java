package dev.recur.network;

import dev.recur.recurrent.Cell;
import java.util.Locale;

/** The recurrent cells a network can be made of. */
public enum CellType {
  /** Long short-term memory. */
  LSTM(Cell.LSTM),
  /** Gated recurrent unit. */
  GRU(Cell.GRU),
  /** Simple recurrent network. */
  RNN(Cell.RNN);

  private final Cell cell;

  CellType(Cell cell) {
    this.cell = cell;
  }

  Cell cell() {
    return cell;
  }

  /** The name on the command line and in model files, such as {@code lstm}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
