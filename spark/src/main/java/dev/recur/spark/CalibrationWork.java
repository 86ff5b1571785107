package dev.recur.spark;

import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.forecast.Deviates;
import dev.recur.model.SavedModel;
import dev.recur.series.Panel;
import dev.recur.split.Fold;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * How far off a model was on series that it was not fitted to: for each forecast and target a row
 * with the deviates of its steps.
 */
final class CalibrationWork implements SeriesWork.Work {
  private static final String OBSERVED = "recur_observed";
  private static final String STEPS = "recur_steps";
  private static final String TARGET = "recur_target";
  private static final String DEVIATES = "recur_deviates";

  private final SavedModel model;
  private final SeriesReader reader;
  private final int each;

  /**
   * @param each forecasts of one series, at the most
   */
  CalibrationWork(Settled settled, int each) {
    model = settled.loaded().orElseThrow();
    reader =
        new SeriesReader(
            Settled.readOptions(settled.spec(), Optional.of(model)), settled.spec().columns());
    this.each = each;
  }

  /** Returns the columns of a result. */
  static StructType columns(SparkSpec spec) {
    return spec.keyColumns()
        .add(OBSERVED, DataTypes.IntegerType)
        .add(STEPS, DataTypes.IntegerType)
        .add(TARGET, DataTypes.IntegerType)
        .add(DEVIATES, DataTypes.BinaryType);
  }

  @Override
  public SeriesReader reader() {
    return reader;
  }

  @Override
  public List<Row> rows(List<SeriesRows> series, Panel panel) {
    Map<String, List<String>> keys = new HashMap<>();
    for (int s = 0; s < series.size(); s++) {
      keys.put(panel.series().get(s).name(), series.get(s).keys());
    }
    List<Row> rows = new ArrayList<>();
    for (Deviates made : Recur.deviates(model, Data.of(panel), each)) {
      for (int target = 0; target < made.targets().size(); target++) {
        List<Object> cells = new ArrayList<>(keys.getOrDefault(made.series(), List.of()));
        cells.addAll(List.of(made.fold().observed(), made.fold().steps(), target));
        cells.add(bytes(made.targets().get(target)));
        rows.add(BadSeries.row(cells));
      }
    }
    return rows;
  }

  private static byte[] bytes(List<Double> deviates) {
    ByteBuffer bytes = ByteBuffer.allocate(deviates.size() * Double.BYTES);
    deviates.forEach(bytes::putDouble);
    return bytes.array();
  }

  private static List<Double> deviates(byte[] bytes) {
    double[] deviates = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).asDoubleBuffer().get(deviates);
    return Arrays.stream(deviates).boxed().toList();
  }

  /** Returns what was made, in an order that does not depend on partitions. */
  static List<Deviates> collected(Dataset<Row> made, SparkSpec spec) {
    List<String> order = new ArrayList<>(List.of(STEPS));
    order.addAll(spec.keys());
    order.addAll(List.of(OBSERVED, TARGET));
    Column[] columns = Columns.named(order);
    List<Deviates> all = new ArrayList<>();
    List<List<Double>> targets = new ArrayList<>();
    int last = SparkSpec.words(spec.target()).size() - 1;
    for (Row row : made.sort(columns).collectAsList()) {
      targets.add(deviates(row.getAs(DEVIATES)));
      if (row.<Integer>getAs(TARGET) == last) {
        Fold fold = new Fold(row.getAs(OBSERVED), row.getAs(STEPS));
        all.add(new Deviates(name(row, spec), fold, targets));
        targets.clear();
      }
    }
    return all;
  }

  private static String name(Row row, SparkSpec spec) {
    return IntStream.range(0, spec.keys().size())
        .mapToObj(key -> String.valueOf(row.get(key)))
        .collect(Collectors.joining("\0"));
  }
}
