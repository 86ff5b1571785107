package dev.recur.table;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Rows as delimited text, quoted where they have to be. */
public final class TextWriter implements RowWriter {
  private final CSVPrinter printer;

  /**
   * Makes a writer.
   *
   * @param delimiter between cells
   * @param out where to
   * @throws IOException if writing fails
   */
  public TextWriter(char delimiter, Appendable out) throws IOException {
    printer =
        new CSVPrinter(
            out,
            CSVFormat.Builder.create()
                .setDelimiter(delimiter)
                .setRecordSeparator("\n")
                .setQuote('"')
                .get());
  }

  @Override
  public void columns(List<Column> columns, boolean header) throws IOException {
    if (header) {
      row(columns.stream().map(Column::name).toList());
    }
  }

  @Override
  public void row(List<String> cells) throws IOException {
    printer.printRecord(cells);
  }

  @Override
  public void close() throws IOException {
    printer.flush();
  }
}
