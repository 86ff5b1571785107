package dev.recur.table;

import java.io.IOException;
import java.util.Optional;

/** The rows of a table that is no text, one after another, the header first. */
public interface Rows extends AutoCloseable {
  /**
   * Moves on to the next row.
   *
   * @param cells takes the cells of the row, and where it stands
   * @return false at the end, and nothing was taken
   * @throws IOException if reading fails
   */
  boolean next(RowText cells) throws IOException;

  /** Whether the first row is the header, for certain, and no other text stands around the rows. */
  boolean headed();

  /** What parts the cells of files that are written like this one; empty if it is no text. */
  default Optional<Character> parted() {
    return Optional.empty();
  }

  /** The name of the sheet or other part that the rows are; empty where there is but one. */
  default String part() {
    return "";
  }

  /**
   * Lets go of what the rows are read from.
   *
   * @throws IOException if that fails
   */
  @Override
  void close() throws IOException;
}
