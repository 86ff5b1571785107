package dev.recur.report;

import dev.recur.csv.Digits;
import dev.recur.csv.PanelWriter;
import dev.recur.evaluation.Anomaly;
import dev.recur.series.Schema;
import dev.recur.table.RowWriter;
import dev.recur.table.TextWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Values outside what was forecast for them, as CSV: one row each, original units. */
public final class CheckCsv {
  private CheckCsv() {}

  /**
   * Writes a header, then the key columns, the time, the target, the value, its forecast and the
   * ends of the interval.
   *
   * @param schema the columns of the data
   * @param digits of forecasts and ends
   * @param anomalies what is written
   * @param out where to
   * @throws IOException if writing fails
   */
  public static void write(Schema schema, Digits digits, List<Anomaly> anomalies, Appendable out)
      throws IOException {
    RowWriter writer = new TextWriter(schema.format().delimiter(), out);
    List<String> header = new ArrayList<>(schema.keys());
    header.addAll(List.of("time", "target", "value", "forecast", "lower", "upper"));
    writer.row(header);
    char decimal = schema.format().decimal().character();
    for (Anomaly anomaly : anomalies) {
      List<String> cells = new ArrayList<>(anomaly.keys());
      cells.add(anomaly.time());
      cells.add(schema.targets().get(anomaly.target()));
      cells.add(PanelWriter.number(anomaly.value(), decimal));
      for (double number : new double[] {anomaly.point(), anomaly.lower(), anomaly.upper()}) {
        cells.add(digits.text(number, anomaly.target(), decimal));
      }
      writer.row(cells);
    }
  }
}
