package dev.recur.report;

import dev.recur.csv.Digits;
import dev.recur.csv.IntervalEnd;
import dev.recur.csv.PanelWriter;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Levels;
import dev.recur.forecast.Quantiles;
import dev.recur.series.Schema;
import dev.recur.table.RowWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * A forecast as a table: the columns of the data, then the ends of the intervals of each target.
 */
public final class ForecastRows {
  private ForecastRows() {}

  /**
   * Writes forecasts as they come.
   *
   * @param schema the columns of the data
   * @param levels of the quantiles
   * @param before steps that all series have before the first, negative if they end apart
   * @param digits that are written
   * @param forecasts one a series, at least one, of as many steps each
   * @param writer takes the rows
   * @throws IOException if writing fails
   */
  public static void write(
      Schema schema,
      Levels levels,
      int before,
      Digits digits,
      Iterator<Forecast> forecasts,
      RowWriter writer)
      throws IOException {
    List<String> suffixes = new ArrayList<>();
    for (int level = 0; level < levels.percents().size(); level++) {
      suffixes.add(IntervalEnd.lower(levels.name(level)));
      suffixes.add(IntervalEnd.upper(levels.name(level)));
    }
    Forecast first = forecasts.next();
    PanelWriter.Steps steps = new PanelWriter.Steps(before, first.points().length());
    PanelWriter rows = new PanelWriter(schema, suffixes, steps, digits, writer);
    rows.write(first.points(), ends(first, levels));
    while (forecasts.hasNext()) {
      Forecast forecast = forecasts.next();
      rows.write(forecast.points(), ends(forecast, levels));
    }
  }

  /** Returns the ends of the intervals, shape [target][end][step], NaN without quantiles. */
  private static double[][][] ends(Forecast forecast, Levels levels) {
    int steps = forecast.points().length();
    double[][][] ends = new double[forecast.points().targetCount()][][];
    for (int target = 0; target < ends.length; target++) {
      ends[target] = new double[2 * levels.percents().size()][steps];
      for (int level = 0; level < levels.percents().size(); level++) {
        ends[target][2 * level] = end(forecast, target, levels.lower(level));
        ends[target][2 * level + 1] = end(forecast, target, levels.upper(level));
      }
    }
    return ends;
  }

  private static double[] end(Forecast forecast, int target, int probability) {
    if (forecast.quantiles().isPresent()) {
      Quantiles quantiles = forecast.quantiles().get();
      return quantiles.of(target, probability);
    }
    double[] nothing = new double[forecast.points().length()];
    Arrays.fill(nothing, Double.NaN);
    return nothing;
  }
}
