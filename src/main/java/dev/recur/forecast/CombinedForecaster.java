package dev.recur.forecast;

import dev.recur.series.DemandClass;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Several forecasters as one.
 *
 * @param combination how their forecasts are made one
 * @param weights of the members in a mean, one each, 0 or more; a median does not weigh
 * @param intermittent the same for histories of intermittent demand
 * @param members at least one; closed with this
 */
public record CombinedForecaster(
    Combination combination,
    List<Double> weights,
    List<Double> intermittent,
    List<Forecaster> members)
    implements Forecaster {
  /** Copies the lists. */
  public CombinedForecaster {
    weights = List.copyOf(weights);
    intermittent = List.copyOf(intermittent);
    members = List.copyOf(members);
    if (weights.size() != members.size() || intermittent.size() != members.size()) {
      throw new IllegalArgumentException(weights.size() + " weights, " + members.size());
    }
  }

  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    if (areAlike()) {
      return combined(weights, histories, horizon, probabilities);
    }
    Iterator<Forecast> others =
        combined(weights, of(histories, false), horizon, probabilities).iterator();
    Iterator<Forecast> seldom =
        combined(intermittent, of(histories, true), horizon, probabilities).iterator();
    return histories.stream()
        .map(history -> DemandClass.isIntermittent(history) ? seldom.next() : others.next())
        .toList();
  }

  private static List<TimeSeries> of(List<TimeSeries> histories, boolean intermittent) {
    return histories.stream()
        .filter(history -> DemandClass.isIntermittent(history) == intermittent)
        .toList();
  }

  private boolean areAlike() {
    return weights.equals(intermittent);
  }

  /** Combines those that weigh something. */
  private List<Forecast> combined(
      List<Double> own, List<TimeSeries> histories, int horizon, double[] probabilities) {
    if (histories.isEmpty()) {
      return List.of();
    }
    List<List<Forecast>> all = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int member = 0; member < own.size(); member++) {
      if (own.get(member) > 0) {
        all.add(members.get(member).forecast(histories, horizon, probabilities));
        theirs.add(own.get(member));
      }
    }
    List<Forecast> combined = new ArrayList<>(histories.size());
    for (int i = 0; i < histories.size(); i++) {
      int index = i;
      List<Forecast> forecasts = all.stream().map(list -> list.get(index)).toList();
      combined.add(combined(histories.get(i), forecasts, theirs));
    }
    return combined;
  }

  /** Where a member could not be fitted, those that could are combined without it. */
  private Forecast combined(TimeSeries history, List<Forecast> forecasts, List<Double> own) {
    List<Forecast> made = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    boolean none = forecasts.stream().allMatch(forecast -> forecast.fallback().isPresent());
    for (int member = 0; member < forecasts.size(); member++) {
      if (none || forecasts.get(member).fallback().isEmpty()) {
        made.add(forecasts.get(member));
        theirs.add(combination == Combination.MEDIAN ? 1.0 : own.get(member));
      }
    }
    double sum = theirs.stream().mapToDouble(Double::doubleValue).sum();
    double[] shares = theirs.stream().mapToDouble(weight -> weight / sum).toArray();
    Forecast points = Forecast.after(history, points(made, shares));
    Forecast whole = quantiles(made, shares).map(points::with).orElse(points);
    return none ? whole.madeBy(forecasts.get(0).fallback().orElseThrow()) : whole;
  }

  /** Returns the means over the members, quantile by quantile; empty if some member has none. */
  private static Optional<Quantiles> quantiles(List<Forecast> forecasts, double[] shares) {
    List<Quantiles> members =
        forecasts.stream().map(Forecast::quantiles).flatMap(Optional::stream).toList();
    return members.size() < forecasts.size()
        ? Optional.empty()
        : Optional.of(Quantiles.mean(members, shares));
  }

  private double[][] points(List<Forecast> forecasts, double[] shares) {
    TimeSeries first = forecasts.get(0).points();
    double[][] points = new double[first.targetCount()][first.length()];
    double[] values = new double[forecasts.size()];
    for (int target = 0; target < points.length; target++) {
      for (int step = 0; step < points[target].length; step++) {
        for (int member = 0; member < values.length; member++) {
          values[member] = forecasts.get(member).points().target(target, step);
        }
        points[target][step] = combination.of(values, shares);
      }
    }
    return points;
  }

  /** {@inheritDoc} All, where the whole history tells what kind of demand it is. */
  @Override
  public int needed() {
    return !areAlike()
        ? Integer.MAX_VALUE
        : members.stream().mapToInt(Forecaster::needed).max().orElseThrow();
  }

  @Override
  public int together() {
    return members.stream().mapToInt(Forecaster::together).max().orElseThrow();
  }

  @Override
  public void close() {
    members.forEach(Forecaster::close);
  }
}
