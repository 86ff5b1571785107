package dev.recur.series;

/** What a file writes between whole numbers and decimals. */
public enum DecimalMark {
  /** {@code 1.5}; commas between digits part thousands. */
  POINT('.'),
  /** {@code 1,5}; points between digits part thousands. */
  COMMA(','),
  /** No number of the file shows it; a point where one has to be written. */
  OPEN('.');

  private final char character;

  DecimalMark(char character) {
    this.character = character;
  }

  /** The mark as it is written. */
  public char character() {
    return character;
  }

  /** The mark that parts thousands where this one begins decimals; OPEN for OPEN. */
  public DecimalMark other() {
    return switch (this) {
      case POINT -> COMMA;
      case COMMA -> POINT;
      case OPEN -> OPEN;
    };
  }

  /** In lower case, as it is said on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * The mark that a character is.
   *
   * @param character point or comma
   * @throws IllegalArgumentException if it is neither
   */
  public static DecimalMark of(char character) {
    return switch (character) {
      case '.' -> POINT;
      case ',' -> COMMA;
      default -> throw new IllegalArgumentException("'" + character + "' is no decimal mark");
    };
  }
}
