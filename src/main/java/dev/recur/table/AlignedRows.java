package dev.recur.table;

import dev.recur.series.InputException;
import dev.recur.series.Message;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rows of a table whose columns are aligned for the eye. */
final class AlignedRows implements Rows {
  /** What clients of databases say below a result. */
  private static final Pattern FOOTER =
      Pattern.compile(
          "\\(?\\d+ (rows?|Zeilen?|lignes?|filas?)\\b.*\\)?|Time: .*", Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_LINE = 1 << 20;

  private final String name;
  private final AlignedColumns columns;
  private final InputStream bytes;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private long line;
  private boolean named;
  private boolean begun;
  private boolean ended;

  AlignedRows(String name, AlignedColumns columns, InputStream bytes) {
    this.name = name;
    this.columns = columns;
    this.bytes = new BufferedInputStream(bytes);
  }

  @Override
  public boolean headed() {
    return columns.headed();
  }

  @Override
  public Optional<Character> parted() {
    return Optional.of(RowText.DELIMITER);
  }

  @Override
  public boolean next(RowText cells) throws IOException {
    Optional<String> next = line();
    while (next.isPresent() && passedOver(next.get())) {
      next = line();
    }
    if (next.isEmpty()) {
      return false;
    }
    List<String> of = columns.cells(next.get());
    if (of.isEmpty()) {
      throw new InputException(
              "'" + Message.shown(next.get().strip()) + "' goes over the ends of its columns")
          .at(name, line)
          .mend("export the table as CSV");
    }
    of.forEach(cells::text);
    cells.at(line);
    return true;
  }

  /**
   * Whether a line is blank, drawn, or stands around the rows that a rule parts from the header.
   */
  private boolean passedOver(String next) {
    boolean rule = AlignedColumns.isRule(next);
    if (next.isBlank() || !columns.headed()) {
      return next.isBlank() || rule;
    }
    boolean header = next.equals(columns.header());
    if (header && !named) {
      named = true;
      return false;
    }
    begun |= named && rule;
    ended |= begun && FOOTER.matcher(next.strip()).matches();
    boolean below = ended && next.chars().noneMatch(Character::isDigit);
    return !begun || header || rule || below || FOOTER.matcher(next.strip()).matches();
  }

  /** The next line without blanks at its end; empty at the end of the file. */
  private Optional<String> line() throws IOException {
    text.reset();
    line++;
    int next = bytes.read();
    if (next < 0) {
      return Optional.empty();
    }
    while (next >= 0 && next != '\n') {
      text.write(next);
      if (text.size() > LONGEST_LINE) {
        throw new InputException("a line of more than " + LONGEST_LINE + " bytes").at(name, line);
      }
      next = bytes.read();
    }
    return Optional.of(Characters.of(text.toByteArray(), 0, text.size()).stripTrailing());
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
