package dev.recur.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows as the bytes of a text, UTF-8, made as they are read. */
final class RowStream extends InputStream {
  private static final int BLOCK = 1 << 14;

  private final Rows rows;
  private final RowText row = new RowText();
  private final StringBuilder text = new StringBuilder();
  private byte[] block = new byte[0];
  private int at;
  private boolean ended;

  /** Lines of the text from which rows stand another number of lines away from their source. */
  private long[] from = new long[8];

  private long[] away = new long[8];
  private int changes;
  private long written;

  RowStream(Rows rows) {
    this.rows = rows;
  }

  /** Returns the line of the source that a line of the text was made of. */
  long line(long ofText) {
    int place = Arrays.binarySearch(from, 0, changes, ofText);
    int change = place >= 0 ? place : -place - 2;
    return change < 0 ? ofText : ofText + away[change];
  }

  boolean headed() {
    return rows.headed();
  }

  String part() {
    return rows.part();
  }

  private boolean more() throws IOException {
    while (at == block.length) {
      if (ended) {
        return false;
      }
      text.setLength(0);
      while (text.length() < BLOCK && !ended) {
        row.clear();
        if (rows.next(row)) {
          text.append(row.text());
          place(row.line());
        } else {
          ended = true;
        }
      }
      block = text.toString().getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    return true;
  }

  /** Keeps where the row stands, if not as far from its line as the row before. */
  private void place(long line) {
    written++;
    long last = changes == 0 ? 0 : away[changes - 1];
    long offset = line == 0 ? last : line - written;
    if (offset != last || changes == 0) {
      if (changes == from.length) {
        from = Arrays.copyOf(from, changes * 2);
        away = Arrays.copyOf(away, changes * 2);
      }
      from[changes] = written;
      away[changes++] = offset;
    }
  }

  @Override
  public int read() throws IOException {
    return more() ? block[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0 || !more()) {
      return length == 0 ? 0 : -1;
    }
    int count = Math.min(length, block.length - at);
    System.arraycopy(block, at, to, offset, count);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
