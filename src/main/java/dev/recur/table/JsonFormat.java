package dev.recur.table;

import java.io.IOException;
import java.io.PushbackInputStream;

/** Objects of JSON, one after another or in an array, a row each. */
final class JsonFormat implements RowFormat {
  @Override
  public boolean begins(byte[] head) {
    int at = blanks(head, 0);
    boolean array = at < head.length && head[at] == '[';
    int first = array ? blanks(head, at + 1) : at;
    return first < head.length && head[first] == '{';
  }

  private static int blanks(byte[] head, int from) {
    int at = from;
    while (at < head.length && Character.isWhitespace(head[at])) {
      at++;
    }
    return at;
  }

  @Override
  public Rows open(Source source, PushbackInputStream bytes) throws IOException {
    return new JsonRows(source.name(), bytes);
  }
}
