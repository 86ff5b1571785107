package dev.recur.spark;

import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.config.ZeroShotConfig;
import dev.recur.forecast.Levels;
import dev.recur.forecast.PanelForecast;
import dev.recur.model.SavedModel;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Forecasts: a row a step, with the keys, the time, and for each target its point and ends. */
final class ForecastWork implements SeriesWork.Work {
  private final Settled settled;
  private final Optional<SavedModel> model;
  private final Levels levels;
  private final SeriesReader reader;
  private final Recur recur = new Recur();

  ForecastWork(Settled settled) {
    this.settled = settled;
    model = settled.loaded();
    levels = settled.levels(model);
    reader = new SeriesReader(Settled.readOptions(settled.spec(), model), settled.spec().columns());
  }

  /** Returns the columns of a result, all but the numbers as text. */
  static StructType columns(SparkSpec spec, Levels levels) {
    StructType columns = spec.keyColumns().add(spec.time(), DataTypes.StringType);
    for (String target : SparkSpec.words(spec.target())) {
      columns = columns.add(target, DataTypes.DoubleType);
      for (int level = 0; level < levels.percents().size(); level++) {
        columns = columns.add(target + "-lo-" + levels.name(level), DataTypes.DoubleType);
        columns = columns.add(target + "-hi-" + levels.name(level), DataTypes.DoubleType);
      }
    }
    return columns;
  }

  @Override
  public SeriesReader reader() {
    return reader;
  }

  @Override
  public List<Row> rows(List<SeriesRows> series, Panel panel) {
    PanelForecast forecast = forecast(Data.of(panel));
    List<Row> rows = new ArrayList<>();
    for (int s = 0; s < series.size(); s++) {
      TimeSeries points = forecast.forecasts().get(s).points();
      boolean bare = forecast.forecasts().get(s).quantiles().isEmpty();
      List<double[]> columns = new ArrayList<>();
      for (int target = 0; target < points.targetCount(); target++) {
        columns.add(points.target(target));
        for (double percent : levels.percents()) {
          columns.add(bare ? new double[0] : forecast.lower(s, target, percent));
          columns.add(bare ? new double[0] : forecast.upper(s, target, percent));
        }
      }
      for (int step = 0; step < points.length(); step++) {
        List<Object> cells = new ArrayList<>(series.get(s).keys());
        cells.add(points.calendar().label(step));
        for (double[] column : columns) {
          cells.add(column.length == 0 ? null : column[step]);
        }
        rows.add(BadSeries.row(cells));
      }
    }
    return rows;
  }

  private PanelForecast forecast(Data data) {
    SparkSpec spec = settled.spec();
    if (model.isEmpty()) {
      ZeroShotConfig config =
          Settled.zeroShot(
              spec, OptionalInt.of(settled.horizon()), OptionalInt.of(settled.season()));
      return recur.forecast(data, config);
    }
    return Settled.levels(spec)
        .map(asked -> recur.forecast(model.get(), data, settled.horizon(), asked))
        .orElseGet(() -> recur.forecast(model.get(), data, settled.horizon()));
  }
}
