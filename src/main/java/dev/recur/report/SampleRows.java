package dev.recur.report;

import dev.recur.csv.Digits;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import dev.recur.table.RowWriter;
import dev.recur.table.RowWriter.Column;
import dev.recur.table.RowWriter.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sample paths as a table: one row for each series, path and step. */
public final class SampleRows {
  private SampleRows() {}

  /**
   * Writes a header, then the time, the keys, the number of the path, from 1, and the targets. A
   * file of one series a row has no time: its steps are numbered, from 1.
   *
   * @param schema the columns of the data
   * @param digits that are written
   * @param paths of each series
   * @param writer takes the rows
   * @throws IOException if writing fails
   */
  public static void write(
      Schema schema, Digits digits, List<List<TimeSeries>> paths, RowWriter writer)
      throws IOException {
    boolean numbered = schema.time().isEmpty();
    List<Column> columns =
        new ArrayList<>(Column.all(numbered ? List.of("step") : schema.time(), Kind.TIME));
    columns.addAll(Column.all(schema.keys(), Kind.TEXT));
    columns.add(new Column("sample", Kind.NUMBER));
    columns.addAll(Column.all(schema.targets(), Kind.NUMBER));
    writer.columns(columns, true);
    for (List<TimeSeries> ofSeries : paths) {
      for (int path = 0; path < ofSeries.size(); path++) {
        TimeSeries values = ofSeries.get(path);
        for (int t = 0; t < values.length(); t++) {
          List<String> cells =
              new ArrayList<>(
                  numbered ? List.of(Integer.toString(t + 1)) : values.calendar().cells(t));
          cells.addAll(values.keys());
          cells.add(Integer.toString(path + 1));
          for (int k = 0; k < values.targetCount(); k++) {
            cells.add(digits.text(values.target(k, t), k, schema.format().decimal().character()));
          }
          writer.row(cells);
        }
      }
    }
  }
}
