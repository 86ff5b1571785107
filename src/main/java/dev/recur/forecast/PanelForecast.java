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

  /**
   * Returns the lower ends of the intervals of a level.
   *
   * @param series its place
   * @param target its place
   * @param percent the level, such as 80
   * @return shape [step], original units
   * @throws IllegalArgumentException if there are no intervals of that level
   */
  public double[] lower(int series, int target, double percent) {
    return quantiles(series, percent).of(target, levels.lower(place(percent)));
  }

  /**
   * Returns the upper ends of the intervals of a level.
   *
   * @param series its place
   * @param target its place
   * @param percent the level, such as 80
   * @return shape [step], original units
   * @throws IllegalArgumentException if there are no intervals of that level
   */
  public double[] upper(int series, int target, double percent) {
    return quantiles(series, percent).of(target, levels.upper(place(percent)));
  }

  private int place(double percent) {
    return levels.percents().indexOf(percent);
  }

  private Quantiles quantiles(int series, double percent) {
    Forecast forecast = forecasts.get(series);
    if (place(percent) < 0 || forecast.quantiles().isEmpty()) {
      throw new IllegalArgumentException(
          forecast.points().name()
              + " has no intervals of "
              + percent
              + " %; there are "
              + (forecast.quantiles().isEmpty() ? "none" : levels));
    }
    return forecast.quantiles().orElseThrow();
  }

  /** Returns the points alone, with the calendar and the columns of the data. */
  public Panel points() {
    List<TimeSeries> points = forecasts.stream().map(Forecast::points).toList();
    return new Panel(schema, points);
  }
}
