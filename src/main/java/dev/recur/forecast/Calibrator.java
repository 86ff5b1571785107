package dev.recur.forecast;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scores a forecaster's distributions at origins whose following values it did not learn from.
 * Every forecast sees a slice that ends at its origin.
 */
public final class Calibrator {
  /** Scores are kept to four decimal places, rounded up so that intervals are never too narrow. */
  private static final double PLACES = 1e4;

  /** Beyond this a deviate says no more about how steps hang together. */
  private static final double LARGE = 3;

  /** Origins that are forecast together; bounds the memory. */
  private static final int TOGETHER = 256;

  private final List<List<Double>> scores = new ArrayList<>();
  private double products;
  private double squares;

  private Calibrator(int horizon) {
    for (int step = 0; step < horizon; step++) {
      scores.add(new ArrayList<>());
    }
  }

  /**
   * An origin of one series.
   *
   * @param series at least up to the end of the fold
   * @param fold what is forecast
   */
  public record Origin(TimeSeries series, Fold fold) {}

  /**
   * Returns the calibration of a forecaster.
   *
   * @param forecaster with distributions of its own; where it has none nothing is scored
   * @param origins in any order
   * @param horizon steps of the longest fold
   */
  public static Calibration of(Forecaster forecaster, List<Origin> origins, int horizon) {
    return of(deviates(forecaster, origins), horizons(bySeries(origins), horizon), horizon);
  }

  /**
   * Returns the calibration that forecasts made anywhere give.
   *
   * @param deviates of each forecast, as {@link #deviates} has them
   * @param horizon steps of the longest fold
   */
  public static Calibration of(List<Deviates> deviates, int horizon) {
    Map<String, List<Fold>> bySeries =
        deviates.stream().collect(groupingBy(Deviates::series, mapping(Deviates::fold, toList())));
    return of(deviates, horizons(bySeries, horizon), horizon);
  }

  private static Calibration of(List<Deviates> deviates, int forecasts, int horizon) {
    Calibrator calibrator = new Calibrator(horizon);
    deviates.forEach(calibrator::add);
    return calibrator.calibration(forecasts);
  }

  /**
   * Returns how far off a forecaster is.
   *
   * @param forecaster with distributions of its own; without, nothing is scored
   * @param origins in any order
   * @return those of the shortest folds first, else in the order of the origins
   */
  public static List<Deviates> deviates(Forecaster forecaster, List<Origin> origins) {
    Map<Integer, List<Origin>> bySteps = new TreeMap<>();
    for (Origin origin : origins) {
      bySteps.computeIfAbsent(origin.fold().steps(), x -> new ArrayList<>()).add(origin);
    }
    List<Deviates> deviates = new ArrayList<>();
    bySteps.forEach(
        (steps, some) -> {
          Iterator<Forecast> made = forecasts(forecaster, some, steps).iterator();
          some.forEach(origin -> deviates.add(Deviates.of(made.next(), origin)));
        });
    return deviates;
  }

  /**
   * Returns the calibration of a forecaster on each of several series, whose origins are forecast
   * together.
   *
   * @param forecaster as for {@link #of}
   * @param origins of each series, all with folds of one length; none for one that is not scored
   * @param horizon steps of a fold
   */
  static List<Calibration> ofEach(Forecaster forecaster, List<List<Origin>> origins, int horizon) {
    List<Calibration> all = new ArrayList<>();
    while (all.size() < origins.size()) {
      List<Origin> some = new ArrayList<>();
      int to = all.size();
      while (to < origins.size() && some.size() < TOGETHER) {
        some.addAll(origins.get(to++));
      }
      Iterator<Forecast> made = forecasts(forecaster, some, horizon).iterator();
      for (List<Origin> own : origins.subList(all.size(), to)) {
        List<Deviates> deviates = own.stream().map(o -> Deviates.of(made.next(), o)).toList();
        all.add(of(deviates, horizons(bySeries(own), horizon), horizon));
      }
    }
    return all;
  }

  private static List<Forecast> forecasts(Forecaster forecaster, List<Origin> origins, int steps) {
    return origins.isEmpty()
        ? List.of()
        : forecaster.forecast(
            origins.stream().map(o -> o.series().slice(0, o.fold().observed())).toList(),
            steps,
            Distribution.probabilities());
  }

  private void add(Deviates made) {
    for (List<Double> steps : made.targets()) {
      double before = Double.NaN;
      for (int step = 0; step < steps.size(); step++) {
        double deviate = steps.get(step);
        if (!Double.isNaN(deviate)) {
          scores.get(step).add(Math.ceil(Math.abs(deviate) * PLACES) / PLACES);
        }
        double bounded = Math.max(-LARGE, Math.min(LARGE, deviate));
        if (!Double.isNaN(bounded + before)) {
          products += before * bounded;
          squares += (before * before + bounded * bounded) / 2;
        }
        before = bounded;
      }
    }
  }

  private static Map<TimeSeries, List<Fold>> bySeries(List<Origin> origins) {
    return origins.stream().collect(groupingBy(Origin::series, mapping(Origin::fold, toList())));
  }

  /** Returns how many horizons the folds cover, what several of a series share counted once. */
  private static int horizons(Map<?, List<Fold>> bySeries, int horizon) {
    long steps = 0;
    for (List<Fold> folds : bySeries.values()) {
      BitSet covered = new BitSet();
      folds.forEach(fold -> covered.set(fold.observed(), fold.observed() + fold.steps()));
      steps += covered.cardinality();
    }
    return (int) Math.max(1, steps / horizon);
  }

  private Calibration calibration(int forecasts) {
    scores.forEach(Collections::sort);
    boolean none = scores.stream().allMatch(List::isEmpty);
    double correlation = squares > 0 ? Math.max(0, products / squares) : 0;
    return none ? Calibration.NONE : new Calibration(scores, forecasts, correlation);
  }
}
