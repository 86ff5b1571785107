package dev.recur.hierarchy;

import dev.recur.evaluation.Backtest;
import dev.recur.evaluation.BacktestListener;
import dev.recur.evaluation.Folds;
import dev.recur.evaluation.Forecasts;
import dev.recur.evaluation.ScoredQuantiles;
import dev.recur.evaluation.Unreconciled;
import dev.recur.forecast.CountedForecaster;
import dev.recur.forecast.Fitter;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Quantiles;
import dev.recur.series.Interruption;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts of series and their sums from every origin, before and after they are made to add up.
 * What is known of their errors is known anew at each origin, from values up to it.
 *
 * @param before as each was made by itself
 * @param after that add up
 */
public record ReconciledBacktest(Unreconciled before, Forecasts after) {
  /**
   * Forecasts.
   *
   * @param model the name users type
   * @param backtest of all series of the hierarchy, alike in the number of origins
   * @param reconciler makes them add up
   * @param fitter is fitted to what is seen from an origin, as often as the origins say, else once
   */
  public static ReconciledBacktest of(
      String model, Backtest backtest, Reconciler reconciler, Fitter fitter) {
    Folds folds = backtest.folds();
    ScoredQuantiles scored = backtest.scored();
    BacktestListener listener = backtest.listener();
    Made before = new Made(folds);
    Made after = new Made(folds);
    int every = folds.origins().refitEvery();
    int fits = every == 0 ? folds.count() : every;
    int passes = passes(folds);
    int[] done = {0};
    listener.forecast(model, 0, passes * folds.panel().size());
    for (int first = 0; first < folds.count(); first += fits) {
      try (Forecaster fitted = fitter.fit(folds.histories(first))) {
        int begun = done[0];
        Forecaster counted =
            new CountedForecaster(
                fitted,
                made -> {
                  done[0] = begun + made;
                  listener.forecast(model, done[0], passes * folds.panel().size());
                });
        for (int f = first; f < Math.min(folds.count(), first + fits); f++) {
          Interruption.check();
          List<TimeSeries> histories = folds.histories(f);
          int steps = folds.of(0).get(f).steps();
          Reconciled both = reconciler.of(counted, histories, steps, scored.asked());
          before.add(f, both.before());
          after.add(f, both.after());
        }
      }
    }
    Forecasts apart = before.forecasts(Unreconciled.NAME, scored);
    return new ReconciledBacktest(
        new Unreconciled(reconciler.how().toString(), apart, reconciler.hierarchy().levels()),
        after.forecasts(model, scored));
  }

  private static int passes(Folds folds) {
    int passes = 0;
    for (int f = 0; f < folds.count(); f++) {
      int length = folds.history(0, f).length();
      passes += 1 + Reconciler.passes(length, folds.of(0).get(f).steps());
    }
    return passes;
  }

  /** Forecasts as they are made. */
  private static final class Made {
    private final double[][][][] values;
    private final List<List<Optional<Quantiles>>> quantiles = new ArrayList<>();
    private int standIns;

    Made(Folds folds) {
      int count = folds.count();
      values = new double[folds.panel().size()][count][][];
      for (int s = 0; s < values.length; s++) {
        if (folds.of(s).size() != count) {
          throw new IllegalArgumentException("series of a hierarchy have different origins");
        }
        quantiles.add(new ArrayList<>());
      }
    }

    void add(int fold, List<Forecast> forecasts) {
      for (int s = 0; s < values.length; s++) {
        Forecast forecast = forecasts.get(s);
        standIns += forecast.fallback().isPresent() ? 1 : 0;
        double[][] targets = new double[forecast.points().targetCount()][];
        for (int k = 0; k < targets.length; k++) {
          targets[k] = forecast.points().target(k);
        }
        values[s][fold] = targets;
        quantiles.get(s).add(forecast.quantiles());
      }
    }

    Forecasts forecasts(String model, ScoredQuantiles scored) {
      return new Forecasts(model, values, standIns).with(scored, quantiles);
    }
  }
}
