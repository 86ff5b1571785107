package dev.recur.cli;

import dev.recur.table.RowWriter;
import java.io.IOException;
import java.util.List;

/**
 * Writes the columns and no row.
 *
 * @param to takes the columns; closed by its owner
 */
record ColumnsOnly(RowWriter to) implements RowWriter {
  @Override
  public void columns(List<Column> columns, boolean header) throws IOException {
    to.columns(columns, header);
  }

  @Override
  public void row(List<String> cells) {}

  @Override
  public void close() {}
}
