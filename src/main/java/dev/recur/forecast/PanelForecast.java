package dev.recur.forecast;

import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import java.util.List;

/**
 * The forecasts of a panel.
 *
 * @param schema the columns of the data
 * @param forecasts one a series, in the order of the panel
 * @param levels of the intervals beside the points
 */
public record PanelForecast(Schema schema, List<Forecast> forecasts, Levels levels) {
  /** Copies the list. */
  public PanelForecast {
    forecasts = List.copyOf(forecasts);
  }

  /** Returns the points alone, with the calendar and the columns of the data. */
  public Panel points() {
    List<TimeSeries> points = forecasts.stream().map(Forecast::points).toList();
    return new Panel(schema, points);
  }
}
