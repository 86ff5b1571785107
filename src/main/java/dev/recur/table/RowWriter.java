package dev.recur.table;

import dev.recur.series.Schema;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes rows of cells with the delimiter of another file, quoted where they have to be. */
public final class RowWriter {
  private final CSVPrinter printer;

  /**
   * Makes a writer.
   *
   * @param format whose delimiter is used
   * @param out where to
   * @throws IOException if writing fails
   */
  public RowWriter(Schema.Format format, Appendable out) throws IOException {
    printer =
        new CSVPrinter(
            out,
            CSVFormat.Builder.create()
                .setDelimiter(format.delimiter())
                .setRecordSeparator("\n")
                .setQuote('"')
                .get());
  }

  /**
   * Writes a row.
   *
   * @param cells of the row
   * @throws IOException if writing fails
   */
  public void row(List<String> cells) throws IOException {
    printer.printRecord(cells);
  }
}
