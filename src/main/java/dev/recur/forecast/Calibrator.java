package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
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
    Calibrator calibrator = new Calibrator(horizon);
    Map<Integer, List<Origin>> bySteps = new TreeMap<>();
    for (Origin origin : origins) {
      bySteps.computeIfAbsent(origin.fold().steps(), x -> new ArrayList<>()).add(origin);
    }
    bySteps.forEach((steps, some) -> calibrator.add(forecaster, some, steps));
    return calibrator.calibration(horizons(origins, horizon));
  }

  private void add(Forecaster forecaster, List<Origin> origins, int steps) {
    List<TimeSeries> histories =
        origins.stream().map(o -> o.series().slice(0, o.fold().observed())).toList();
    List<Forecast> forecasts = forecaster.forecast(histories, steps, Distribution.probabilities());
    for (int i = 0; i < forecasts.size(); i++) {
      Origin origin = origins.get(i);
      forecasts.get(i).quantiles().ifPresent(own -> add(own, origin));
    }
  }

  private void add(Quantiles own, Origin origin) {
    TimeSeries series = origin.series();
    for (int k = 0; k < series.targetCount(); k++) {
      Distribution[] distributions = own.distributions(k);
      double before = Double.NaN;
      for (int step = 0; step < origin.fold().steps(); step++) {
        int t = origin.fold().observed() + step;
        double deviate =
            series.observed(k, t) ? distributions[step].deviate(series.target(k, t)) : Double.NaN;
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

  /** Returns how many horizons the folds cover, what several of a series share counted once. */
  private static int horizons(List<Origin> origins, int horizon) {
    Map<TimeSeries, List<Fold>> bySeries = new LinkedHashMap<>();
    for (Origin origin : origins) {
      bySeries.computeIfAbsent(origin.series(), x -> new ArrayList<>()).add(origin.fold());
    }
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
