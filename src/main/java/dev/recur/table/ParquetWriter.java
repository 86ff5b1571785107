package dev.recur.table;

import dev.recur.series.InputException;
import dev.recur.series.Notation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Rows as a Parquet file, which DuckDB makes of a text beside it. Times are timestamps where their
 * notation says more than a number; numbers are doubles.
 */
final class ParquetWriter implements RowWriter {
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private final Notation notation;
  private final OutputStream out;
  private final Path folder;
  private final Path text;
  private final BufferedWriter lines;
  private final RowWriter rows;
  private List<Column> columns = List.of();
  private String time = "VARCHAR";

  /**
   * Makes a writer.
   *
   * @param notation of the times
   * @param out takes the file, when the writer is closed
   */
  ParquetWriter(Notation notation, OutputStream out) throws IOException {
    this.notation = notation;
    this.out = out;
    folder = Files.createTempDirectory("recur");
    text = folder.resolve("rows.csv");
    lines = Files.newBufferedWriter(text, StandardCharsets.UTF_8);
    rows = new TextWriter(',', lines);
  }

  @Override
  public void columns(List<Column> names, boolean header) throws IOException {
    columns = List.copyOf(names);
    long times = names.stream().filter(column -> column.kind() == Kind.TIME).count();
    if (times == 1 && notation.dated()) {
      boolean counted = notation.pattern().startsWith("epoch");
      boolean instants = notation.writesOffset() || !notation.zone().isEmpty();
      time = counted ? "BIGINT" : instants ? "TIMESTAMPTZ" : "TIMESTAMP";
    }
    rows.columns(names, true);
  }

  @Override
  public void row(List<String> cells) throws IOException {
    List<String> all = new ArrayList<>(cells);
    for (int c = 0; c < columns.size(); c++) {
      if (c >= all.size()) {
        all.add("");
      } else if (columns.get(c).kind() == Kind.TIME && time.startsWith("TIMESTAMP")) {
        Instant instant = Instant.ofEpochMilli(notation.parse(all.get(c)));
        String zone = time.endsWith("TZ") ? "+00" : "";
        all.set(c, ISO.format(instant.atOffset(ZoneOffset.UTC)) + zone);
      }
    }
    rows.row(all);
  }

  @Override
  public void close() throws IOException {
    lines.close();
    Path file = folder.resolve("rows.parquet");
    Database database = Database.inMemory();
    try (Connection connection = database.connect(file.toString());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "copy (select "
              + columns.stream().map(this::cast).collect(Collectors.joining(", "))
              + " from read_csv("
              + ParquetFormat.quoted(text.toString())
              + ", header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"'))"
              + " to "
              + ParquetFormat.quoted(file.toString())
              + " (format parquet)");
      Files.copy(file, out);
    } catch (SQLException e) {
      throw new InputException("the Parquet file cannot be made: " + database.words(e), e);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(text);
      Files.deleteIfExists(folder);
    }
  }

  private String cast(Column column) {
    String name = '"' + column.name().replace("\"", "\"\"") + '"';
    String type =
        switch (column.kind()) {
          case TIME -> time;
          case TEXT -> "VARCHAR";
          case NUMBER -> "DOUBLE";
        };
    return "cast(" + name + " as " + type + ") as " + name;
  }
}
