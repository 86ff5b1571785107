package dev.recur.csv;

import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a panel with the columns, the time notation, the delimiter and the decimal mark of the
 * file it came from, so that the rows can be appended to that file.
 */
public final class PanelWriter {
  private static final double LARGEST_PLAIN = 1e15;
  private static final double SMALLEST_PLAIN = 1e-6;

  private PanelWriter() {}

  /**
   * Writes a header, then the time, the keys and the targets of every step of every series. A panel
   * that came as one series a row, and has one target, goes out as one series a row.
   *
   * @param panel the values
   * @param out where to
   * @throws IOException if writing fails
   */
  public static void write(Panel panel, Appendable out) throws IOException {
    write(panel, out, true);
  }

  /**
   * Writes a panel with or without its header.
   *
   * @param panel the values
   * @param out where to
   * @param header whether the columns are named first
   * @throws IOException if writing fails
   */
  public static void write(Panel panel, Appendable out, boolean header) throws IOException {
    Schema schema = panel.schema();
    CSVFormat format =
        CSVFormat.Builder.create()
            .setDelimiter(schema.format().delimiter())
            .setRecordSeparator("\n")
            .setQuote('"')
            .get();
    CSVPrinter printer = new CSVPrinter(out, format);
    if (schema.format().layout() == Schema.Layout.ROWS && schema.targets().size() == 1) {
      writeRows(panel, printer, header);
    } else {
      writeSteps(panel, printer, header);
    }
    printer.flush();
  }

  private static void writeSteps(Panel panel, CSVPrinter printer, boolean header)
      throws IOException {
    Schema schema = panel.schema();
    if (header) {
      List<String> names = new ArrayList<>(schema.time());
      names.addAll(schema.keys());
      names.addAll(schema.targets());
      printer.printRecord(names);
    }
    for (TimeSeries series : panel.series()) {
      for (int t = 0; t < series.length(); t++) {
        List<String> cells = new ArrayList<>(series.calendar().cells(t));
        cells.addAll(series.keys());
        for (int k = 0; k < series.targetCount(); k++) {
          cells.add(number(series.target(k, t), schema.format().decimal()));
        }
        printer.printRecord(cells);
      }
    }
  }

  private static void writeRows(Panel panel, CSVPrinter printer, boolean header)
      throws IOException {
    Schema schema = panel.schema();
    if (header && schema.format().header()) {
      int longest = panel.series().stream().mapToInt(TimeSeries::length).max().orElse(0);
      List<String> names = new ArrayList<>(schema.keys());
      for (int t = 1; t <= longest; t++) {
        names.add("V" + (t + schema.keys().size()));
      }
      printer.printRecord(names);
    }
    for (TimeSeries series : panel.series()) {
      List<String> cells = new ArrayList<>(series.keys());
      for (int t = 0; t < series.length(); t++) {
        cells.add(number(series.target(0, t), schema.format().decimal()));
      }
      printer.printRecord(cells);
    }
  }

  /**
   * The shortest usual text that reads back to the same double: whole numbers without a fraction,
   * no exponent for numbers of everyday size, nothing for NaN.
   *
   * @param value finite or NaN
   * @param decimal the decimal mark
   */
  public static String number(double value, char decimal) {
    if (Double.isNaN(value)) {
      return "";
    }
    String text = Double.toString(value);
    double size = Math.abs(value);
    if (size == 0 || (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN)) {
      if (text.indexOf('E') >= 0) {
        text = new BigDecimal(text).stripTrailingZeros().toPlainString();
      }
      if (text.endsWith(".0")) {
        text = text.substring(0, text.length() - 2);
      }
    }
    return decimal == '.' ? text : text.replace('.', decimal);
  }
}
