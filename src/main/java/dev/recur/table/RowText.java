package dev.recur.table;

/**
 * The text of one row: cells with tabs between them. Line ends within a cell become blanks, so that
 * a row is a line.
 */
public final class RowText {
  /** What parts the cells. */
  static final char DELIMITER = '\t';

  /** Digits behind a point that may be the last of thousands. */
  private static final int THOUSANDS = 3;

  private final StringBuilder text = new StringBuilder();
  private int cells;
  private boolean filled;
  private long line;

  RowText() {}

  void clear() {
    text.setLength(0);
    cells = 0;
    filled = false;
    line = 0;
  }

  /**
   * Says on which line of its source, from 1, the row stands; where nothing is said, on the next.
   */
  public void at(long ofSource) {
    line = ofSource;
  }

  long line() {
    return line;
  }

  /** Adds a cell that holds nothing. */
  public void empty() {
    delimit();
  }

  /** Adds a cell of any text. */
  public void text(String cell) {
    delimit();
    filled |= !cell.isEmpty();
    boolean plain = true;
    for (int i = 0; i < cell.length() && plain; i++) {
      char c = cell.charAt(i);
      plain = c != DELIMITER && c != '"' && c != '\n' && c != '\r' && c != 0;
    }
    if (plain) {
      text.append(cell);
      return;
    }
    text.append('"');
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '"') {
        text.append('"');
      }
      text.append(c == '\n' || c == '\r' || c == DELIMITER || c == 0 ? ' ' : c);
    }
    text.append('"');
  }

  /**
   * Adds a number whose decimals begin behind a point. It is written so that the point cannot be
   * taken for one that parts thousands.
   *
   * @param number such as {@code -12.5} or {@code 1E-7}
   */
  public void number(String number) {
    text(number);
    int point = number.indexOf('.');
    if (point >= 0 && number.length() - point - 1 == THOUSANDS && number.indexOf('E') < 0) {
      text.append('0');
    }
  }

  private void delimit() {
    if (cells++ > 0) {
      text.append(DELIMITER);
    }
  }

  /**
   * The row as a line. A single cell without a value is not left empty: blank lines are no rows.
   */
  String text() {
    return (cells == 1 && !filled ? "NaN" : text) + "\n";
  }
}
