package dev.recur.csv;

import dev.recur.series.InputException;
import dev.recur.series.InputException.Place;
import dev.recur.series.Message;
import dev.recur.table.Characters;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * Splits bytes into records and cells. A cell is a range of {@link #bytes}, valid until the next
 * record; quotes are gone, doubled quotes are single, spaces around unquoted cells are cut. Blank
 * lines are no records. Lines end with LF, CRLF or CR.
 */
final class RecordScanner {
  /** Bytes in the longest record that is read: room for a series of a few million values. */
  static final int LONGEST_RECORD = 32 << 20;

  private static final int MOST_CELLS = 1 << 20;

  private final InputStream in;
  private final String name;
  private final byte delimiter;
  private byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private boolean ended;
  private long line = 1;
  private long recordLine;
  private int recordStart;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int cells;
  private int blankLines;
  private byte comment;
  private boolean withoutFirst;
  private boolean header;
  private int below;
  private LongUnaryOperator origin = LongUnaryOperator.identity();

  RecordScanner(InputStream in, String name, char delimiter) {
    this.in = in;
    this.name = name;
    this.delimiter = (byte) delimiter;
  }

  /**
   * Passes over lines that begin with a character.
   *
   * @param character one of ASCII, 0 for none
   */
  void comments(char character) {
    comment = (byte) character;
  }

  /**
   * Reads every record without its first cell.
   *
   * @param leaveOut whether to do so
   */
  void leaveOutFirst(boolean leaveOut) {
    withoutFirst = leaveOut;
  }

  /** Passes over the next lines, whatever stands in them. */
  void skipLines(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      skipLine();
    }
  }

  private void skipLine() throws IOException {
    while (at < filled || more()) {
      byte b = buffer[at++];
      if (b == '\n' || b == '\r') {
        line++;
        if (b == '\r' && (at < filled || more()) && buffer[at] == '\n') {
          at++;
        }
        return;
      }
    }
  }

  /** Takes more bytes and forgets those before. */
  private boolean more() throws IOException {
    discard();
    recordStart = at;
    return fill();
  }

  /**
   * Passes over records that follow the next one.
   *
   * @param records how many
   */
  void leaveOutBelowNext(int records) {
    below = records;
    header = true;
  }

  /** Moves to the next record; false at the end. */
  boolean next() throws IOException {
    boolean more = advance();
    for (; more && !header && below > 0; below--) {
      more = advance();
    }
    header = false;
    return more;
  }

  private boolean advance() throws IOException {
    blankLines = 0;
    while (true) {
      while (comment != 0 && (at < filled || more()) && buffer[at] == comment) {
        skipLine();
      }
      if (!record()) {
        return false;
      }
      if (cells > 1 || ends[0] > starts[0]) {
        if (withoutFirst && cells > 1) {
          cells--;
          System.arraycopy(starts, 1, starts, 0, cells);
          System.arraycopy(ends, 1, ends, 0, cells);
        }
        return true;
      }
      blankLines++;
    }
  }

  /** Blank lines between the last record and this one. */
  int blankLines() {
    return blankLines;
  }

  /** The number of cells, at least 1. */
  int cells() {
    return cells;
  }

  /** The line on which the record begins, from 1. */
  long line() {
    return origin.applyAsLong(recordLine);
  }

  /**
   * Says which lines of another file the lines of this one were made of.
   *
   * @param lines from a line here to one there
   */
  void madeOf(LongUnaryOperator lines) {
    origin = lines;
  }

  byte[] bytes() {
    return buffer;
  }

  int start(int cell) {
    return starts[cell];
  }

  int end(int cell) {
    return ends[cell];
  }

  /** The text of a cell: UTF-8, or windows-1252 where it is no UTF-8. */
  String text(int cell) {
    return Characters.of(buffer, starts[cell], ends[cell]);
  }

  /** Reads one line of the file, blank or not; false at the end. */
  private boolean record() throws IOException {
    discard();
    cells = 0;
    recordLine = line;
    recordStart = at;
    if (at == filled && !fill()) {
      return false;
    }
    while (true) {
      int stop = cell();
      if (stop == delimiter) {
        continue;
      }
      return true;
    }
  }

  /** Drops what was read from the buffer, so that the record begins at 0. */
  private void discard() {
    if (at > buffer.length / 2 || at == filled) {
      System.arraycopy(buffer, at, buffer, 0, filled - at);
      filled -= at;
      at = 0;
    }
  }

  /** Takes more bytes behind those of the record; false at the end of the file. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (filled == buffer.length) {
      if (filled - recordStart >= LONGEST_RECORD) {
        throw new InputException("a row of more than " + (LONGEST_RECORD >> 20) + " MB")
            .at(name, recordLine)
            .expecting("rows of comma-separated values, is this such a file?");
      }
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    if (count <= 0) {
      ended = true;
      return false;
    }
    for (int i = filled; i < filled + count; i++) {
      if (buffer[i] == 0) {
        throw new InputException("a NUL byte near line " + (line + newlines(i)))
            .at(name)
            .mend("this is not a text file, save it as CSV");
      }
    }
    filled += count;
    return true;
  }

  private int newlines(int end) {
    int count = 0;
    for (int i = at; i < end; i++) {
      if (buffer[i] == '\n') {
        count++;
      }
    }
    return count;
  }

  /** Reads one cell; returns the delimiter, or '\n' for the end of the record. */
  private int cell() throws IOException {
    int start = at;
    while (true) {
      while (at < filled) {
        byte b = buffer[at];
        if (b == delimiter) {
          add(start, at++);
          return delimiter;
        }
        if (b == '\n') {
          add(start, at++);
          line++;
          return '\n';
        }
        if (b == '\r') {
          add(start, at++);
          line++;
          if (at < filled || fill()) {
            if (buffer[at] == '\n') {
              at++;
            }
          }
          return '\n';
        }
        if (b == '"' && blank(start, at)) {
          return quoted();
        }
        at++;
      }
      if (!fill()) {
        add(start, at);
        return '\n';
      }
    }
  }

  private boolean blank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  private int quoted() throws IOException {
    long opened = line;
    at++;
    int start = at;
    int write = at;
    while (true) {
      if (at == filled && !fill()) {
        throw unclosed(opened);
      }
      byte b = buffer[at++];
      if (b == '"') {
        if ((at < filled || fill()) && buffer[at] == '"') {
          at++;
        } else {
          break;
        }
      } else if (b == '\n') {
        line++;
      }
      buffer[write++] = b;
      if (write - start > LONGEST_RECORD / 2) {
        throw unclosed(opened);
      }
    }
    while (true) {
      if (at == filled && !fill()) {
        addExactly(start, write);
        return '\n';
      }
      byte b = buffer[at++];
      if (b == delimiter) {
        addExactly(start, write);
        return delimiter;
      }
      if (b == '\n' || b == '\r') {
        addExactly(start, write);
        line++;
        if (b == '\r' && (at < filled || fill()) && buffer[at] == '\n') {
          at++;
        }
        return '\n';
      }
      if (b != ' ') {
        throw new InputException(
                "'" + Message.shown(Characters.of(buffer, at - 1, at)) + "' after a closing quote")
            .at(name, line)
            .expecting(
                "the delimiter or the end of the line, double the quotes inside a quoted cell");
      }
    }
  }

  private InputException unclosed(long opened) {
    return new InputException("the quote that opens here is never closed")
        .at(Place.of(name, opened, "column " + (cells + 1)))
        .mend("close it, or double a quote that is part of the text");
  }

  private void add(int start, int end) {
    int from = start;
    int to = end;
    while (from < to && space(buffer[from])) {
      from++;
    }
    while (to > from && space(buffer[to - 1])) {
      to--;
    }
    addExactly(from, to);
  }

  private boolean space(byte b) {
    return (b == ' ' || b == '\t') && b != delimiter;
  }

  private void addExactly(int from, int to) {
    if (cells == starts.length) {
      if (cells >= MOST_CELLS) {
        throw new InputException("more than " + MOST_CELLS + " cells in one row")
            .at(name, recordLine);
      }
      starts = Arrays.copyOf(starts, cells * 2);
      ends = Arrays.copyOf(ends, cells * 2);
    }
    starts[cells] = from;
    ends[cells] = to;
    cells++;
  }
}
