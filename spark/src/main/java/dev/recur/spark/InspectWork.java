package dev.recur.spark;

import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What is seen of each series: steps, first and last time, values that are missing. */
final class InspectWork implements SeriesWork.Work {
  private final SeriesReader reader;

  InspectWork(Settled settled) {
    reader =
        new SeriesReader(
            Settled.readOptions(settled.spec(), settled.loaded()), settled.spec().columns());
  }

  /** Returns the columns of a result. */
  static StructType columns(SparkSpec spec) {
    return spec.keyColumns()
        .add("steps", DataTypes.LongType)
        .add("first", DataTypes.StringType)
        .add("last", DataTypes.StringType)
        .add("missing", DataTypes.LongType)
        .add("frequency", DataTypes.StringType);
  }

  @Override
  public SeriesReader reader() {
    return reader;
  }

  @Override
  public List<Row> rows(List<SeriesRows> series, Panel panel) {
    List<Row> rows = new ArrayList<>();
    for (int s = 0; s < series.size(); s++) {
      TimeSeries one = panel.series().get(s);
      long missing = 0;
      for (int target = 0; target < one.targetCount(); target++) {
        missing += one.missingCount(target);
      }
      List<Object> cells = new ArrayList<>(series.get(s).keys());
      cells.add((long) one.length());
      cells.add(one.calendar().label(0));
      cells.add(one.calendar().label(one.length() - 1));
      cells.add(missing);
      cells.add(panel.schema().frequency().toString());
      rows.add(BadSeries.row(cells));
    }
    return rows;
  }
}
