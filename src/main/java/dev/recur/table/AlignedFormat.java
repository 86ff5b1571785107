package dev.recur.table;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables whose columns are aligned for the eye: in boxes or below rules, as clients of databases
 * print them, or by blanks alone.
 */
final class AlignedFormat implements RowFormat {
  @Override
  public boolean begins(byte[] head) {
    return aligned(head) && AlignedColumns.find(lines(head)).isPresent();
  }

  @Override
  public Rows open(Source source, PushbackInputStream bytes) throws IOException {
    List<String> lines = lines(ByteSource.look(bytes));
    return new AlignedRows(source.name(), AlignedColumns.find(lines).orElseThrow(), bytes);
  }

  /**
   * Whether there is text with two blanks or two dashes somewhere, or blanks and no delimiter in
   * the first line, as few other files have.
   */
  private static boolean aligned(byte[] head) {
    boolean found = false;
    boolean blanks = false;
    boolean delimited = false;
    boolean first = true;
    for (int i = 0; i < head.length; i++) {
      byte b = head[i];
      if (b == 0) {
        return false;
      }
      first &= b != '\n';
      blanks |= first && b == ' ';
      delimited |= first && (b == ',' || b == ';' || b == '\t' || b == '|');
      // The first byte of a line of a box, in UTF-8.
      found |= (i > 0 && b == head[i - 1] && (b == ' ' || b == '-')) || b == (byte) 0xe2;
    }
    return found || (blanks && !delimited);
  }

  /** The whole lines among the first bytes of a text. */
  private static List<String> lines(byte[] head) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < head.length; i++) {
      if (head[i] == '\n') {
        lines.add(Characters.of(head, from, i).stripTrailing());
        from = i + 1;
      }
    }
    if (head.length < ByteSource.LOOK && from < head.length) {
      lines.add(Characters.of(head, from, head.length).stripTrailing());
    }
    return lines;
  }
}
