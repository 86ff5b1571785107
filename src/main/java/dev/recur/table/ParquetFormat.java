package dev.recur.table;

import dev.recur.series.InputException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.file.Path;

/** Parquet files, which DuckDB reads and writes. */
final class ParquetFormat implements RowFormat {
  /** What reads and writes them. */
  static final String ARTIFACT = "org.duckdb:duckdb_jdbc";

  /** A class of it. */
  static final String DRIVER = "org.duckdb.DuckDBDriver";

  @Override
  public boolean begins(byte[] head) {
    return ByteSource.startsWith(head, 'P', 'A', 'R', '1');
  }

  @Override
  public Rows open(Source source, PushbackInputStream bytes) throws IOException {
    if (!Extensions.have(DRIVER)) {
      throw Extensions.missing(source.name(), ARTIFACT);
    }
    Path file = source.requireFile("a Parquet file");
    if (file.toString().matches(".*[*?\\[].*")) {
      throw new InputException(source.name() + " has one of *?[ in its name").mend("rename it");
    }
    return QueryRows.of(
        source.name(),
        Database.inMemory(),
        "select * from read_parquet(" + quoted(file.toAbsolutePath().toString()) + ")");
  }

  /** A text as SQL writes it. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
