package dev.recur.table;

import dev.recur.series.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/** Where a table is read from. Immutable; a stream can be opened once. */
public final class Source {
  /** Formats that are no delimited text. */
  private static final List<RowFormat> FORMATS =
      List.of(
          new JsonFormat(),
          new WorkbookFormat(),
          new ParquetFormat(),
          new DatabaseFormat(),
          new AlignedFormat());

  private final String name;
  private final Optional<Path> file;
  private final Optional<InputStream> stream;
  private final String url;
  private final Part part;
  private final String encoding;

  /**
   * What is read of a source that holds more than one table.
   *
   * @param sheet of a workbook, empty for the only one
   * @param query of a database, empty for none
   */
  public record Part(String sheet, String query) {
    /** All of it. */
    public static final Part WHOLE = new Part("", "");
  }

  private Source(
      String name,
      Optional<Path> file,
      Optional<InputStream> stream,
      String url,
      Part part,
      String encoding) {
    this.encoding = encoding;
    this.name = name;
    this.file = file;
    this.stream = stream;
    this.url = url;
    this.part = part;
  }

  /** A file, plain or gzip. */
  public static Source of(Path file) {
    return new Source(file.toString(), Optional.of(file), Optional.empty(), "", Part.WHOLE, "");
  }

  /**
   * A stream.
   *
   * @param in bytes as those of a file; not closed
   * @param name what messages call it
   */
  public static Source of(InputStream in, String name) {
    return new Source(name, Optional.empty(), Optional.of(in), "", Part.WHOLE, "");
  }

  /**
   * What a user named: a file, a sheet of a workbook such as {@code report.xlsx#Sales}, or a
   * database such as {@code jdbc:postgresql://host/shop}.
   */
  public static Source of(String argument) {
    if (isDatabase(argument)) {
      return new Source(
          Database.shown(argument), Optional.empty(), Optional.empty(), argument, Part.WHOLE, "");
    }
    int mark = argument.lastIndexOf('#');
    boolean sheet =
        mark > 0
            && !Files.exists(Path.of(argument))
            && Files.exists(Path.of(argument.substring(0, mark)));
    return sheet
        ? of(Path.of(argument.substring(0, mark))).with(new Part(argument.substring(mark + 1), ""))
        : of(Path.of(argument));
  }

  /** Whether an argument names a database, and no file. */
  public static boolean isDatabase(String argument) {
    return argument.startsWith(Database.SCHEME);
  }

  /** Returns what may be shown of an argument: all of it, but for what is secret in a database. */
  public static String shown(String argument) {
    return isDatabase(argument) ? Database.shown(argument) : argument;
  }

  /**
   * The same source, of which a part is read.
   *
   * @param other what is read where the source names nothing itself
   */
  public Source orElse(Part other) {
    return with(
        new Part(
            part.sheet().isEmpty() ? other.sheet() : part.sheet(),
            part.query().isEmpty() ? other.query() : part.query()));
  }

  private Source with(Part other) {
    return new Source(name, file, stream, url, other, encoding);
  }

  /**
   * The same source, whose characters are written in an encoding.
   *
   * @param charset its name, such as {@code IBM850}; empty to find it: UTF-8 or UTF-16, otherwise
   *     windows-1252
   */
  public Source in(String charset) {
    return new Source(name, file, stream, url, part, charset);
  }

  /** The part that is read. */
  public Part part() {
    return part;
  }

  /** What messages call it. */
  public String name() {
    return name;
  }

  /** The name of the file without its folder; for a stream what messages call it. */
  public String fileName() {
    return file.map(path -> String.valueOf(path.getFileName())).orElse(name);
  }

  /**
   * Returns the file, for a format that reads here and there in it.
   *
   * @param what it holds, such as {@code a database}
   * @throws InputException if it is a stream
   */
  Path requireFile(String what) {
    return file.filter(Files::isRegularFile)
        .orElseThrow(
            () ->
                new InputException(name + " is " + what + ", which is no stream")
                    .mend("save it and give its name"));
  }

  /**
   * Opens the table.
   *
   * @param digest is updated with every byte of the file, once the table is finished; of a database
   *     with the rows as text
   * @throws InputException if it cannot be read, or a choice is needed
   * @throws IOException if reading fails
   */
  public TableText open(Optional<MessageDigest> digest) throws IOException {
    if (!url.isEmpty()) {
      Rows rows = QueryRows.of(name, new Database(url, System::getenv), part.query());
      TableText text = TableText.of(name, rows, Optional.empty());
      return digest.map(text::digested).orElse(text);
    }
    InputStream raw =
        stream.<InputStream>map(Unclosed::new).orElseGet(() -> ByteSource.open(file.orElseThrow()));
    InputStream bytes = digest.<InputStream>map(d -> new DigestInputStream(raw, d)).orElse(raw);
    try {
      return text(bytes).over(bytes);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private TableText text(InputStream raw) throws IOException {
    PushbackInputStream in = ByteSource.unpacked(raw);
    Optional<Rows> rows = encoding.isEmpty() ? rows(in) : Optional.empty();
    if (rows.isEmpty()) {
      in = encoding.isEmpty() ? ByteSource.text(in) : ByteSource.text(in, encoding);
      rows = rows(in);
    }
    if (rows.isPresent()) {
      return TableText.of(name, rows.get(), rows.get().parted());
    }
    ByteSource.requireText(ByteSource.look(in), name);
    return TableText.of(name, in);
  }

  private Optional<Rows> rows(PushbackInputStream in) throws IOException {
    byte[] head = ByteSource.look(in);
    for (RowFormat format : FORMATS) {
      if (format.begins(head)) {
        return Optional.of(format.open(this, in));
      }
    }
    return Optional.empty();
  }

  /** A complaint about reading that failed. */
  public InputException failed(IOException failure) {
    if (failure instanceof EOFException || failure instanceof ZipException) {
      return new InputException(
              "the gzip file is torn or damaged (" + failure.getMessage() + ")", failure)
          .at(name)
          .mend("copy it again");
    }
    return new InputException(name + " cannot be read: " + failure.getMessage(), failure);
  }

  /** Whether a file that is to be written is this one. */
  public boolean isSameFile(Path output) throws IOException {
    return file.isPresent()
        && Files.exists(output)
        && Files.exists(file.get())
        && Files.isSameFile(output, file.get());
  }
}
