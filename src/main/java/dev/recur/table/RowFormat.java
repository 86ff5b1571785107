package dev.recur.table;

import java.io.IOException;
import java.io.PushbackInputStream;

/** A format of tables that are no delimited text, known by how its bytes begin. */
interface RowFormat {
  /**
   * Whether a file is of the format.
   *
   * @param head its first bytes, up to 4096, unpacked
   */
  boolean begins(byte[] head);

  /**
   * Opens a file of the format.
   *
   * @param source the file, with the part of it that is meant
   * @param bytes of the file, unpacked, from the first; closed by who opened it
   * @throws dev.recur.series.InputException if it cannot be read, or a choice is needed
   * @throws IOException if reading fails
   */
  Rows open(Source source, PushbackInputStream bytes) throws IOException;
}
