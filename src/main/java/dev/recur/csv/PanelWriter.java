package dev.recur.csv;

import static java.math.RoundingMode.HALF_EVEN;

import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import dev.recur.table.RowWriter;
import dev.recur.table.RowWriter.Column;
import dev.recur.table.RowWriter.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes series with the columns, the time notation, the delimiter and the decimal mark of the file
 * that their panel came from, so that the rows can be appended to that file: the time, the keys and
 * the targets of every step. Series that came as one a row, and have one target, go out as one a
 * row.
 *
 * <p>What stands beside the targets, such as the ends of intervals, has suffixes that name it after
 * its target. It goes into further columns after all targets or, with one series a row, into
 * further rows after that of the series, the suffix at the end of their last key.
 */
public final class PanelWriter {
  private static final double LARGEST_PLAIN = 1e15;
  private static final double SMALLEST_PLAIN = 1e-6;

  private final Schema schema;
  private final List<String> suffixes;
  private final boolean rows;
  private final Digits digits;
  private final RowWriter writer;

  /**
   * Makes a writer and gives the columns.
   *
   * @param schema the columns of the panel
   * @param suffixes of what stands beside each target, such as lower and upper ends of intervals in
   *     turn; may be empty
   * @param steps names of the steps where a row is a series
   * @param digits that are written
   * @param writer takes the rows
   * @throws IOException if writing fails
   */
  public PanelWriter(
      Schema schema, List<String> suffixes, Steps steps, Digits digits, RowWriter writer)
      throws IOException {
    this.schema = schema;
    this.digits = digits;
    this.suffixes = List.copyOf(suffixes);
    this.writer = writer;
    rows = schema.format().layout() == Schema.Layout.ROWS && schema.targets().size() == 1;
    List<Column> columns = new ArrayList<>(Column.all(schema.time(), Kind.TIME));
    columns.addAll(Column.all(schema.keys(), Kind.TEXT));
    if (rows) {
      for (int t = 1; t <= steps.count(); t++) {
        columns.add(new Column(steps.name(t, schema.keys().size()), Kind.NUMBER));
      }
    } else {
      columns.addAll(Column.all(targets(), Kind.NUMBER));
    }
    writer.columns(columns, !rows || schema.format().header());
  }

  /**
   * The steps of series that stand in rows.
   *
   * @param before steps that all series have before them, negative if they differ
   * @param count how many steps there are
   */
  public record Steps(int before, int count) {
    /**
     * How many steps all series have before those behind their ends.
     *
     * @param panel the series
     * @return negative if they differ, or have times
     */
    public static int before(Panel panel) {
      if (panel.schema().notation().dated()) {
        return -1;
      }
      long[] ends =
          panel.series().stream()
              .mapToLong(series -> series.calendar().ticks(series.length()) - 1)
              .distinct()
              .limit(2)
              .toArray();
      return ends.length == 1 ? (int) ends[0] : -1;
    }

    /** {@code V127} behind a file of 126 columns, {@code +1} behind rows that end apart. */
    private String name(int step, int keys) {
      return before < 0 ? "+" + step : "V" + ((long) before + keys + step);
    }
  }

  private List<String> targets() {
    List<String> names = new ArrayList<>(schema.targets());
    for (String target : schema.targets()) {
      suffixes.forEach(suffix -> names.add(target + suffix));
    }
    return names;
  }

  /**
   * Writes a series.
   *
   * @param series its targets
   * @param beside shape [target][suffix][step]; NaN where there is nothing
   * @throws IOException if writing fails
   */
  public void write(TimeSeries series, double[][][] beside) throws IOException {
    if (rows) {
      writeRows(series, beside[0]);
    } else {
      writeSteps(series, beside);
    }
  }

  private void writeSteps(TimeSeries series, double[][][] beside) throws IOException {
    char decimal = schema.format().decimal().character();
    for (int t = 0; t < series.length(); t++) {
      List<String> cells = new ArrayList<>(series.calendar().cells(t));
      cells.addAll(series.keys());
      for (int k = 0; k < series.targetCount(); k++) {
        cells.add(digits.text(series.target(k, t), k, HALF_EVEN, decimal));
      }
      for (int k = 0; k < beside.length; k++) {
        for (int c = 0; c < beside[k].length; c++) {
          cells.add(digits.text(beside[k][c][t], k, outward(c), decimal));
        }
      }
      writer.row(cells);
    }
  }

  /** Which way an end is rounded: lower and upper ones come in turn. */
  private static RoundingMode outward(int suffix) {
    return suffix % 2 == 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
  }

  private void writeRows(TimeSeries series, double[][] beside) throws IOException {
    writer.row(row(series.keys(), "", series.target(0), HALF_EVEN));
    for (int c = 0; c < beside.length; c++) {
      writer.row(row(series.keys(), suffixes.get(c), beside[c], outward(c)));
    }
  }

  private List<String> row(List<String> keys, String suffix, double[] values, RoundingMode mode) {
    List<String> cells = new ArrayList<>(keys);
    int last = cells.size() - 1;
    cells.set(last, cells.get(last) + suffix);
    for (double value : values) {
      cells.add(digits.text(value, 0, mode, schema.format().decimal().character()));
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
