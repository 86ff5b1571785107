package dev.recur.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;

/** The bytes of a table as text, UTF-8 or windows-1252. Closing it closes what it was read from. */
public final class TableText implements Closeable {
  private final String name;
  private final InputStream bytes;
  private final Optional<RowStream> made;
  private final Optional<Character> parted;
  private final InputStream below;

  private TableText(
      String name,
      InputStream bytes,
      Optional<RowStream> made,
      Optional<Character> parted,
      InputStream below) {
    this.name = name;
    this.bytes = bytes;
    this.made = made;
    this.parted = parted;
    this.below = below;
  }

  /**
   * A text as it is.
   *
   * @param name what messages call it
   * @param bytes of the text
   */
  static TableText of(String name, InputStream bytes) {
    return new TableText(name, bytes, Optional.empty(), Optional.empty(), bytes);
  }

  /**
   * Rows, made into a text while it is read.
   *
   * @param name what messages call them
   * @param rows of something that is no text, or made of one
   * @param parted what parts the cells of the text that they are made of; empty for none
   */
  public static TableText of(String name, Rows rows, Optional<Character> parted) {
    RowStream made = new RowStream(rows);
    return new TableText(name, made, Optional.of(made), parted, made);
  }

  /** The same, closing the bytes of the file below it, too. */
  TableText over(InputStream file) {
    return new TableText(name, bytes, made, parted, file);
  }

  /** The same, with a digest of the text. */
  TableText digested(MessageDigest digest) {
    InputStream both = new DigestInputStream(bytes, digest);
    return new TableText(name, both, made, parted, both);
  }

  /** What messages call it. */
  public String name() {
    return name;
  }

  /** The bytes, from the first; open until the table is closed. */
  public InputStream bytes() {
    return new Unclosed(bytes);
  }

  /** What parts the cells; empty where that is to be found. */
  public Optional<Character> delimiter() {
    return made.map(rows -> RowText.DELIMITER);
  }

  /**
   * What parts the cells of the file; empty where that is to be found, or where {@link #delimiter}
   * is known and nothing does.
   */
  public Optional<Character> parted() {
    return parted;
  }

  /** Whether the first row is the header, for certain, and no other text stands around the rows. */
  public boolean headed() {
    return made.isPresent() && made.get().headed();
  }

  /**
   * The line of its source that a line of the text was made of.
   *
   * @param line from 1
   */
  public long line(long line) {
    return made.isEmpty() ? line : made.get().line(line);
  }

  /** The name of the sheet that it is; empty where there is but one. */
  public String part() {
    return made.map(RowStream::part).orElse("");
  }

  /**
   * Reads the file to its end, for its digest, when the table has been read.
   *
   * @throws IOException if that fails
   */
  public void finish() throws IOException {
    below.transferTo(OutputStream.nullOutputStream());
  }

  @Override
  public void close() throws IOException {
    bytes.close();
    below.close();
  }
}
