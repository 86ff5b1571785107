package dev.recur.spark;

import dev.recur.forecast.PanelForecast;
import dev.recur.series.TimeSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Forecasts of one target as sorted lines: series, time, then all numbers by their bits. */
final class ForecastLines {
  private ForecastLines() {}

  /** The lines of a table. */
  static List<String> of(Dataset<Row> forecast) {
    List<String> lines = new ArrayList<>();
    for (Row row : RecurSpark.results(forecast).collectAsList()) {
      StringBuilder line = new StringBuilder(row.getString(0) + " " + row.get(1));
      for (int c = 2; c < row.size(); c++) {
        line.append(' ').append(row.isNullAt(c) ? "NaN" : Double.toHexString(row.getDouble(c)));
      }
      lines.add(line.toString());
    }
    lines.sort(String::compareTo);
    return lines;
  }

  /** The lines of a table in CSV. */
  static List<String> of(Path table) throws IOException {
    return Panels.lines(table).stream()
        .map(
            line -> {
              String[] cells = line.split(",", -1);
              StringBuilder bits = new StringBuilder(cells[0] + " " + cells[1]);
              for (int c = 2; c < cells.length; c++) {
                bits.append(' ').append(Double.toHexString(Double.parseDouble(cells[c])));
              }
              return bits.toString();
            })
        .toList();
  }

  /** The lines of plain recur. */
  static List<String> of(PanelForecast forecast) {
    List<String> lines = new ArrayList<>();
    for (int s = 0; s < forecast.forecasts().size(); s++) {
      TimeSeries points = forecast.forecasts().get(s).points();
      boolean bare = forecast.forecasts().get(s).quantiles().isEmpty();
      for (int step = 0; step < points.length(); step++) {
        StringBuilder line =
            new StringBuilder(points.keys().get(0) + " " + points.calendar().label(step));
        line.append(' ').append(Double.toHexString(points.target(0, step)));
        for (double percent : forecast.levels().percents()) {
          double low = bare ? Double.NaN : forecast.lower(s, 0, percent)[step];
          double high = bare ? Double.NaN : forecast.upper(s, 0, percent)[step];
          line.append(' ').append(Double.toHexString(low));
          line.append(' ').append(Double.toHexString(high));
        }
        lines.add(line.toString());
      }
    }
    lines.sort(String::compareTo);
    return lines;
  }
}
