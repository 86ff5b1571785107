package dev.recur.report;

import dev.recur.csv.Digits;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import dev.recur.table.RowWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sample paths as CSV: one row for each series, path and step. */
public final class SamplesCsv {
  private SamplesCsv() {}

  /**
   * Writes a header, then the time, the keys, the number of the path, from 1, and the targets. A
   * file of one series a row has no time: its steps are numbered, from 1.
   *
   * @param schema the columns of the data
   * @param digits that are written
   * @param paths of each series
   * @param out where to
   * @throws IOException if writing fails
   */
  public static void write(
      Schema schema, Digits digits, List<List<TimeSeries>> paths, Appendable out)
      throws IOException {
    boolean numbered = schema.time().isEmpty();
    RowWriter writer = new RowWriter(schema.format(), out);
    List<String> header = new ArrayList<>(numbered ? List.of("step") : schema.time());
    header.addAll(schema.keys());
    header.add("sample");
    header.addAll(schema.targets());
    writer.row(header);
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
