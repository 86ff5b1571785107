package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Several forecasters as one.
 *
 * @param combination how their forecasts are made one
 * @param weights of the members in a mean, one each, above 0; a median does not weigh
 * @param members at least one; closed with this
 */
public record CombinedForecaster(
    Combination combination, List<Double> weights, List<Forecaster> members) implements Forecaster {
  /** Copies the lists. */
  public CombinedForecaster {
    weights = List.copyOf(weights);
    members = List.copyOf(members);
    if (weights.size() != members.size()) {
      throw new IllegalArgumentException(weights.size() + " weights, " + members.size());
    }
  }

  /** Members that weigh the same. */
  public CombinedForecaster(Combination combination, List<Forecaster> members) {
    this(combination, Collections.nCopies(members.size(), 1.0), members);
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
  private Optional<Quantiles> quantiles(List<Forecast> forecasts) {
    List<Quantiles> members =
        forecasts.stream().map(Forecast::quantiles).flatMap(Optional::stream).toList();
    return members.size() < forecasts.size()
        ? Optional.empty()
        : Optional.of(Quantiles.mean(members, shares()));
  }

  /** Returns the weights, which sum to one. */
  private double[] shares() {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    boolean alike = combination == Combination.MEDIAN;
    return weights.stream().mapToDouble(w -> alike ? 1.0 / weights.size() : w / sum).toArray();
  }

  private double[][] points(List<Forecast> forecasts, int horizon) {
    double[][] points = new double[forecasts.get(0).points().targetCount()][horizon];
    double[] values = new double[forecasts.size()];
    double[] shares = shares();
    for (int target = 0; target < points.length; target++) {
      for (int step = 0; step < horizon; step++) {
        for (int member = 0; member < values.length; member++) {
          values[member] = forecasts.get(member).points().target(target, step);
        }
        points[target][step] = combination.of(values, shares);
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
