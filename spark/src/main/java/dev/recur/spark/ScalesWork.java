package dev.recur.spark;

import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.model.SavedModel;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.transform.CovariateMoments;
import dev.recur.transform.CovariateScales;
import dev.recur.transform.Moments;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The moments of covariates: a row a series, of which all together make the scales. */
final class ScalesWork implements SeriesWork.Work {
  private static final List<String> MOMENTS = List.of("recur_past", "recur_future", "recur_static");

  private final SavedModel model;
  private final SeriesReader reader;

  /**
   * @param settled by a model of any kind
   */
  ScalesWork(Settled settled) {
    model = settled.loaded().orElseThrow();
    reader =
        new SeriesReader(
            Settled.readOptions(settled.spec(), Optional.of(model)), settled.spec().columns());
  }

  /** Returns the columns of a result. */
  static StructType columns(SparkSpec spec) {
    return with(spec.keyColumns());
  }

  private static StructType with(StructType keys) {
    StructType columns = keys;
    for (String moments : MOMENTS) {
      columns = columns.add(moments, DataTypes.BinaryType);
    }
    return columns;
  }

  @Override
  public SeriesReader reader() {
    return reader;
  }

  @Override
  public List<Row> rows(List<SeriesRows> series, Panel panel) {
    Map<String, CovariateMoments> moments = Recur.moments(model, Data.of(panel));
    List<Row> rows = new ArrayList<>();
    for (int s = 0; s < series.size(); s++) {
      CovariateMoments own = moments.get(panel.series().get(s).name());
      if (own != null) {
        List<Object> cells = new ArrayList<>(series.get(s).keys());
        cells.addAll(cells(own));
        rows.add(BadSeries.row(cells));
      }
    }
    return rows;
  }

  /**
   * Returns the scales of all series, the same however they are partitioned.
   *
   * @param made a row a series
   * @throws InputException if there is none
   */
  static CovariateScales scales(Dataset<Row> made, SparkSpec spec) {
    int keys = spec.keys().size();
    MapPartitionsFunction<Row, Row> joined =
        rows -> {
          Optional<CovariateMoments> all = Optional.empty();
          while (rows.hasNext()) {
            CovariateMoments one = moments(rows.next(), keys);
            all = Optional.of(all.map(before -> before.and(one)).orElse(one));
          }
          return all
              .map(ScalesWork::cells)
              .map(cells -> RowFactory.create(cells.toArray()))
              .stream()
              .iterator();
        };
    List<Row> all =
        made.repartition(1)
            .sortWithinPartitions(Columns.named(spec.keys()))
            .mapPartitions(joined, Encoders.row(with(new StructType())))
            .collectAsList();
    if (all.isEmpty()) {
      throw new InputException("all series are too short to be split");
    }
    return moments(all.get(0), 0).scales();
  }

  private static List<Object> cells(CovariateMoments moments) {
    return List.of(bytes(moments.past()), bytes(moments.future()), bytes(moments.statics()));
  }

  private static CovariateMoments moments(Row row, int at) {
    return new CovariateMoments(
        moments(row.<byte[]>getAs(at)),
        moments(row.<byte[]>getAs(at + 1)),
        moments(row.<byte[]>getAs(at + 2)));
  }

  private static byte[] bytes(List<Moments> all) {
    ByteBuffer bytes = ByteBuffer.allocate(all.size() * (Long.BYTES + 2 * Double.BYTES));
    all.forEach(one -> bytes.putLong(one.count()).putDouble(one.mean()).putDouble(one.squares()));
    return bytes.array();
  }

  private static List<Moments> moments(byte[] cells) {
    ByteBuffer bytes = ByteBuffer.wrap(cells);
    List<Moments> all = new ArrayList<>();
    while (bytes.hasRemaining()) {
      all.add(new Moments(bytes.getLong(), bytes.getDouble(), bytes.getDouble()));
    }
    return all;
  }
}
