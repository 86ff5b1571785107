package dev.recur.report;

import dev.recur.csv.Digits;
import dev.recur.csv.IntervalEnd;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Levels;
import dev.recur.forecast.ScenarioForecast;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import dev.recur.table.RowWriter;
import dev.recur.table.RowWriter.Column;
import dev.recur.table.RowWriter.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts under several futures as a table: one row for each series, step and future, so that
 * futures stand below each other.
 */
public final class ScenarioRows {
  private final Schema schema;
  private final Levels levels;
  private final Digits digits;

  private ScenarioRows(Schema schema, Levels levels, Digits digits) {
    this.schema = schema;
    this.levels = levels;
    this.digits = digits;
  }

  /**
   * Writes a header, then the time, the keys, the name of the future and, for each target, the
   * forecast, its difference from that under the first future, and this summed up from the first
   * step on, each with the ends of its intervals. A file of one series a row has no time: its steps
   * are numbered, from 1.
   *
   * @param schema the columns of the data
   * @param levels of the intervals
   * @param digits that are written
   * @param series forecasts of each series, one a future
   * @param writer takes the rows
   * @throws IOException if writing fails
   */
  public static void write(
      Schema schema,
      Levels levels,
      Digits digits,
      List<List<ScenarioForecast>> series,
      RowWriter writer)
      throws IOException {
    new ScenarioRows(schema, levels, digits).write(series, writer);
  }

  private void write(List<List<ScenarioForecast>> series, RowWriter writer) throws IOException {
    boolean numbered = schema.time().isEmpty();
    List<Column> columns =
        new ArrayList<>(Column.all(numbered ? List.of("step") : schema.time(), Kind.TIME));
    columns.addAll(Column.all(schema.keys(), Kind.TEXT));
    columns.add(new Column("scenario", Kind.TEXT));
    for (String target : schema.targets()) {
      for (String name : List.of(target, target + "-difference", target + "-cumulative")) {
        columns.addAll(Column.all(withEnds(name), Kind.NUMBER));
      }
    }
    writer.columns(columns, true);
    for (List<ScenarioForecast> own : series) {
      TimeSeries first = own.get(0).forecast().points();
      for (int step = 0; step < first.length(); step++) {
        for (ScenarioForecast scenario : own) {
          List<String> cells =
              new ArrayList<>(
                  numbered ? List.of(Integer.toString(step + 1)) : first.calendar().cells(step));
          cells.addAll(first.keys());
          cells.add(scenario.scenario());
          for (int k = 0; k < first.targetCount(); k++) {
            add(Optional.of(scenario.forecast()), k, step, cells);
            add(scenario.difference(), k, step, cells);
            add(scenario.cumulative(), k, step, cells);
          }
          writer.row(cells);
        }
      }
    }
  }

  private List<String> withEnds(String name) {
    List<String> names = new ArrayList<>(List.of(name));
    for (int level = 0; level < levels.percents().size(); level++) {
      names.add(name + IntervalEnd.lower(levels.name(level)));
      names.add(name + IntervalEnd.upper(levels.name(level)));
    }
    return names;
  }

  /** Adds a point and its ends; nothing in their cells where there are none. */
  private void add(Optional<Forecast> forecast, int k, int step, List<String> cells) {
    cells.add(text(forecast.map(f -> f.points().target(k, step)), k));
    for (int level = 0; level < levels.percents().size(); level++) {
      for (int end : new int[] {levels.lower(level), levels.upper(level)}) {
        cells.add(text(forecast.flatMap(Forecast::quantiles).map(q -> q.of(k, end)[step]), k));
      }
    }
  }

  private String text(Optional<Double> value, int k) {
    return value
        .map(number -> digits.text(number, k, schema.format().decimal().character()))
        .orElse("");
  }
}
