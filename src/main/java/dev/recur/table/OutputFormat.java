package dev.recur.table;

import dev.recur.series.DecimalMark;
import dev.recur.series.EnumNames;
import dev.recur.series.Schema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a table is written as. */
public enum OutputFormat {
  /** Delimited text, as the data are written. */
  CSV,
  /** A JSON object a line. */
  JSONL,
  /** A Parquet file. */
  PARQUET;

  private static final int BUFFER = 1 << 16;

  /** The name as users write it. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }

  /** The format that the ending of a file's name says. */
  public static OutputFormat of(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(".parquet")
        ? PARQUET
        : name.endsWith(".jsonl") || name.endsWith(".ndjson") ? JSONL : CSV;
  }

  /** Whether it can only be written as bytes. */
  public boolean isBinary() {
    return this == PARQUET;
  }

  /**
   * Refuses, before any work, what a library is missing for.
   *
   * @param file that is to be written
   */
  public void require(String file) {
    if (this == PARQUET && !Extensions.have(ParquetFormat.DRIVER)) {
      throw Extensions.missing(file, ParquetFormat.ARTIFACT);
    }
  }

  /** The columns of data as they are written: with points before decimals, unless as text. */
  public Schema of(Schema schema) {
    return this == CSV ? schema : schema.withDecimal(DecimalMark.POINT);
  }

  /**
   * A writer of characters.
   *
   * @param schema of the data
   * @param out where to
   * @throws IOException if writing fails
   * @throws IllegalStateException if the format {@link #isBinary}
   */
  public RowWriter writer(Schema schema, Writer out) throws IOException {
    return switch (this) {
      case CSV -> new TextWriter(schema.format().delimiter(), out);
      case JSONL -> new JsonWriter(out);
      case PARQUET -> throw new IllegalStateException("no characters");
    };
  }

  /**
   * A writer of bytes.
   *
   * @param schema of the data
   * @param out where to
   * @throws IOException if writing fails
   */
  public RowWriter writer(Schema schema, OutputStream out) throws IOException {
    if (this == PARQUET) {
      return new ParquetWriter(schema.notation(), out);
    }
    return writer(
        schema, new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER));
  }
}
