package dev.recur.table;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Databases that are one file. */
final class DatabaseFormat implements RowFormat {
  private static final byte[] SQLITE = "SQLite format 3".getBytes(StandardCharsets.US_ASCII);

  /** Behind the checksum of the first block. */
  private static final int DUCK = 8;

  @Override
  public boolean begins(byte[] head) {
    return isSqlite(head)
        || (head.length > DUCK + 4
            && new String(head, DUCK, 4, StandardCharsets.US_ASCII).equals("DUCK"));
  }

  private static boolean isSqlite(byte[] head) {
    return head.length > SQLITE.length
        && new String(head, 0, SQLITE.length, StandardCharsets.US_ASCII)
            .equals(new String(SQLITE, StandardCharsets.US_ASCII));
  }

  @Override
  public Rows open(Source source, PushbackInputStream bytes) throws IOException {
    byte[] head = bytes.readNBytes(SQLITE.length + 1);
    Path file = source.requireFile("a database");
    String kind = isSqlite(head) ? "sqlite" : "duckdb";
    return QueryRows.of(source.name(), Database.ofFile(kind, file), source.part().query());
  }
}
