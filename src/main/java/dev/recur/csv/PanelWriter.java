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
    write(panel, Beside.NOTHING, out);
  }

  /**
   * Values beside the targets of a panel, such as the ends of intervals.
   *
   * @param suffixes what names such a column, after the name of its target
   * @param values one array a series, shape [target][suffix][step]; NaN where there is nothing
   */
  public record Beside(List<String> suffixes, List<double[][][]> values) {
    /** Targets alone. */
    public static final Beside NOTHING = new Beside(List.of(), List.of());

    /** Copies the lists. */
    public Beside {
      suffixes = List.copyOf(suffixes);
      values = List.copyOf(values);
    }
  }

  /**
   * Writes a panel and what stands beside its targets: further columns after all targets, or, in a
   * file with one series a row, further rows after that of the series, the suffix at the end of
   * their last key.
   *
   * @param panel the values
   * @param beside further values
   * @param out where to
   * @throws IOException if writing fails
   */
  public static void write(Panel panel, Beside beside, Appendable out) throws IOException {
    Schema schema = panel.schema();
    CSVFormat format =
        CSVFormat.Builder.create()
            .setDelimiter(schema.format().delimiter())
            .setRecordSeparator("\n")
            .setQuote('"')
            .get();
    CSVPrinter printer = new CSVPrinter(out, format);
    if (schema.format().layout() == Schema.Layout.ROWS && schema.targets().size() == 1) {
      writeRows(panel, beside, printer);
    } else {
      writeSteps(panel, beside, printer);
    }
    printer.flush();
  }

  private static void writeSteps(Panel panel, Beside beside, CSVPrinter printer)
      throws IOException {
    Schema schema = panel.schema();
    List<String> names = new ArrayList<>(schema.time());
    names.addAll(schema.keys());
    names.addAll(schema.targets());
    for (String target : schema.targets()) {
      beside.suffixes().forEach(suffix -> names.add(target + suffix));
    }
    printer.printRecord(names);
    char decimal = schema.format().decimal();
    for (int s = 0; s < panel.size(); s++) {
      TimeSeries series = panel.series().get(s);
      for (int t = 0; t < series.length(); t++) {
        List<String> cells = new ArrayList<>(series.calendar().cells(t));
        cells.addAll(series.keys());
        for (int k = 0; k < series.targetCount(); k++) {
          cells.add(number(series.target(k, t), decimal));
        }
        for (int k = 0; k < series.targetCount(); k++) {
          for (int c = 0; c < beside.suffixes().size(); c++) {
            cells.add(number(beside.values().get(s)[k][c][t], decimal));
          }
        }
        printer.printRecord(cells);
      }
    }
  }

  private static void writeRows(Panel panel, Beside beside, CSVPrinter printer) throws IOException {
    Schema schema = panel.schema();
    if (schema.format().header()) {
      int longest = panel.series().stream().mapToInt(TimeSeries::length).max().orElse(0);
      List<String> names = new ArrayList<>(schema.keys());
      for (int t = 1; t <= longest; t++) {
        names.add("V" + (t + schema.keys().size()));
      }
      printer.printRecord(names);
    }
    char decimal = schema.format().decimal();
    for (int s = 0; s < panel.size(); s++) {
      TimeSeries series = panel.series().get(s);
      printer.printRecord(row(series.keys(), "", series.target(0), decimal));
      for (int c = 0; c < beside.suffixes().size(); c++) {
        double[] values = beside.values().get(s)[0][c];
        printer.printRecord(row(series.keys(), beside.suffixes().get(c), values, decimal));
      }
    }
  }

  private static List<String> row(List<String> keys, String suffix, double[] values, char decimal) {
    List<String> cells = new ArrayList<>(keys);
    int last = cells.size() - 1;
    cells.set(last, cells.get(last) + suffix);
    for (double value : values) {
      cells.add(number(value, decimal));
    }
    return cells;
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
