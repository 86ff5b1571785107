package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several forecasters as one.
 *
 * @param combination how their forecasts are made one
 * @param members at least one; closed with this
 */
public record CombinedForecaster(Combination combination, List<Forecaster> members)
    implements Forecaster {
  /** Copies the list. */
  public CombinedForecaster {
    members = List.copyOf(members);
  }

  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    List<List<Forecast>> all = new ArrayList<>();
    for (Forecaster member : members) {
      all.add(member.forecast(histories, horizon, probabilities));
    }
    List<Forecast> combined = new ArrayList<>(histories.size());
    for (int i = 0; i < histories.size(); i++) {
      int index = i;
      List<Forecast> forecasts = all.stream().map(list -> list.get(index)).toList();
      Forecast points = Forecast.after(histories.get(i), points(forecasts, horizon));
      combined.add(quantiles(forecasts).map(points::with).orElse(points));
    }
    return combined;
  }

  /** Returns the means over the members, quantile by quantile; empty if some member has none. */
  private static Optional<Quantiles> quantiles(List<Forecast> forecasts) {
    List<Quantiles> members =
        forecasts.stream().map(Forecast::quantiles).flatMap(Optional::stream).toList();
    return members.size() < forecasts.size()
        ? Optional.empty()
        : Optional.of(Quantiles.mean(members));
  }

  private double[][] points(List<Forecast> forecasts, int horizon) {
    double[][] points = new double[forecasts.get(0).points().targetCount()][horizon];
    double[] values = new double[forecasts.size()];
    for (int target = 0; target < points.length; target++) {
      for (int step = 0; step < horizon; step++) {
        for (int member = 0; member < values.length; member++) {
          values[member] = forecasts.get(member).points().target(target, step);
        }
        points[target][step] = combination.of(values);
      }
    }
    return points;
  }

  @Override
  public int needed() {
    return members.stream().mapToInt(Forecaster::needed).max().orElseThrow();
  }

  @Override
  public void close() {
    members.forEach(Forecaster::close);
  }
}
